//! Tells headings by what stands around them: a short line before the first job opens the jobs,
//! one before lists of names closes them, and a known word between two jobs opens nothing.

use super::Setting;
use super::dates::Shape;
use super::headings::{Manner, Opening, may_be_heading};
use super::line::Line;

/// Marks the short lines, in words no lexicon knows, right before the first job outside of a section
/// of jobs ("Where I have been").
pub(super) fn add_before_jobs(lines: &[Line], manner: &Manner, openings: &mut [Option<Opening>]) {
    let mut within_work = false;
    for index in 1..lines.len() {
        if let Some(opening) = openings[index - 1] {
            within_work = opening.section().is_some_and(|section| section.setting == Setting::Work);
        }
        let line = &lines[index - 1];
        let unnamed = !line.title && !line.organisation && !line.list_item && line.label.is_none();
        // A known heading of a section without entries is not meant where a job follows at once.
        if openings[index - 1].is_some_and(|opening| {
            opening.is_heading()
                && opening.section().is_some_and(|section| !section.entries && !section.lists)
        }) && is_job(&lines[index])
        {
            openings[index - 1] = Some(Opening::Unknown);
            within_work = true;
            continue;
        }
        let fits = index > 1 && may_be_heading(line) && unnamed && line.items() == 1 && manner.allows(line);
        if fits
            && !within_work
            && openings[index - 1].is_none()
            && openings[index].is_none()
            && is_job(&lines[index])
        {
            openings[index - 1] = Some(Opening::Unknown);
            within_work = true;
        }
    }
}

/// Marks the short lines, in words no lexicon knows, that end the jobs and open lists of names
/// ("Things I work with").
pub(super) fn add_before_names(lines: &[Line], manner: &Manner, openings: &mut [Option<Opening>]) {
    let lists_names =
        |line: &Line| line.items() > 2 && line.verbs == 0 && line.date.is_none() && !line.list_item;
    let mut within_work = false;
    for (index, line) in lines.iter().enumerate() {
        within_work = match openings[index] {
            Some(Opening::Unknown) | None => within_work,
            Some(opening) => opening.section().is_some_and(|section| section.setting == Setting::Work),
        } || openings[index].is_some() && lines.get(index + 1).is_some_and(is_job);
        let unnamed = !line.title && !line.organisation && !line.list_item && line.label.is_none();
        let fits = within_work && may_be_heading(line) && unnamed && line.items() == 1 && manner.allows(line);
        let next_two = lines.get(index + 1..).unwrap_or(&[]).iter().take(2);
        let ends = openings.get(index + 2).is_none_or(Option::is_some);
        let listed = next_two.filter(|line| lists_names(line)).count();
        if fits && openings[index].is_none() && (listed == 2 || listed == 1 && ends) {
            openings[index] = Some(Opening::Unknown);
            within_work = false;
        }
    }
}

/// Takes back headings within a job ("Achievements", "Tools"): those of a section without entries
/// that is followed by further jobs of the section before it.
pub(super) fn drop_interruptions(lines: &[Line], openings: &mut [Option<Opening>]) {
    let mut within_work = false;
    let mut interruption = None;
    for (index, line) in lines.iter().enumerate() {
        match openings[index] {
            Some(Opening::Known(section)) if !section.entries => {
                interruption = interruption.or(Some(index).filter(|_| within_work));
            }
            Some(opening) => {
                within_work = opening.section().is_some_and(|section| section.setting == Setting::Work);
                interruption = None;
            }
            None if is_job(line) => {
                if let Some(from) = interruption.take() {
                    openings[from..index].fill(None);
                }
            }
            None => {}
        }
    }
}

/// Whether a line is beyond doubt the headline of a job.
fn is_job(line: &Line) -> bool {
    let Some(date) = line.date.as_ref().filter(|date| date.mention.shape == Shape::Range) else {
        return false;
    };
    let leads = date.range.start <= line.start && (line.title || !line.organisation);
    let trails = date.at_end && line.title && !line.ends_sentence;
    (leads || trails) && line.shown && !line.list_item && line.verbs == 0
}
