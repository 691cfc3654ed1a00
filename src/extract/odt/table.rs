//! Tables: row by row, cell by cell.

use super::walk::{Frame, Walk};
use crate::document::Hiding;
use crate::extract::ExtractError;
use crate::extract::office::xml::{Ns, Xml};

impl Walk<'_> {
    /// Reads the table opened last.
    pub fn table(&mut self, xml: &mut Xml<'_>, frame: Frame) -> Result<(), ExtractError> {
        self.flow.open_table();
        self.rows(xml, frame)?;
        self.flow.close_table();
        Ok(())
    }

    fn rows(&mut self, xml: &mut Xml<'_>, frame: Frame) -> Result<(), ExtractError> {
        while let Some(element) = xml.child()? {
            match element.name() {
                (Ns::OdfTable, "table-row") => {
                    let mut frame = frame;
                    let visibility = element.attribute("visibility");
                    if matches!(visibility.as_deref(), Some("collapse" | "filter")) {
                        frame.hidden = frame.hidden.or(Some(Hiding::Vanish));
                    }
                    self.cells(xml, frame)?;
                    self.flow.end_row();
                }
                // Groups of rows.
                (Ns::OdfTable, "table-header-rows" | "table-rows" | "table-row-group") => {
                    self.rows(xml, frame)?;
                }
                _ => xml.skip()?,
            }
        }
        Ok(())
    }

    fn cells(&mut self, xml: &mut Xml<'_>, frame: Frame) -> Result<(), ExtractError> {
        while let Some(element) = xml.child()? {
            if element.name() != (Ns::OdfTable, "table-cell") {
                xml.skip()?;
                continue;
            }
            let mut frame = frame;
            let style = element.attribute("style-name");
            frame.ground = self.styles.ground("table-cell", style.as_deref(), frame.ground);
            self.flow(xml, frame)?;
            self.flow.end_cell();
        }
        Ok(())
    }
}
