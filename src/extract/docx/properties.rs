//! The properties of runs and paragraphs, as one element or one style states them.

use super::colour::Paint;
use super::section::Section;
use super::xml::{Ns, Xml};
use crate::extract::ExtractError;

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
                (Ns::Word, "spacing") => {
                    let is_fixed = element.attribute("lineRule").as_deref() == Some("exact");
                    let twentieths = element.attribute("line").and_then(|line| line.parse::<f32>().ok());
                    read.fixed_line = twentieths.filter(|_| is_fixed).map(|line| line / 20.0);
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
        }
    }
}
