//! Rows of tables: what stands side by side is one line where it reads as one, as a job and its
//! dates do; longer cells are read one after the other.

use crate::document::Style;
use crate::extract::line::Line;

/// Characters from which on a cell is a text of its own. One such cell may follow its label.
const LONG: usize = 80;

/// The lines of a row, given those of its cells.
pub(super) fn row(cells: Vec<Vec<Line>>) -> Vec<Line> {
    let filled: Vec<_> = cells.iter().filter(|cell| cell.iter().any(Line::is_visible)).collect();
    let is_short = |cell: &&&Vec<Line>| cell.iter().all(|line| line.text.chars().count() < LONG);
    let long = filled.len() - filled.iter().filter(is_short).count();
    if filled.len() < 2 || long > 1 || !filled.iter().all(|cell| is_plain(cell)) {
        return cells.into_iter().flatten().collect();
    }
    let (shown, hidden): (Vec<Line>, Vec<Line>) = cells.into_iter().flatten().partition(Line::is_visible);
    side_by_side(shown).into_iter().chain(hidden).collect()
}

/// Whether a cell holds a single paragraph that is neither heading nor list item.
fn is_plain(cell: &[Line]) -> bool {
    let mut shown = cell.iter().filter(|line| line.is_visible());
    let first_is_plain = shown.next().is_some_and(|line| !line.list_item && line.style.heading.is_none());
    first_is_plain && shown.next().is_none()
}

fn side_by_side(lines: Vec<Line>) -> Option<Line> {
    lines.into_iter().reduce(|row, cell| Line {
        text: format!("{}\t{}", row.text.trim_end(), cell.text.trim_start()),
        style: Style {
            size: row.style.size.max(cell.style.size),
            bold: row.style.bold && cell.style.bold,
            heading: None,
        },
        ..row
    })
}
