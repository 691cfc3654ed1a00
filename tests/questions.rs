//! Which questions a resume calls for, and which duties it shows.

use std::sync::LazyLock;

use jiff::civil::date;
use redsieve::engine::Engine;
use redsieve::report::Judgement;
use redsieve::screener::{Screener, Source};

static SCREENER: LazyLock<Screener> =
    LazyLock::new(|| Screener::new(Box::new(Engine::load(None).unwrap()), date(2026, 6, 1)));

fn judged(bullets: &str) -> Judgement {
    let text = format!(
        "Ana Pereira\nBackend developer\n\nExperience\nBackend Developer, Nimbus Travel  01/2020 - 12/2025\n{bullets}\n"
    );
    SCREENER.screen(&Source::new("ana.txt"), text.as_bytes()).judgement
}

fn asked(bullets: &str) -> Vec<String> {
    judged(bullets).questions.into_iter().map(|question| question.id).collect()
}

#[test]
fn a_watch_flag_brings_its_question_first() {
    for (bullet, question) in [
        ("- Cached fares in Redis.", "invalidation"),
        ("- Kept user sessions in Redis.", "session-store"),
        ("- Built a leaderboard of drivers with Redis.", "leaderboard"),
        ("- Built a job queue for tickets on Redis.", "job-queue"),
        ("- Built rate limiting for the fare API on Redis.", "rate-limiter"),
    ] {
        assert_eq!(asked(bullet).first().map(String::as_str), Some(question), "{bullet}");
    }
}

#[test]
fn what_the_resume_answers_is_not_asked() {
    let answered = asked("- Cached fares in Redis with cache-aside; each change of a price evicts its key.");
    assert!(!answered.contains(&"invalidation".to_owned()), "{answered:?}");
    assert!(!answered.contains(&"pattern-choice".to_owned()), "{answered:?}");
}

#[test]
fn a_claim_above_the_evidence_and_a_shared_figure_are_asked_about() {
    let claim = judged("- Expert in Redis.");
    let question = claim.questions.iter().find(|question| question.id == "claimed-level").unwrap();
    assert!(question.because.contains(&"claimed-level".to_owned()), "{:?}", question.because);
    let shared = asked("- Made search 84% faster by removing n+1 queries, indexing and Redis caching.");
    assert!(shared.contains(&"quantity-behind".to_owned()), "{shared:?}");
    let alone = asked("- Made search 84% faster by Redis caching.");
    assert!(!alone.contains(&"quantity-behind".to_owned()), "{alone:?}");
}

#[test]
fn nobody_is_asked_more_than_five_and_no_nurse_is_asked_at_all() {
    let many = "- Expert in Redis.\n- Cached fares in Redis.\n- Kept user sessions in Redis.\n- Built a leaderboard with Redis.\n- Built a job queue on Redis.\n- Built rate limiting on Redis.";
    assert_eq!(asked(many).len(), 5);
    let nurse = "Grace Mensah\nRegistered nurse\n\nExperience\nNurse, Hillside Clinic  01/2020 - 12/2025\n- Cared for patients.\n";
    let report = SCREENER.screen(&Source::new("grace.txt"), nurse.as_bytes());
    assert_eq!(report.judgement.questions, []);
}

#[test]
fn duties_are_seen_where_they_are_told() {
    let judgement = judged("- Kept user sessions in Redis.\n- Ran a Redis Cluster of six nodes.");
    let seen = |role: &str| -> Vec<String> {
        let role = judgement.roles.iter().find(|found| found.id == role).unwrap();
        role.duties.iter().filter(|duty| duty.seen).map(|duty| duty.id.clone()).collect()
    };
    assert_eq!(seen("backend"), ["sessions"]);
    assert_eq!(seen("infrastructure"), ["cluster-and-ha", "sentinel-or-cluster"]);
    assert_eq!(seen("performance"), Vec::<String>::new());
}

/// A resume of level 2 that says nothing of caching.
const COMPETENT: &str = "- Kept user sessions in Redis with an expiry of an hour that each login renews.
- Built rate limiting for the fare API on Redis with atomic Lua scripts.";

/// A resume of level 2 that leaves little open but the next level.
const ROUNDED: &str = "- Cached fares in Redis with cache-aside; each change of a price evicts its key.
- Built the ranking of drivers on Redis sorted sets.";

