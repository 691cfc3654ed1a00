//! What shapes paint beneath the text in them.

use super::colour::{Ground, Paint};
use super::paragraph::Frame;
use super::xml::{Element, Ns, Xml};
use crate::document::Hiding;
use crate::extract::ExtractError;

/// The fill that the shape properties opened last set; unknown unless it is one stated colour.
pub(super) fn fill(xml: &mut Xml<'_>) -> Result<Ground, ExtractError> {
    let mut ground = Ground::Unknown;
    while let Some(element) = xml.child()? {
        match element.name() {
            (Ns::Drawing, "solidFill") => ground = solid(xml)?,
            _ => xml.skip()?,
        }
    }
    Ok(ground)
}

fn solid(xml: &mut Xml<'_>) -> Result<Ground, ExtractError> {
    let mut ground = Ground::Unknown;
    while let Some(element) = xml.child()? {
        if element.name() == (Ns::Drawing, "srgbClr") {
            ground = ground.under(element.value().and_then(|value| Paint::parse(&value)));
        }
        xml.skip()?;
    }
    Ok(ground)
}

/// What a VML shape puts beneath and around its text.
pub(super) fn of_vml(element: &Element<'_>, frame: Frame) -> Frame {
    let is_filled = !element.attribute("filled").is_some_and(|value| matches!(&*value, "f" | "false"));
    let colour = element.attribute("fillcolor").filter(|_| is_filled);
    // "white [3212]": the number names the same colour in the theme.
    let colour =
        colour.as_deref().and_then(|text| text.split_whitespace().next()).and_then(|name| match name {
            "white" => Some(Paint::Rgb([255; 3])),
            "black" => Some(Paint::Rgb([0; 3])),
            hex => Paint::parse(hex),
        });
    let style = element.attribute("style").map(|style| style.replace(' ', ""));
    let is_hidden = style.is_some_and(|style| style.contains("visibility:hidden"));
    Frame {
        ground: Ground::Unknown.under(colour),
        hidden: frame.hidden.or(is_hidden.then_some(Hiding::Vanish)),
    }
}
