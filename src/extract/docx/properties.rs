//! The properties of runs and paragraphs, as one element or one style states them.

use super::colour::Paint;
use super::section::Section;
use super::xml::{Element, Ns, Xml};
use crate::extract::ExtractError;
use crate::extract::rich::place::is_off_page;

/// What a `w:rPr` says; `None` where it is silent.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct RunProperties {
    /// The id of a character style.
    pub style: Option<String>,
    /// Bold type.
    pub bold: Option<bool>,
    /// Hidden text (`w:vanish`, `w:specVanish`). Not `w:webHidden`, which every page shows in print.
    pub vanish: Option<bool>,
    /// Points.
    pub size: Option<f32>,
    /// The share of their normal width that letters are squeezed into, in percent.
    pub scale: Option<f32>,
    /// The colour of the letters.
    pub colour: Option<Paint>,
    /// The colour behind them.
    pub shading: Option<Paint>,
    /// The marker pen, painted over the shading.
    pub highlight: Option<Paint>,
    /// Letters without a fill, or with a transparent one.
    pub is_clear: Option<bool>,
    /// Letters whose outline is drawn.
    pub is_outlined: Option<bool>,
}

/// What a `w:pPr` says; `None` where it is silent.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct ParagraphProperties {
    /// The id of a paragraph style.
    pub style: Option<String>,
    /// The numbering it is part of; 0 takes a list from its style away.
    pub numbering: Option<u32>,
    /// The level in that numbering, from 0.
    pub level: Option<u8>,
    /// The level in the outline, from 0; 9 is body text.
    pub outline: Option<u8>,
    /// The colour behind the paragraph.
    pub shading: Option<Paint>,
    /// The height of a line in points, where it is fixed and cuts taller letters off.
    pub fixed_line: Option<f32>,
    /// Points from the left edge of the text to that of the paragraph.
    pub indent: Option<f32>,
    /// Whether it stands in a frame beside the page.
    pub is_off_page: Option<bool>,
}

impl RunProperties {
    /// Reads the element opened last.
    pub fn read(xml: &mut Xml<'_>) -> Result<Self, ExtractError> {
        let mut read = Self::default();
        while let Some(element) = xml.child()? {
            match element.name() {
                (Ns::Word, "rStyle") => read.style = element.value().map(Into::into),
                (Ns::Word, "b") => read.bold = Some(element.is_on()),
                (Ns::Word, "vanish" | "specVanish") => {
                    read.vanish = Some(element.is_on() || read.vanish == Some(true));
                }
                (Ns::Word, "sz") => read.size = element.number::<f32>().map(|half| half / 2.0),
                (Ns::Word, "w") => {
                    let percent = element.value();
                    read.scale = percent.and_then(|value| value.trim_end_matches('%').parse().ok());
                }
                (Ns::Word, "color") => read.colour = element.value().and_then(|value| Paint::parse(&value)),
                (Ns::Word, "shd") => read.shading = Paint::shading(&element),
                (Ns::Word2010, "textFill") => {
                    read.is_clear = Some(is_clear(xml)?);
                    continue;
                }
                (Ns::Word2010, "textOutline") => {
                    read.is_outlined = Some(!is_clear(xml)?);
                    continue;
                }
                (Ns::Word, "highlight") => {
                    read.highlight = element.value().and_then(|value| Paint::highlight(&value));
                }
                _ => {}
            }
            xml.skip()?;
        }
        Ok(read)
    }

    /// These properties, and those of `base` where these are silent.
    pub fn over(self, base: &Self) -> Self {
        Self {
            style: self.style,
            bold: self.bold.or(base.bold),
            vanish: self.vanish.or(base.vanish),
            size: self.size.or(base.size),
            scale: self.scale.or(base.scale),
            colour: self.colour.or(base.colour),
            shading: self.shading.or(base.shading),
            highlight: self.highlight.or(base.highlight),
            is_clear: self.is_clear.or(base.is_clear),
            is_outlined: self.is_outlined.or(base.is_outlined),
        }
    }
}

impl ParagraphProperties {
    /// Reads the element opened last; a section that ends with the paragraph is added to `sections`.
    pub fn read(xml: &mut Xml<'_>, sections: &mut Vec<Section>) -> Result<Self, ExtractError> {
        let mut read = Self::default();
        while let Some(element) = xml.child()? {
            match element.name() {
                (Ns::Word, "numPr") => {
                    read.numbering(xml)?;
                    continue;
                }
                (Ns::Word, "sectPr") => {
                    sections.push(Section::read(xml)?);
                    continue;
                }
                (Ns::Word, "pStyle") => read.style = element.value().map(Into::into),
                (Ns::Word, "outlineLvl") => read.outline = element.number(),
                (Ns::Word, "shd") => read.shading = Paint::shading(&element),
                (Ns::Word, "ind") => {
                    read.indent = twentieths(&element, "left").or_else(|| twentieths(&element, "start"));
                }
                (Ns::Word, "framePr") => {
                    let is_off = |at| is_off_page(twentieths(&element, at), twentieths(&element, "w"));
                    read.is_off_page = Some(is_off("x") || is_off("y"));
                }
                (Ns::Word, "spacing") => {
                    let is_fixed = element.attribute("lineRule").as_deref() == Some("exact");
                    read.fixed_line = twentieths(&element, "line").filter(|_| is_fixed);
                }
                _ => {}
            }
            xml.skip()?;
        }
        Ok(read)
    }

    fn numbering(&mut self, xml: &mut Xml<'_>) -> Result<(), ExtractError> {
        while let Some(element) = xml.child()? {
            match element.name() {
                (Ns::Word, "numId") => self.numbering = element.number(),
                (Ns::Word, "ilvl") => self.level = element.number(),
                _ => {}
            }
            xml.skip()?;
        }
        Ok(())
    }

    /// These properties, and those of `base` where these are silent.
    pub fn over(self, base: &Self) -> Self {
        Self {
            style: self.style,
            numbering: self.numbering.or(base.numbering),
            level: self.level.or(base.level),
            outline: self.outline.or(base.outline),
            shading: self.shading.or(base.shading),
            fixed_line: self.fixed_line.or(base.fixed_line),
            indent: self.indent.or(base.indent),
            is_off_page: self.is_off_page.or(base.is_off_page),
        }
    }
}

/// A length in points that is written in twentieths of them.
pub(super) fn twentieths(element: &Element<'_>, attribute: &str) -> Option<f32> {
    element.attribute(attribute)?.trim().parse::<f32>().ok().map(|twentieths| twentieths / 20.0)
}

/// Whether the fill of letters opened last shows nothing.
fn is_clear(xml: &mut Xml<'_>) -> Result<bool, ExtractError> {
    /// Thousandths of a percent of transparency at which nothing is seen any more.
    const UNSEEN: f32 = 95_000.0;
    let mut clear = false;
    while let Some(element) = xml.child()? {
        match element.name() {
            (Ns::Word2010, "noFill") => clear = true,
            (Ns::Word2010, "alpha") => clear |= element.number().is_some_and(|share: f32| share >= UNSEEN),
            // Of a gradient something shows.
            (Ns::Word2010, "gradFill") => {
                xml.skip()?;
                continue;
            }
            _ => {}
        }
        clear |= is_clear(xml)?;
    }
    Ok(clear)
}