#[test]
fn every_question_is_asked_where_it_is_open_and_not_where_it_is_settled() {
    let cases = [
        ("claimed-level", "- Expert in Redis.", "- Cached fares in Redis."),
        (
            "quantity-behind",
            "- Made search 84% faster by removing n+1 queries, indexing and Redis caching.",
            "- Made search 84% faster by Redis caching.",
        ),
        (
            "invalidation",
            "- Cached fares in Redis.",
            "- Cached fares in Redis; each change of a price evicts its key.",
        ),
        (
            "session-store",
            "- Kept user sessions in Redis.",
            "- Kept user sessions in Redis with an expiry of an hour.",
        ),
        (
            "leaderboard",
            "- Built a leaderboard of drivers with Redis.",
            "- Built a leaderboard of drivers with Redis sorted sets.",
        ),
        (
            "job-queue",
            "- Built a job queue for tickets on Redis.",
            "- Built a job queue for tickets on Redis Streams with consumer groups and retries.",
        ),
        (
            "rate-limiter",
            "- Built rate limiting for the fare API on Redis.",
            "- Built rate limiting for the fare API on Redis with a sliding window in Lua.",
        ),
        ("cache-database-queries", "- Cached fares in Redis.", "- Cached fares in Redis with cache-aside."),
        (
            "out-of-memory",
            "- Cached fares in Redis.",
            "- Cached fares in Redis; set maxmemory and allkeys-lfu.",
        ),
        (
            "redis-or-database",
            "- Cached fares in Redis.",
            "- Built the ranking of drivers on Redis sorted sets.",
        ),
        ("pattern-choice", COMPETENT, &format!("{COMPETENT}\n- Cached fares in Redis with cache-aside.")),
        (
            "multi-layer-design",
            ROUNDED,
            &format!("{ROUNDED}\n- Designed a two-layer cache of Caffeine and Redis."),
        ),
        (
            "scale-100m-per-day",
            ROUNDED,
            &format!("{ROUNDED}\n- Resharded the Redis Cluster and tuned its pool sizes and hot keys."),
        ),
        (
            "persistence-trade-offs",
            ROUNDED,
            &format!("{ROUNDED}\n- Configured AOF for Redis after a lost night and drilled restores of it."),
        ),
    ];
    for (question, open, settled) in cases {
        let (open, settled) = (asked(open), asked(settled));
        assert!(open.contains(&question.to_owned()), "{question} is not among {open:?}");
        assert!(!settled.contains(&question.to_owned()), "{question} is among {settled:?}");
    }
}

#[test]
fn a_figure_of_somebody_else_is_not_asked_about() {
    let theirs = asked(
        "- Cached fares in Redis.\n- The platform team made search 84% faster by indexing and Redis caching.",
    );
    assert!(!theirs.contains(&"quantity-behind".to_owned()), "{theirs:?}");
}

#[test]
fn every_duty_is_seen_where_it_is_told_and_not_where_a_rival_did_it() {
    let cases = [
        ("backend", "caching-layer", "Cached fares in Redis."),
        ("backend", "sessions", "Kept user sessions in Redis."),
        ("backend", "rate-limiting", "Built rate limiting for the fare API on Redis."),
        ("backend", "feature-flags", "Kept feature flags in Redis."),
        ("backend", "simple-messaging", "Fanned out seat changes over Redis pub/sub."),
        ("backend", "structures", "Built the ranking of drivers on Redis sorted sets."),
        ("performance", "multi-layer", "Put a Caffeine cache in front of the Redis cache as L1 and L2."),
        ("performance", "hit-rate", "Raised the hit ratio of the Redis cache from 71% to 94%."),
        ("performance", "invalidation", "Built cache invalidation for fares in Redis."),
        ("performance", "distributed-caching", "Built a distributed cache on Redis Cluster."),
        ("performance", "config-tuning", "Tuned the connection pool and hot keys of Redis."),
        ("performance", "warming", "Added cache warming for the Redis cache."),
        ("infrastructure", "cluster-and-ha", "Ran a Redis Cluster of six nodes."),
        ("infrastructure", "sentinel-or-cluster", "Set up Redis Sentinel."),
        ("infrastructure", "monitoring", "Monitored Redis with alerts on its miss counts."),
        ("infrastructure", "persistence", "Configured AOF for Redis."),
        ("infrastructure", "backups", "Ran nightly backups of Redis and drilled restores."),
        ("infrastructure", "security", "Rolled out ACLs and TLS for Redis."),
        ("infrastructure", "production-optimisation", "Set maxmemory and allkeys-lfu on Redis."),
    ];
    let is_seen = |role: &str, duty: &str, judgement: &Judgement| {
        let role = judgement.roles.iter().find(|found| found.id == role).unwrap();
        let duty = role.duties.iter().find(|found| found.id == duty).unwrap();
        assert_eq!(duty.seen, !duty.evidence.is_empty(), "{}", duty.id);
        duty.seen
    };
    for (role, duty, bullet) in cases {
        assert!(is_seen(role, duty, &judged(&format!("- {bullet}"))), "{role}/{duty}: {bullet}");
        let rival = format!("- {}", bullet.replace("Redis", "Hazelcast"));
        let both = format!("{rival}\n\nSkills\nJava, Redis, Docker");
        for other in [rival, both] {
            assert!(!is_seen(role, duty, &judged(&other)), "{role}/{duty} in {other}");
        }
    }
}

