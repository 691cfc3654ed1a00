//! Finds the entries: one job, project, course or degree each, from its headline to the next.

use std::ops::Range;

use super::headings::Opening;
use super::headline::{self, Headline};
use super::line::Line;
use super::scan::{Scan, dates};
use super::starts::Start;
use super::vocabulary::Vocabulary;
use super::{Entry, Section, Setting};

/// Entries of all sections, in reading order. A section without a known heading that turns out to
/// hold jobs becomes one of work.
pub(super) fn find(
    text: &str,
    lines: &[Line],
    openings: &[Option<Opening>],
    sections: &mut [Section],
    vocabulary: &Vocabulary,
) -> Vec<Entry> {
    let mut entries = Vec::new();
    let scan = |range: Range<usize>, setting, known| Scan {
        text,
        lines,
        openings,
        vocabulary,
        markers: lines[range.clone()].iter().any(|line| line.list_item),
        range,
        setting,
        known,
    };
    if sections.iter().all(|section| section.setting != Setting::Work) {
        let before = 0..sections.first().map_or(lines.len(), |section| section.blocks.start);
        entries.extend(scan(before, Setting::Work, false).entries(None));
    }
    for (index, section) in sections.iter_mut().enumerate() {
        let opening = openings.get(section.blocks.start).copied().flatten();
        let words = opening.and_then(Opening::section);
        if words.is_some_and(|words| !words.entries) {
            continue;
        }
        let from = section.blocks.start + usize::from(opening.is_some_and(Opening::is_heading));
        let setting = if words.is_some() { section.setting } else { Setting::Work };
        let found = scan(from..section.blocks.end, setting, words.is_some()).entries(Some(index));
        if !found.is_empty() {
            section.setting = setting;
        }
        entries.extend(found);
    }
    entries
}

