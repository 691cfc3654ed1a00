//! What must not matter does not matter: who somebody is, where they studied, in which order they
//! tell their jobs; and saying more of real work never makes a judgement worse.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use jiff::civil::date;
use proptest::prelude::*;
use redsieve::engine::Engine;
use redsieve::report::Judgement;
use redsieve::screener::{Screener, Source};

static SCREENER: LazyLock<Screener> = LazyLock::new(|| {
    let engine = Engine::load(None).unwrap().aim_at("backend-at-scale").unwrap();
    Screener::new(Box::new(engine), date(2026, 6, 1))
});

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
    let duties = judgement.roles.iter().flat_map(|role| &role.duties);
    let duties: Vec<_> = duties.map(|duty| (&duty.id, duty.seen)).collect();
    let uses: BTreeSet<_> = judgement.use_cases.iter().map(|case| &case.id).collect();
    let structures: BTreeSet<_> = judgement.structures.iter().map(|structure| &structure.id).collect();
    let verdict = judgement.need.as_ref().map(|need| need.verdict);
    let (estimate, support, confidence) = (level.estimate, level.support, level.confidence);
    let quantities = judgement.quantities.len();
    format!(
        "{estimate} {support:?} {confidence:?} {flags:?} {criteria:?} {questions:?} {months} {duties:?} {uses:?} {structures:?} {quantities} {verdict:?}"
    )
}

/// As a page of HTML, with a photo or without.
fn page(resume: &str, photo: Option<&str>) -> String {
    let mut body = photo.map_or_else(String::new, |photo| format!("<img src=\"{photo}\" alt=\"photo\">"));
    for line in resume.lines() {
        match line.strip_prefix("- ") {
            Some(bullet) => body.push_str(&format!("<ul><li>{bullet}</li></ul>")),
            None if line.is_empty() => {}
            None => body.push_str(&format!("<p>{line}</p>")),
        }
    }
    format!("<!DOCTYPE html><html lang=\"en\"><head><title>CV</title></head><body>{body}</body></html>")
}

/// Lines that resumes of some countries open with.
const PERSONAL: [&str; 6] = [
    "Born 4 March 1991, married, two children",
    "12 Harbour Street, Flat 3, Lagos 100001",
    "Nationality: Kenyan | Religion: none",
    "Phone +49 170 0000000",
    "Age: 58",
    "Gender: female",
];

const HEADLINES: [&str; 3] = [
    "Backend Developer, Nimbus Travel  01/2021 - 12/2025",
    "Software Engineer, Tidewater Ltd  03/2016 - 12/2020",
    "Developer, Corvid Logistics  06/2014 - 02/2016",
];

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

    /// Each of the things apart, in any mixture.
    #[test]
    fn no_part_of_who_somebody_is_changes_anything(
        told in bullets(),
        parts in proptest::array::uniform4(0..PEOPLE.len()),
        personal in proptest::sample::subsequence(PERSONAL.to_vec(), 0..=PERSONAL.len()),
    ) {
        let jobs = [(HEADLINES[0], told)];
        let verdict = verdicts(&judge(&resume(&PEOPLE[0], &jobs)));
        let [name, pronoun, town, school] = parts.map(|part| &PEOPLE[part]);
        let mixed =
            Person { name: name.name, pronoun: pronoun.pronoun, town: town.town, school: school.school };
        let text = resume(&mixed, &jobs).replacen("\n\nExperience", &format!("\n{}\n\nExperience", personal.join("\n")), 1);
        prop_assert_eq!(verdicts(&judge(&text)), verdict, "{}", text);
    }

    #[test]
    fn a_photo_changes_nothing(told in bullets(), pixel in "[A-Za-z0-9]{8,40}") {
        let text = resume(&PEOPLE[1], &[(HEADLINES[0], told)]);
        let judge = |page: String| SCREENER.screen(&Source::new("a.html"), page.as_bytes()).judgement;
        let verdict = verdicts(&judge(page(&text, None)));
        for photo in [format!("data:image/png;base64,{pixel}"), "me.jpg".to_owned()] {
            prop_assert_eq!(verdicts(&judge(page(&text, Some(&photo)))), verdict.clone());
        }
    }

    #[test]
    fn any_order_of_three_jobs_is_the_same(
        told in proptest::array::uniform3(bullets()),
        order in Just([0_usize, 1, 2]).prop_shuffle(),
    ) {
        let jobs = |order: [usize; 3]| order.map(|at| (HEADLINES[at], told[at].clone()));
        let straight = verdicts(&judge(&resume(&PEOPLE[2], &jobs([0, 1, 2]))));
        prop_assert_eq!(verdicts(&judge(&resume(&PEOPLE[2], &jobs(order)))), straight);
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

    /// Wherever it is put, and whatever else the resume says of itself.
    #[test]
    fn a_further_feature_at_work_never_lowers_the_level(
        told in proptest::array::uniform2(proptest::sample::subsequence(BULLETS.to_vec(), 0..=4)),
        more in 0..BULLETS.len(),
        place in (0..2_usize, 0..5_usize),
        aside in proptest::sample::select(vec![
            "",
            "\nSkills\nJava, Redis, Docker\n",
            "\nSkills\nExpert in Redis\n",
            "\nCourses\nRedis tutorial  2020\n- Followed a tutorial on Redis.\n",
            "\nProjects\nFare board  2024\n- Kept user sessions in Redis.\n",
        ]),
    ) {
        let filled = |told: &[Vec<&'static str>; 2]| {
            let jobs: Vec<(&str, Vec<&str>)> = told
                .iter()
                .zip(HEADLINES)
                .map(|(bullets, headline)| {
                    (headline, [vec!["Wrote REST services in Java."], bullets.clone()].concat())
                })
                .collect();
            format!("{}{aside}", resume(&PEOPLE[3], &jobs))
        };
        let mut with_more = told.clone();
        let at = place.1.min(with_more[place.0].len());
        with_more[place.0].insert(at, BULLETS[more]);
        let (before, after) = (level(&judge(&filled(&told))), level(&judge(&filled(&with_more))));
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
