//! The properties of text, as one style states them.

use crate::document::Hiding;
use crate::extract::office::xml::Element;
use crate::extract::rich::colour::{Ground, Paint};
use crate::extract::rich::pieces::{Look, READABLE};

/// Points of type where nothing is said.
const USUAL_SIZE: f32 = 12.0;
/// The share of opacity from which on something is seen of a colour.
const SEEN: f32 = 0.05;

/// What a style says of text; `None` where it is silent.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct TextProperties {
    /// Points, or a share of what is around it.
    pub size: Option<Size>,
    /// Bold type.
    pub bold: Option<bool>,
    /// The share of their normal width that letters are squeezed into.
    pub scale: Option<f32>,
    /// Fully transparent.
    pub is_clear: Option<bool>,
    /// Not shown.
    pub is_gone: Option<bool>,
    /// The colour of the letters.
    pub colour: Option<Paint>,
    /// The colour behind them.
    pub ground: Option<Paint>,
}

/// A size of type.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Size {
    /// Points.
    Points(f32),
    /// A share of the size around it.
    Share(f32),
}

impl TextProperties {
    /// Reads the attributes of `style:text-properties`.
    pub fn read(element: &Element<'_>) -> Self {
        let weight = element.attribute("font-weight");
        let automatic = element.attribute("use-window-font-color").is_some_and(|value| value == "true");
        let colour = element.attribute("color").and_then(|value| Paint::parse(&value));
        let opacity = element.attribute("opacity").and_then(|value| percent(&value)).or(colour.map(|_| 1.0));
        Self {
            size: element.attribute("font-size").and_then(|value| size(&value)),
            bold: weight
                .map(|weight| weight == "bold" || weight.parse::<u16>().is_ok_and(|weight| weight >= 600)),
            scale: element.attribute("text-scale").and_then(|value| percent(&value)),
            // LibreOffice gives the colour that it chooses itself no opacity, and still shows it.
            is_clear: if automatic { Some(false) } else { opacity.map(|share| share < SEEN) },
            is_gone: element.attribute("display").map(|value| value == "none"),
            colour: if automatic { Some(Paint::Auto) } else { colour },
            ground: background(element),
        }
    }

    /// These properties, and those of `base` where these are silent; shares are of its size.
    pub fn over(self, base: Self) -> Self {
        let size = match (self.size, base.size) {
            (Some(Size::Share(share)), Some(Size::Points(points))) => Some(Size::Points(points * share)),
            (Some(Size::Share(share)), Some(Size::Share(other))) => Some(Size::Share(other * share)),
            (own, base) => own.or(base),
        };
        Self {
            size,
            bold: self.bold.or(base.bold),
            scale: self.scale.or(base.scale),
            is_clear: self.is_clear.or(base.is_clear),
            is_gone: self.is_gone.or(base.is_gone),
            colour: self.colour.or(base.colour),
            ground: self.ground.or(base.ground),
        }
    }

    /// How text is set on a ground.
    pub fn look(self, ground: Ground, hidden: Option<Hiding>) -> Look {
        let size = match self.size {
            Some(Size::Points(points)) => points,
            Some(Size::Share(share)) => share * USUAL_SIZE,
            None => USUAL_SIZE,
        };
        let own = if self.is_gone == Some(true) {
            Some(Hiding::Vanish)
        } else if self.is_clear == Some(true) {
            Some(Hiding::Invisible)
        } else if size * self.scale.unwrap_or(1.0).min(1.0) < READABLE {
            Some(Hiding::Tiny)
        } else if ground.under(self.ground).hides(self.colour) {
            Some(Hiding::Colour)
        } else {
            None
        };
        Look { size, bold: self.bold.unwrap_or(false), hidden: hidden.or(own) }
    }
}

/// The background colour that an element states.
pub(super) fn background(element: &Element<'_>) -> Option<Paint> {
    element.attribute("background-color").and_then(|value| Paint::parse(&value))
}

fn size(value: &str) -> Option<Size> {
    percent(value).map(Size::Share).or_else(|| length(value).map(Size::Points))
}

/// A share of one, written in percent.
fn percent(value: &str) -> Option<f32> {
    value.strip_suffix('%')?.parse::<f32>().ok().map(|percent| percent / 100.0)
}

/// A length in points.
pub(super) fn length(value: &str) -> Option<f32> {
    let unit_at = value.find(|c: char| c.is_ascii_alphabetic())?;
    let (number, unit) = value.split_at(unit_at);
    let points = match unit {
        "pt" => 1.0,
        "in" => 72.0,
        "cm" => 28.346,
        "mm" => 2.8346,
        "pc" => 12.0,
        "px" => 0.75,
        _ => return None,
    };
    number.parse::<f32>().ok().map(|number| number * points)
}
