//! What must not matter does not matter: who somebody is, where they studied, in which order they
//! tell their jobs; and saying more of real work never makes a judgement worse.

use std::sync::LazyLock;

use jiff::civil::date;
use proptest::prelude::*;
use redsieve::engine::Engine;
use redsieve::report::Judgement;
use redsieve::screener::{Screener, Source};

static SCREENER: LazyLock<Screener> =
    LazyLock::new(|| Screener::new(Box::new(Engine::load(None).unwrap()), date(2026, 6, 1)));

/// Bullets of real work, each of which puts a feature to use.
const BULLETS: [&str; 10] = [
    "Cached fares in Redis with cache-aside.",
    "Kept user sessions in Redis with an expiry of an hour.",
    "Built rate limiting for the fare API on Redis with a sliding window.",
    "Built the ranking of drivers on Redis sorted sets.",
    "Fanned out seat changes over Redis pub/sub.",
    "Ran a Redis Cluster of six nodes.",
    "Cut database load by 70% by caching fares in Redis.",
    "Wrote the booking counters as a Redis Lua script.",
    "Set maxmemory and allkeys-lfu on the Redis of the fare cache.",
    "Configured AOF for the Redis of the bookings after a lost night.",
];

struct Person {
    name: &'static str,
    pronoun: &'static str,
    town: &'static str,
    school: &'static str,
}

const PEOPLE: [Person; 4] = [
    Person { name: "Amina Yusuf", pronoun: "she/her", town: "Kano, Nigeria", school: "Bayero University" },
    Person { name: "John Smith", pronoun: "he/him", town: "Boston, USA", school: "Ivy Hall University" },
    Person { name: "Li Wei", pronoun: "they/them", town: "Chengdu, China", school: "Sichuan University" },
    Person { name: "Zoë Müller-Kraft", pronoun: "she/her", town: "Ulm, Germany", school: "Ulm University" },
];

fn resume(person: &Person, jobs: &[(&str, Vec<&str>)]) -> String {
    let jobs: Vec<String> =
        jobs.iter().map(|(headline, bullets)| format!("{headline}\n- {}\n", bullets.join("\n- "))).collect();
    format!(
        "{} ({})\nBackend developer\n{} | someone@example.com\n\nExperience\n{}\nEducation\nBSc Computer Science, {}  2012 - 2015\n",
        person.name,
        person.pronoun,
        person.town,
        jobs.concat(),
        person.school
    )
}

fn judge(text: &str) -> Judgement {
    SCREENER.screen(&Source::new("a.txt"), text.as_bytes()).judgement
}

fn level(judgement: &Judgement) -> u8 {
    judgement.level.as_ref().unwrap().estimate
}

/// What is judged, without the places of the words.
fn verdicts(judgement: &Judgement) -> String {
    let level = judgement.level.as_ref().unwrap();
    let flags: Vec<_> = judgement.flags.iter().map(|flag| (&flag.id, flag.severity)).collect();
    let criteria: Vec<_> = level.criteria.iter().map(|criterion| (&criterion.id, criterion.met)).collect();
    let questions: Vec<_> = judgement.questions.iter().map(|question| &question.id).collect();
    let months = judgement.experience.as_ref().unwrap().months;
    format!("{} {:?} {flags:?} {criteria:?} {questions:?} {months}", level.estimate, level.confidence)
}

fn bullets() -> impl Strategy<Value = Vec<&'static str>> {
    proptest::sample::subsequence(BULLETS.to_vec(), 1..=5)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn who_somebody_is_changes_nothing(first in bullets(), second in bullets()) {
        let jobs = [
            ("Backend Developer, Nimbus Travel  01/2021 - 12/2025", first),
            ("Software Engineer, Tidewater Ltd  03/2016 - 12/2020", second),
        ];
        let verdict = verdicts(&judge(&resume(&PEOPLE[0], &jobs)));
        for person in &PEOPLE[1..] {
            prop_assert_eq!(&verdicts(&judge(&resume(person, &jobs))), &verdict);
        }
    }

    #[test]
    fn the_order_of_the_jobs_changes_nothing(first in bullets(), second in bullets()) {
        let mut jobs = [
            ("Backend Developer, Nimbus Travel  01/2021 - 12/2025", first),
            ("Software Engineer, Tidewater Ltd  03/2016 - 12/2020", second),
        ];
        let verdict = verdicts(&judge(&resume(&PEOPLE[0], &jobs)));
        jobs.reverse();
        prop_assert_eq!(verdicts(&judge(&resume(&PEOPLE[0], &jobs))), verdict);
    }

    #[test]
    fn more_work_never_lowers_the_level(told in bullets(), more in 0..BULLETS.len()) {
        let headline = "Backend Developer, Nimbus Travel  01/2021 - 12/2025";
        let before = level(&judge(&resume(&PEOPLE[0], &[(headline, told.clone())])));
        let mut with_more = told;
        with_more.push(BULLETS[more]);
        let after = level(&judge(&resume(&PEOPLE[0], &[(headline, with_more)])));
        prop_assert!(after >= before, "{before} became {after}");
    }

    #[test]
    fn a_side_project_never_lowers_the_level(told in bullets(), aside in bullets()) {
        let work = resume(&PEOPLE[0], &[("Backend Developer, Nimbus Travel  01/2021 - 12/2025", told)]);
        let both = format!("{work}\nProjects\nFare board  2024\n- {}\n", aside.join("\n- "));
        let (before, after) = (level(&judge(&work)), level(&judge(&both)));
        prop_assert!(after >= before, "{before} became {after}");
    }
}
