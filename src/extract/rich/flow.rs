//! Text that arrives piece by piece, put together to the lines of paragraphs and of tables.

use super::pieces::{Look, Pieces, Setting};
use super::row;
use crate::extract::line::Line;

/// Tables in tables that are kept apart; the cells of deeper ones are read as paragraphs.
const MAX_TABLES: usize = 32;

/// What was read so far of the body, a header or a text box.
#[derive(Debug, Default)]
pub(crate) struct Flow {
    lines: Vec<Line>,
    pieces: Pieces,
    tables: Vec<Table>,
    /// Open tables beyond the bound.
    deeper: usize,
    next_paragraph: usize,
}

/// The row of a table that is being read.
#[derive(Debug, Default)]
struct Table {
    cells: Vec<Vec<Line>>,
    cell: Vec<Line>,
}

impl Flow {
    /// Adds text to the paragraph.
    pub fn push(&mut self, text: &str, look: Look) {
        self.pieces.push(text, look);
    }

    /// Whether the paragraph is empty so far or ends in white space.
    pub fn ends_open(&self) -> bool {
        self.pieces.ends_open()
    }

    /// Whether the paragraph has no text so far; white space is none.
    pub fn is_blank(&self) -> bool {
        self.pieces.is_blank()
    }

    /// Takes back the text of the paragraph.
    pub fn discard(&mut self) {
        self.pieces = Pieces::default();
    }

    /// Ends the paragraph; one without text is counted and leaves no line.
    pub fn end_paragraph(&mut self, list_item: bool, heading: Option<u8>) {
        let index = Some(self.next_paragraph);
        self.next_paragraph += 1;
        let pieces = std::mem::take(&mut self.pieces);
        self.append(pieces.lines(Setting { index, list_item, heading }));
    }

    /// The number of the paragraph that is being read.
    pub fn paragraph(&self) -> usize {
        self.next_paragraph
    }

    /// Adds whole lines, such as those of a text box.
    pub fn append(&mut self, mut lines: Vec<Line>) {
        self.target().append(&mut lines);
    }

    /// Starts a table inside the cell that is open, if one is.
    pub fn open_table(&mut self) {
        if self.tables.len() < MAX_TABLES {
            self.tables.push(Table::default());
        } else {
            self.deeper += 1;
        }
    }

    /// Opens or closes tables until so many are open.
    pub fn set_depth(&mut self, depth: usize) {
        while self.tables.len() + self.deeper < depth {
            self.open_table();
        }
        while self.tables.len() + self.deeper > depth {
            self.close_table();
        }
    }

    /// Ends a cell of the innermost table.
    pub fn end_cell(&mut self) {
        if let Some(table) = self.tables.last_mut().filter(|_| self.deeper == 0) {
            table.cells.push(std::mem::take(&mut table.cell));
        }
    }

    /// Ends a row of the innermost table, and the cell that is open in it.
    pub fn end_row(&mut self) {
        if self.deeper > 0 {
            return;
        }
        if let Some(mut table) = self.tables.pop() {
            table.cells.push(table.cell);
            let mut lines = row::lines(table.cells);
            self.target().append(&mut lines);
            self.tables.push(Table::default());
        }
    }

    /// Ends the innermost table.
    pub fn close_table(&mut self) {
        if self.deeper > 0 {
            self.deeper -= 1;
        } else {
            self.end_row();
            self.tables.pop();
        }
    }

    /// All lines read so far; what was left open is ended.
    pub fn take_lines(&mut self) -> Vec<Line> {
        self.end_paragraph(false, None);
        self.set_depth(0);
        std::mem::take(&mut self.lines)
    }

    fn target(&mut self) -> &mut Vec<Line> {
        self.tables.last_mut().map_or(&mut self.lines, |table| &mut table.cell)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(flow: &mut Flow, text: &str) {
        flow.push(text, Look::default());
        flow.end_paragraph(false, None);
    }

    fn texts(mut flow: Flow) -> Vec<String> {
        flow.take_lines().into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn short_cells_of_a_row_are_one_line() {
        let mut flow = Flow::default();
        flow.open_table();
        say(&mut flow, "Acme");
        flow.end_cell();
        say(&mut flow, "2019");
        flow.end_row();
        say(&mut flow, "Other");
        flow.close_table();
        say(&mut flow, "after");
        assert_eq!(texts(flow), ["Acme\t2019", "Other", "after"]);
    }

    #[test]
    fn tables_beyond_the_bound_lose_no_text() {
        let mut flow = Flow::default();
        for depth in 0..MAX_TABLES + 3 {
            flow.open_table();
            say(&mut flow, &depth.to_string());
        }
        for _ in 0..MAX_TABLES + 3 {
            flow.close_table();
        }
        say(&mut flow, "after");
        let texts = texts(flow);
        assert_eq!(texts.len(), MAX_TABLES + 4);
        assert_eq!(texts.last().map(String::as_str), Some("after"));
    }
}
