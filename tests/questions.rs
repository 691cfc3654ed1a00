//! Which questions a resume calls for, and which duties it shows.

use jiff::civil::date;
use redsieve::engine::Engine;
use redsieve::report::Judgement;
use redsieve::screener::{Screener, Source};

fn judged(bullets: &str) -> Judgement {
    let screener = Screener::new(Box::new(Engine::load(None).unwrap()), date(2026, 6, 1));
    let text = format!(
        "Ana Pereira\nBackend developer\n\nExperience\nBackend Developer, Nimbus Travel  01/2020 - 12/2025\n{bullets}\n"
    );
    screener.screen(&Source::new("ana.txt"), text.as_bytes()).judgement
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
    let screener = Screener::new(Box::new(Engine::load(None).unwrap()), date(2026, 6, 1));
    let nurse = "Grace Mensah\nRegistered nurse\n\nExperience\nNurse, Hillside Clinic  01/2020 - 12/2025\n- Cared for patients.\n";
    let report = screener.screen(&Source::new("grace.txt"), nurse.as_bytes());
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