impl Scan<'_> {
    fn entries(&self, section: Option<usize>) -> Vec<Entry> {
        let starts = self.starts();
        let following = starts.iter().skip(1).map(|start| start.first);
        let ends: Vec<usize> = following.chain([self.range.end]).collect();
        let mut entries = Vec::with_capacity(starts.len());
        let mut employer: Option<String> = None;
        for (start, end) in starts.iter().zip(ends) {
            let (mut entry, headline) = self.entry(start, end, section);
            let title_only = headline.has_title_word && headline.pieces == 1 && headline.setting.is_none();
            if entry.organisation.is_none() && title_only && self.setting == Setting::Work {
                entry.organisation.clone_from(&employer);
            } else {
                // An employer on a line of its own may have several positions below.
                employer = entry.organisation.clone().filter(|_| start.length > 1);
            }
            entries.push(entry);
        }
        entries
    }

    fn entry(&self, start: &Start, end: usize, section: Option<usize>) -> (Entry, Headline) {
        let blocks: Vec<(&Line, Range<usize>)> = match &start.within {
            Some((block, bytes)) => vec![(&self.lines[*block], bytes.clone())],
            None => {
                let headline = start.first..start.first + start.length;
                self.lines[headline].iter().map(|line| (line, line.range())).collect()
            }
        };
        let headline = headline::read(self.text, &blocks, self.setting, self.vocabulary);
        // A job stays one, whatever words its title has ("Bootcamp Instructor").
        let named = headline.setting.filter(|_| self.setting != Setting::Work || !headline.has_title_word);
        let entry = Entry {
            section,
            blocks: start.first..end,
            headline: start.length,
            title: headline.title.clone(),
            organisation: headline.organisation.clone(),
            dates: blocks.iter().rev().find_map(|(line, _)| dates(line)),
            setting: named.unwrap_or(self.setting),
        };
        (entry, headline)
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{lexicons, plain};
    use super::super::{Outline, outline};
    use super::*;
    use crate::outline::DateRange;

    /// Each entry as "title | organisation | dates | setting | first block+headline".
    fn read(lines: &[&str]) -> Vec<String> {
        let Outline { entries, .. } = outline(&plain(lines), &lexicons());
        let dates = |dates: &DateRange| {
            format!("{}..{}", dates.start, dates.end.map_or(String::new(), |end| end.to_string()))
        };
        let shown = entries.iter().map(|entry| {
            format!(
                "{} | {} | {} | {} | {}+{}",
                entry.title.as_deref().unwrap_or("-"),
                entry.organisation.as_deref().unwrap_or("-"),
                entry.dates.as_ref().map_or("-".to_owned(), dates),
                entry.setting.name(),
                entry.blocks.start,
                entry.headline
            )
        });
        shown.collect()
    }

    const JOB: &str = "Senior Engineer | Acme Freight | 2019-01..2021-12 | work | 1+";

    #[test]
    fn one_line_headlines_in_any_order() {
        for line in [
            "Senior Engineer at Acme Freight\tJan 2019 – Dec 2021",
            "Acme Freight — Senior Engineer, 01/2019 - 12/2021",
            "Acme Freight | Senior Engineer | Berlin\t2019 – 2021",
            "2019 – 2021\tSenior Engineer, Acme Freight, Berlin",
            "Senior Engineer, Acme Freight (2019–2021)",
            "Senior Engineer - Acme Freight - Boston, MA January 2019 to December 2021",
            "Senior Engineer Acme Freight - Boston, MA January 2019 to December 2021",
            "* Senior Engineer @ Acme Freight, 2019 - 2021",
            "- Senior Engineer, Acme Freight, 2019 - 2021",
        ] {
            assert_eq!(
                read(&["Experience", line, "- Built the booking service."]),
                [format!("{JOB}1")],
                "{line}"
            );
        }
    }

    #[test]
    fn headlines_over_several_lines() {
        for lines in [
            &["Senior Engineer", "Acme Freight, Berlin", "Jan 2019 – Dec 2021"][..],
            &["Acme Freight", "Senior Engineer", "2019 – 2021"],
            &["Jan 2019 – Dec 2021", "Senior Engineer", "Acme Freight"],
            &["Acme Freight\t2019 – 2021", "Senior Engineer", "Boston, MA"],
        ] {
            let text = [&["Experience"], lines, &["- Built the booking service.", "- Ran it."]].concat();
            assert_eq!(read(&text), [format!("{JOB}3")], "{lines:?}");
        }
        let two = ["Experience", "Acme Freight", "Senior Engineer\tJan 2019 – Dec 2021", "- Built it."];
        assert_eq!(read(&two), [format!("{JOB}2")]);
    }

    #[test]
    fn later_headlines_have_the_shape_of_the_first() {
        let text = [
            "Experience",
            "Acme",
            "Senior Software Engineer",
            "January 2019 - Present (4 years 2 months)",
            "Berlin, Germany",
            "Kept the booking service alive.",
            "Harbour",
            "Analyst",
            "2016 – 2018 · 2 yrs",
            "Hamburg, Germany",
            "Wrote the ledger.",
        ];
        assert_eq!(
            read(&text),
            [
                "Senior Software Engineer | Acme | 2019-01.. | work | 1+3",
                "Analyst | Harbour | 2016-01..2018-12 | work | 6+3",
            ]
        );
    }

    #[test]
    fn several_positions_under_one_employer() {
        let text = [
            "Experience",
            "Acme Freight\t2015 – 2021",
            "Senior Engineer\t2019 – 2021",
            "- Built the booking service.",
            "Engineer\t2015 – 2018",
            "- Fixed bugs.",
            "Harbour Bank",
            "Analyst\t2012 – 2014",
            "- Wrote reports.",
        ];
        assert_eq!(
            read(&text),
            [
                "Senior Engineer | Acme Freight | 2019-01..2021-12 | work | 1+2",
                "Engineer | Acme Freight | 2015-01..2018-12 | work | 4+1",
                "Analyst | Harbour Bank | 2012-01..2014-12 | work | 6+2",
            ]
        );
    }

    #[test]
    fn bullets_with_dates_or_titles_start_nothing() {
        let text = [
            "Experience",
            "Engineer, Acme Freight\t2019 – 2021",
            "- Worked with the lead engineer on the 2020 release",
            "- Migrated from SQL Server 2008 to 2016",
            "- Ran the shop from 2019 to 2020",
            "Led the move of the customs service to a second region in 2020",
            "Responsibilities:",
            "- Coached two engineers.",
        ];
        assert_eq!(read(&text).len(), 1);
    }

    #[test]
    fn a_headline_that_lost_its_line_break_opens_with_the_next_block() {
        let text = [
            "Experience",
            "Engineer Acme Freight - Boston, MA March 2019 to Present",
            "- Wrote the routing of parcels in Go and tested it with all the carriers Software Developer Harbour Bank - Dublin, OH May 2015 to March 2019",
            "- Kept the ledger.",
        ];
        assert_eq!(
            read(&text),
            [
                "Engineer | Acme Freight | 2019-03.. | work | 1+1",
                "Software Developer | Harbour Bank | 2015-05..2019-03 | work | 3+0",
            ]
        );
    }

    #[test]
    fn projects_with_dates_without_and_as_bullets() {
        let dated = [
            "Projects",
            "Tide clock, hackathon\tFeb 2024",
            "Shows the tide.",
            "Bird atlas (Udemy tutorial)\t2023",
            "A map.",
        ];
        assert_eq!(
            read(&dated),
            [
                "Tide clock | - | 2024-02..2024-02 | project | 1+1",
                "Bird atlas (Udemy tutorial) | - | 2023-01..2023-12 | tutorial | 3+1",
            ]
        );
        let undated = [
            "Projects",
            "* Tide clock",
            "- Shows the tide.",
            "* Bird atlas",
            "Go, React, SQLite",
            "- Maps birds.",
        ];
        assert_eq!(
            read(&undated),
            ["Tide clock | - | - | project | 1+1", "Bird atlas | - | - | project | 3+1"]
        );
        let listed = [
            "Projects",
            "Tide clock | Go, React, SQL",
            "- Shows the tide.",
            "Bird atlas | Go, C, SQL",
            "- Maps.",
        ];
        assert_eq!(
            read(&listed),
            ["Tide clock | - | - | project | 1+1", "Bird atlas | - | - | project | 3+1"]
        );
        let bullets = ["Projects", "- Tide clock: shows the tide on a wall.", "- Bird atlas: maps birds."];
        assert_eq!(
            read(&bullets),
            ["Tide clock | - | - | project | 1+0", "Bird atlas | - | - | project | 2+0"]
        );
    }

    #[test]
    fn degrees_with_and_without_dates() {
        let text = [
            "Education",
            "BSc Computer Science, University of Fell\t2015 – 2018",
            "Grade: first",
            "Master of Science",
            "Institute of Technology, Brink",
        ];
        assert_eq!(
            read(&text),
            [
                "BSc Computer Science | University of Fell | 2015-01..2018-12 | coursework | 1+1",
                "Master of Science | Institute of Technology | - | coursework | 3+2",
            ]
        );
    }

    #[test]
    fn jobs_without_a_known_heading_are_work() {
        let plain_text =
            ["Ada Miller", "Engineer, Acme Freight\t2019 – 2021", "- Built the booking service."];
        assert_eq!(read(&plain_text), ["Engineer | Acme Freight | 2019-01..2021-12 | work | 1+1"]);
        let text = [
            "Ada Miller",
            "# Education",
            "BSc, University of Fell\t2015 – 2018",
            "# Where the money came from",
            "Engineer, Acme Freight\t2019 – 2021",
            "Built it.",
        ];
        let found = outline(&plain(&text), &lexicons());
        assert_eq!(found.sections[1].id, "other");
        assert_eq!(found.sections[1].setting, Setting::Work);
        assert_eq!(found.entries[1].organisation.as_deref(), Some("Acme Freight"));
    }

    #[test]
    fn hidden_lines_are_no_headlines() {
        let mut document = plain(&["Experience", "Engineer, Acme Freight\t2019 – 2021", "Built it."]);
        document.blocks[1].hidden = Some(crate::document::Hiding::Colour);
        assert!(outline(&document, &lexicons()).entries.is_empty());
    }
}
