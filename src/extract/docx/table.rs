//! Tables: row by row, cell by cell, each cell a flow of its own.

use super::colour::{Ground, Paint};
use super::paragraph::Frame;
use super::properties::twentieths;
use super::row;
use super::walk::{Walk, is_passed_by};
use super::xml::{Ns, Xml};
use crate::document::Hiding;
use crate::extract::ExtractError;
use crate::extract::line::Line;
use crate::extract::rich::pieces::READABLE;

impl Walk<'_> {
    /// Reads the table opened last.
    pub fn table(
        &mut self,
        xml: &mut Xml<'_>,
        mut frame: Frame,
        lines: &mut Vec<Line>,
    ) -> Result<(), ExtractError> {
        let page = frame.ground;
        frame.ground = self.sheet.styles.table_ground(None, page);
        while let Some(element) = xml.child()? {
            match element.name() {
                (Ns::Word, "tblPr") => frame.ground = self.table_ground(xml, page)?,
                (Ns::Word, "tr") => {
                    let mut row = Row { cells: Vec::new(), is_deleted: false, frame };
                    self.row(xml, &mut row)?;
                    if !row.is_deleted {
                        lines.append(&mut row::lines(row.cells));
                    }
                }
                (Ns::Word, "tblGrid") => xml.skip()?,
                name if is_passed_by(name) => xml.skip()?,
                _ => self.table(xml, frame, lines)?,
            }
        }
        Ok(())
    }

    fn table_ground(&mut self, xml: &mut Xml<'_>, page: Ground) -> Result<Ground, ExtractError> {
        let (mut style, mut shading) = (None, None);
        while let Some(element) = xml.child()? {
            match element.name() {
                (Ns::Word, "tblStyle") => style = element.value().map(String::from),
                (Ns::Word, "shd") => shading = Paint::shading(&element),
                _ => {}
            }
            xml.skip()?;
        }
        Ok(self.sheet.styles.table_ground(style.as_deref(), page).under(shading))
    }

    fn row(&mut self, xml: &mut Xml<'_>, row: &mut Row) -> Result<(), ExtractError> {
        while let Some(element) = xml.child()? {
            match element.name() {
                (Ns::Word, "trPr") => row.read_properties(xml)?,
                (Ns::Word, "tc") => {
                    let cell = self.cell(xml, row.frame)?;
                    row.cells.push(cell);
                }
                name if is_passed_by(name) => xml.skip()?,
                _ => self.row(xml, row)?,
            }
        }
        Ok(())
    }

    fn cell(&mut self, xml: &mut Xml<'_>, mut frame: Frame) -> Result<Vec<Line>, ExtractError> {
        let mut lines = Vec::new();
        while let Some(element) = xml.child()? {
            if element.name() != (Ns::Word, "tcPr") {
                self.flow_child(&element, xml, frame, &mut lines)?;
                continue;
            }
            while let Some(property) = xml.child()? {
                if property.name() == (Ns::Word, "shd") {
                    frame.ground = frame.ground.under(Paint::shading(&property));
                }
                xml.skip()?;
            }
        }
        Ok(lines)
    }
}

/// A row of a table while it is read.
struct Row {
    cells: Vec<Vec<Line>>,
    is_deleted: bool,
    frame: Frame,
}

impl Row {
    fn read_properties(&mut self, xml: &mut Xml<'_>) -> Result<(), ExtractError> {
        while let Some(element) = xml.child()? {
            match element.name() {
                (Ns::Word, "hidden") if element.is_on() => self.frame.hidden = Some(Hiding::Vanish),
                (Ns::Word, "trHeight") => {
                    let is_fixed = element.attribute("hRule").as_deref() == Some("exact");
                    let is_flat = twentieths(&element, "val").is_some_and(|height| height < READABLE);
                    if is_fixed && is_flat {
                        self.frame.hidden = self.frame.hidden.or(Some(Hiding::Clipped));
                    }
                }
                (Ns::Word, "del") => self.is_deleted = true,
                _ => {}
            }
            xml.skip()?;
        }
        Ok(())
    }
}
