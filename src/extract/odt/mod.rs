//! OpenDocument texts, as LibreOffice and web editors save them.

mod lists;
mod properties;
mod styles;
mod table;
#[cfg(test)]
mod tests;
mod walk;

use super::line::{self, Line};
use super::office::package::Package;
use super::office::xml::{Ns, Xml};
use super::rich::edge::{self, Edge};
use super::{ExtractError, Limits};
use crate::document::{Document, Format};
use std::collections::HashSet;
use styles::Styles;
use walk::Walk;

/// The name in errors.
const FORMAT: &str = "ODT";

/// Reads a document: headers first, then the body, notes and footers.
///
/// # Errors
///
/// Damage, a password, more unpacked content than allowed, or pictures only.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ExtractError> {
    let mut package = Package::open(bytes, FORMAT, limits)?;
    let manifest = package.part("META-INF/manifest.xml")?;
    if manifest.is_some_and(|part| part.xml.contains("encryption-data")) {
        return Err(ExtractError::Encrypted);
    }
    let sheet = package.part("styles.xml")?;
    let common = sheet.as_ref().map(Styles::common).transpose()?.unwrap_or_default();
    let content = package.required("content.xml")?;
    let styles = common.clone().with_automatic(&content)?;
    let mut walk = Walk::new(&styles);
    walk.document(&mut Xml::new(&content))?;
    let (mut body, mut notes, has_picture) = walk.finish();
    let text: String = body.iter().flat_map(|line| [line.text.as_str(), "\n"]).collect();
    let mut lines = Vec::new();
    let mut foot = Vec::new();
    if let Some(sheet) = &sheet {
        let own = common.with_automatic(sheet)?;
        let mut seen = HashSet::new();
        let (head_lines, foot_lines) = edges(&mut Xml::new(sheet), &own, &styles)?;
        lines = edge::lines(head_lines, Edge::Head, &text, &mut seen);
        foot = edge::lines(foot_lines, Edge::Foot, &text, &mut seen);
    }
    lines.append(&mut body);
    lines.append(&mut notes);
    lines.append(&mut foot);
    finish(&lines, has_picture, limits)
}

fn finish(lines: &[Line], has_picture: bool, limits: &Limits) -> Result<Document, ExtractError> {
    let document = line::document(lines, Format::Odt, "odt", limits);
    match (document.blocks.is_empty(), has_picture) {
        (false, _) => Ok(document),
        (true, true) => Err(ExtractError::NoText),
        (true, false) => Err(line::nothing_in(FORMAT)),
    }
}

/// The lines of the headers and those of the footers of the page styles that the body uses.
fn edges(xml: &mut Xml<'_>, own: &Styles, of_body: &Styles) -> Result<(Vec<Line>, Vec<Line>), ExtractError> {
    let (mut head, mut foot) = (Vec::new(), Vec::new());
    let mut is_used = false;
    while let Some(element) = xml.descendant()? {
        let lines = match element.name() {
            (Ns::OdfStyle, "master-page") => {
                is_used = element.attribute("name").is_some_and(|name| of_body.uses_page(&name));
                continue;
            }
            (Ns::OdfStyle, "header" | "header-first" | "header-left") => &mut head,
            (Ns::OdfStyle, "footer" | "footer-first" | "footer-left") => &mut foot,
            _ => continue,
        };
        if !is_used || element.attribute("display").as_deref() == Some("false") {
            xml.skip()?;
            continue;
        }
        let mut walk = Walk::new(own);
        walk.content(xml)?;
        lines.append(&mut walk.finish().0);
    }
    Ok((head, foot))
}
