//! Rows of tables: what stands side by side is one line where it reads as one, as a job and its
//! dates do; longer cells are read one after the other.

use crate::document::Style;
use crate::extract::line::Line;

/// Characters from which on a cell is a text of its own. One such cell may follow its label.
const LONG: usize = 80;

/// The lines of a row, given those of its cells.
pub(crate) fn lines(cells: Vec<Vec<Line>>) -> Vec<Line> {
    let filled = || cells.iter().filter(|cell| cell.iter().any(Line::is_visible));
    let count = filled().count();
    if count > 1 && filled().all(|cell| is_plain(cell)) && filled().filter(|cell| is_long(cell)).count() < 2 {
        let (shown, hidden): (Vec<Line>, Vec<Line>) = cells.into_iter().flatten().partition(Line::is_visible);
        return side_by_side(shown).into_iter().chain(hidden).collect();
    }
    if count == 2 && cells.iter().any(|cell| is_dates(cell)) {
        return dated(cells);
    }
    cells.into_iter().flatten().collect()
}

/// Whether a cell holds a text of its own.
fn is_long(cell: &[Line]) -> bool {
    cell.iter().any(|line| line.text.chars().count() >= LONG)
}

/// Whether a cell holds what stands beside a job's headline: a line with a year and little else.
fn is_dates(cell: &[Line]) -> bool {
    const LONGEST: usize = 40;
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
    is_plain(cell) && cell.iter().all(|line| line.text.chars().count() <= LONGEST && digits(&line.text) >= 2)
}

/// Sets the dates beside the first line of the other cell.
fn dated(cells: Vec<Vec<Line>>) -> Vec<Line> {
    let mut cells = cells.into_iter().filter(|cell| !cell.is_empty()).map(Vec::into_iter);
    let (Some(mut left), Some(mut right)) = (cells.next(), cells.next()) else { return Vec::new() };
    let headline = side_by_side(left.next().into_iter().chain(right.next()));
    headline.into_iter().chain(left).chain(right).chain(cells.flatten()).collect()
}

/// Whether a cell holds a single paragraph that is neither heading nor list item.
fn is_plain(cell: &[Line]) -> bool {
    let mut shown = cell.iter().filter(|line| line.is_visible());
    let first_is_plain = shown.next().is_some_and(|line| !line.list_item && line.style.heading.is_none());
    first_is_plain && shown.next().is_none()
}

fn side_by_side(lines: impl IntoIterator<Item = Line>) -> Option<Line> {
    // The text grows in place: a row may have as many cells as a hostile file has bytes.
    lines.into_iter().reduce(|mut row, cell| {
        row.text.truncate(row.text.trim_end().len());
        row.text.push('\t');
        row.text.push_str(cell.text.trim_start());
        row.style = Style {
            size: row.style.size.max(cell.style.size),
            bold: row.style.bold && cell.style.bold,
            heading: None,
        };
        row
    })
}
