//! Stand-in for the outline: headings, entries by dates, sentences by full stops.
#![allow(missing_docs, clippy::all)]
use super::*;
use crate::document::Document;
use regex::Regex;
pub fn outline(document: &Document, _l: &[Lexicon]) -> Outline {
    let heads: &[(&str, &str, Setting)] = &[
        (
            "experience",
            "experience|work experience|professional experience|employment|work history|posts held|what i have done|career|berufserfahrung",
            Setting::Work,
        ),
        (
            "skills",
            "skills|technical skills|technologies|skill set|core skills|kenntnisse|tools|tech stack|key skills",
            Setting::Listed,
        ),
        ("projects", "projects|personal projects|side projects|selected projects", Setting::Project),
        (
            "education",
            "education|ausbildung|study|coursework|courses|certifications|certificates|training",
            Setting::Coursework,
        ),
        (
            "summary",
            "summary|professional summary|profile|about|about me|objective|kurzprofil|a short account",
            Setting::Listed,
        ),
        (
            "other",
            "languages|interests|hobbies|achievements|awards|languages known|sprachen|before code|open source",
            Setting::Listed,
        ),
    ];
    let date = Regex::new(r"(?i)\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)?[a-z]*\.?\s*'?(\d{1,2}/)?((?:19|20)\d\d|'\d\d)\s*(?:–|-|—|to)\s*(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)?[a-z]*\.?\s*'?(\d{1,2}/)?((?:19|20)\d\d|'\d\d|present|now|till date|heute|current)").unwrap();
    let mon = |m: Option<regex::Match>, n: Option<regex::Match>, d: i8| -> i8 {
        if let Some(m) = m {
            let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
            return names
                .iter()
                .position(|x| m.as_str().to_lowercase().starts_with(x))
                .map_or(d, |i| i as i8 + 1);
        }
        n.and_then(|n| n.as_str().trim_end_matches('/').parse().ok()).unwrap_or(d)
    };
    let year = |s: &str| -> i16 {
        let s = s.trim_start_matches('\'');
        let y: i16 = s.parse().unwrap_or(2000);
        if y < 100 { y + 2000 } else { y }
    };
    let mut o = Outline { language: Some("en".into()), ..Outline::default() };
    let mut section: Option<usize> = None;
    let mut entry: Option<usize> = None;
    for (i, b) in document.blocks.iter().enumerate() {
        let t = &document.text[b.range.clone()];
        let low = t.trim().trim_end_matches(':').to_lowercase();
        let mut role = BlockRole::Prose;
        if let Some((id, _, s)) = heads.iter().find(|(_, w, _)| w.split('|').any(|w| w == low)) {
            o.sections.push(Section { id: id.to_string(), blocks: i..i + 1, setting: *s });
            section = Some(o.sections.len() - 1);
            entry = None;
            role = BlockRole::Heading;
        } else if let (Some(s), Some(c)) = (section, date.captures(t)) {
            if t.len() < 160 && matches!(o.sections[s].id.as_str(), "experience" | "projects" | "education") {
                let start = Month { year: year(&c[3]), month: mon(c.get(1), c.get(2), 1) };
                let e = &c[6];
                let end = if e.starts_with(|c: char| c.is_ascii_digit() || c == '\'') {
                    Some(Month { year: year(e), month: mon(c.get(4), c.get(5), 12) })
                } else {
                    None
                };
                let low = t.to_lowercase();
                let setting =
                    if low.contains("tutorial") { Setting::Tutorial } else { o.sections[s].setting };
                o.entries.push(Entry {
                    section,
                    blocks: i..i + 1,
                    headline: 1,
                    title: Some(t[..c.get(0).unwrap().start()].trim().to_string()),
                    organisation: None,
                    dates: Some(DateRange { start, end, range: b.range.clone() }),
                    setting,
                });
                entry = Some(o.entries.len() - 1);
                role = BlockRole::Headline;
            }
        }
        if role == BlockRole::Prose {
            let commas = t.matches([',', '·', '|', '★']).count();
            let words = t.split_whitespace().count();
            let verb = Regex::new(r"(?i)\b\w+(ed|ing)\b|\b(built|ran|kept|wrote|are|is|was|were|made|led|cut|run|use|goes|lives|live|sits|put|moved|by)\b").unwrap().is_match(t);
            let label = t.find(':').is_some_and(|c| c < 30) || t.contains("  ");
            if section.map_or(true, |s| o.sections[s].id == "skills" || o.sections[s].id == "other")
                && !(verb && words > 12)
                || (commas > 0 && commas * 4 >= words && !verb)
                || (label && !verb)
                || words < 4
            {
                role = BlockRole::List;
            }
        }
        if let Some(s) = section {
            o.sections[s].blocks.end = i + 1;
        }
        if let Some(e) = entry {
            o.entries[e].blocks.end = i + 1;
        }
        let mut sentences = Vec::new();
        let cut = Regex::new(r"[.!?。]\s+").unwrap();
        let mut start = 0;
        let mut ends: Vec<usize> = cut.find_iter(t).map(|m| m.end()).collect();
        ends.push(t.len());
        for e in ends {
            let r = b.range.start + start..b.range.start + e;
            let s = &t[start..e];
            let split = |re: &str| {
                let re = Regex::new(re).unwrap();
                let mut v = Vec::new();
                let mut p = 0;
                for m in re.find_iter(s) {
                    v.push(r.start + p..r.start + m.start());
                    p = m.end();
                }
                v.push(r.start + p..r.end);
                v
            };
            sentences.push(Sentence {
                range: r.clone(),
                clauses: split(r"; | – | — |, and | but "),
                items: split(r", | / | \| | · |;"),
            });
            start = e;
        }
        let label = t.find(':').filter(|c| *c < 40).map(|c| b.range.start..b.range.start + c).or_else(|| {
            t.find("  ").filter(|_| role == BlockRole::List).map(|c| b.range.start..b.range.start + c)
        });
        o.blocks.push(BlockFrame { section, entry, role, label, sentences });
    }
    o
}