/// A resume of level 3 that meets every criterion and leaves nothing open.
const COMPLETE: &str = "- Designed a two-layer cache of Caffeine and Redis with cache-aside and event-driven invalidation; TTLs are set per kind of data.
- Raised the hit ratio of the Redis cache from 71% to 94%.
- Kept user sessions in Redis, shared by all instances, with an expiry of an hour, through Jedis.
- Built rate limiting for the fare API on Redis with a sliding window in Lua, across all instances.
- Built the ranking of drivers on Redis sorted sets and kept their profiles in hashes.
- Ran and resharded a Redis Cluster of 12 nodes at 200,000 requests per second and tuned its hot keys.
- Set maxmemory and allkeys-lfu, configured AOF for Redis and drilled restores of its backups.";

#[test]
fn who_leaves_nothing_open_is_asked_to_tell_more_of_the_strongest_claims() {
    let judgement = judged(COMPLETE);
    let level = judgement.level.as_ref().unwrap();
    let unmet: Vec<&str> = level
        .criteria
        .iter()
        .filter(|criterion| !criterion.met)
        .map(|criterion| criterion.id.as_str())
        .collect();
    assert_eq!((level.estimate, unmet), (3, Vec::<&str>::new()));
    let asked: Vec<&str> = judgement.questions.iter().map(|question| question.id.as_str()).collect();
    assert_eq!(asked, ["quantity-behind", "multi-layer-design"]);
    for question in &judgement.questions {
        for id in &question.because {
            assert!(level.criteria.iter().any(|criterion| criterion.id == *id && criterion.met), "{id}");
        }
    }
}

#[test]
fn nobody_is_asked_about_a_use_that_they_do_not_claim() {
    for bullets in [
        "- Cached fares in Redis.",
        "- Kept user sessions in Redis.",
        "- Read fares from Redis through Jedis.",
    ] {
        let asked = asked(bullets);
        assert!(!asked.contains(&"leaderboard".to_owned()), "{bullets}: {asked:?}");
        assert!(!asked.contains(&"job-queue".to_owned()), "{bullets}: {asked:?}");
    }
}

#[test]
fn a_figure_that_cannot_be_is_asked_about() {
    let because = |bullet: &str| {
        let questions = judged(bullet).questions;
        questions
            .into_iter()
            .find(|question| question.id == "quantity-behind")
            .map(|question| question.because)
    };
    let impossible = Some(vec!["implausible-quantity".to_owned()]);
    assert_eq!(because("- Cut the latency of search by 140% with Redis caching."), impossible);
    assert_eq!(because("- Cut the latency of search by 40% with Redis caching."), None);
}

#[test]
fn every_question_says_why_and_how_juniors_and_seniors_answer() {
    let engine = Engine::load(None).unwrap();
    for question in &engine.pack().questions {
        for text in [&question.ask, &question.junior, &question.senior] {
            assert!(!text.trim().is_empty(), "{}", question.id);
        }
        assert_ne!(question.junior, question.senior, "{}", question.id);
    }
    for bullets in ["- Expert in Redis.", "- Cached fares in Redis.", COMPLETE] {
        let questions = judged(bullets).questions;
        assert!(!questions.is_empty() && questions.len() <= 5, "{bullets}");
        assert!(questions.iter().all(|question| !question.because.is_empty()), "{bullets}");
    }
}
