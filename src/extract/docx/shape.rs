//! What shapes paint beneath the text in them.

use super::colour::{Ground, Paint, WHITE};
use super::paragraph::Frame;
use super::xml::{Element, Ns, Xml};
use crate::document::Hiding;
use crate::extract::ExtractError;
use crate::extract::rich::pieces::READABLE;
use crate::extract::rich::place::is_off_page;

/// The fill of a shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fill {
    /// What the text in it stands on; unknown unless the fill is one stated colour.
    pub ground: Ground,
    /// Whether it covers what lies beneath in another colour than paper.
    pub is_painted: bool,
}

/// English metric units, in which drawings are measured, in a point.
const UNITS: f32 = 12_700.0;

/// No fill: what can be seen through the shape is not known.
pub(super) const CLEAR: Fill = Fill { ground: Ground::Unknown, is_painted: false };

impl Fill {
    fn of(colour: Option<Paint>) -> Self {
        Self { ground: Ground::Unknown.under(colour), is_painted: !WHITE.hides(colour) }
    }

    /// Reads the shape properties opened last.
    pub fn read(xml: &mut Xml<'_>) -> Result<Self, ExtractError> {
        let mut fill = CLEAR;
        while let Some(element) = xml.child()? {
            match element.name() {
                (Ns::Drawing, "solidFill") => {
                    fill = Self::of(None);
                    while let Some(colour) = xml.child()? {
                        if colour.name() == (Ns::Drawing, "srgbClr") {
                            fill = Self::of(colour.value().and_then(|value| Paint::parse(&value)));
                        }
                        xml.skip()?;
                    }
                    continue;
                }
                (Ns::Drawing, "gradFill" | "pattFill" | "blipFill") => fill = Self::of(None),
                _ => {}
            }
            xml.skip()?;
        }
        Ok(fill)
    }

    /// The fill of a VML shape.
    pub fn of_vml(element: &Element<'_>) -> Self {
        let is_off = |value: &str| matches!(value, "f" | "false");
        let colour = element.attribute("fillcolor");
        let colour = colour.filter(|_| !element.attribute("filled").is_some_and(|value| is_off(&value)));
        // "white [3212]": the number names the same colour in the theme.
        match colour.as_deref().and_then(|text| text.split_whitespace().next()) {
            None => CLEAR,
            Some("white") => Self::of(Some(Paint::Rgb([255; 3]))),
            Some("black") => Self::of(Some(Paint::Rgb([0; 3]))),
            Some(colour) => Self::of(Paint::parse(colour)),
        }
    }
}

/// How a VML shape stands on the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct VmlStyle {
    /// Points from its top to its bottom, where it floats over the text.
    pub floating: Option<f32>,
    hidden: Option<Hiding>,
}

impl VmlStyle {
    /// Reads the style of a shape or group, which is written as in CSS.
    pub fn read(element: &Element<'_>) -> Self {
        let style = element.attribute("style").unwrap_or_default();
        let value = |wanted: &str| {
            let pairs = style.split(';').filter_map(|pair| pair.split_once(':'));
            pairs.filter(|(name, _)| name.trim() == wanted).map(|(_, value)| value.trim()).next()
        };
        let floats = value("position") == Some("absolute");
        // Lengths without a unit are of the group around it, whose scale is its own.
        let is_absolute = |length: &&str| length.ends_with(|c: char| c.is_ascii_alphabetic());
        let length = |name| value(name).filter(|length| floats && is_absolute(length)).and_then(points);
        let bounds = Bounds {
            left: length("margin-left").or_else(|| length("left")),
            top: length("margin-top").or_else(|| length("top")),
            width: length("width"),
            height: length("height"),
        };
        let is_hidden = value("visibility") == Some("hidden");
        let hidden = if is_hidden { Some(Hiding::Vanish) } else { bounds.hiding() };
        Self { floating: value("height").and_then(points).filter(|_| floats), hidden }
    }

    /// The frame of what stands in the shape.
    pub fn frame(self, fill: Fill, outer: Frame) -> Frame {
        Frame { ground: fill.ground, hidden: outer.hidden.or(self.hidden) }
    }
}

fn points(length: &str) -> Option<f32> {
    let number = length.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let factor = match &length[number.len()..] {
        "pt" => 1.0,
        "in" => 72.0,
        "cm" => 28.35,
        "mm" => 2.835,
        "px" | "" => 0.75,
        _ => return None,
    };
    number.parse::<f32>().ok().map(|number| number * factor)
}

/// Where a drawing floats, in points, as far as it says.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Bounds {
    /// From the left edge of the page, the text or a column.
    pub left: Option<f32>,
    /// From the top of the page, the text or a paragraph.
    pub top: Option<f32>,
    /// From its left to its right.
    pub width: Option<f32>,
    /// From its top to its bottom.
    pub height: Option<f32>,
}

impl Bounds {
    /// Takes the measures that a `wp:extent` states.
    pub fn measure(&mut self, element: &Element<'_>) {
        let points = |name| element.attribute(name)?.parse::<f32>().ok().map(|units| units / UNITS);
        (self.width, self.height) = (points("cx"), points("cy"));
    }

    /// Why nothing in it can be seen: what does not fit into a shape is cut off.
    pub fn hiding(self) -> Option<Hiding> {
        let is_flat = |length: Option<f32>| length.is_some_and(|length| length < READABLE);
        if is_off_page(self.left, self.width) || is_off_page(self.top, self.height) {
            Some(Hiding::OffPage)
        } else if is_flat(self.width) || is_flat(self.height) {
            Some(Hiding::Clipped)
        } else {
            None
        }
    }
}

/// Whether a `wps:bodyPr` opened last says that the shape grows with its text.
pub(super) fn grows(xml: &mut Xml<'_>) -> Result<bool, ExtractError> {
    let mut grows = false;
    while let Some(element) = xml.child()? {
        grows |= element.name() == (Ns::Drawing, "spAutoFit");
        xml.skip()?;
    }
    Ok(grows)
}

/// The frame of the text in a VML shape, which may grow with it and then cuts nothing off.
pub(super) fn in_text_box(element: &Element<'_>, mut frame: Frame) -> Frame {
    let grows = element.attribute("style").is_some_and(|style| style.contains("mso-fit-shape-to-text:t"));
    frame.hidden = frame.hidden.filter(|&hidden| !(grows && hidden == Hiding::Clipped));
    frame
}

/// The offset in points that a `wp:positionH` or `wp:positionV` opened last states; `None` where it
/// says "left" or "centre" instead.
pub(super) fn offset(xml: &mut Xml<'_>) -> Result<Option<f32>, ExtractError> {
    let mut offset = None;
    while let Some(element) = xml.child()? {
        if element.name() == (Ns::Drawing, "posOffset") {
            offset = xml.text()?.trim().parse::<f32>().ok().map(|units| units / UNITS);
        } else {
            xml.skip()?;
        }
    }
    Ok(offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_converted_to_points() {
        assert_eq!(points("36pt"), Some(36.0));
        assert_eq!(points("1.5in"), Some(108.0));
        assert_eq!(points("auto"), None);
    }
}
