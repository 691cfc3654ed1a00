//! The values of properties: lengths, sizes, colours, shares.

use super::{Background, Size};
use crate::extract::rich::colour::Paint;

/// An absolute length in points; a plain number is none, except zero.
pub(super) fn length(value: &str) -> Option<f32> {
    let unit_at = value.find(|c: char| c.is_ascii_alphabetic() || c == '%').unwrap_or(value.len());
    let (number, unit) = value.split_at(unit_at);
    let number: f32 = number.trim().parse().ok()?;
    match unit.trim() {
        "pt" => Some(number),
        "px" => Some(number * 0.75),
        "in" => Some(number * 72.0),
        "cm" => Some(number * 28.35),
        "mm" => Some(number * 2.835),
        "em" | "rem" => Some(number * 12.0),
        "" if number == 0.0 => Some(0.0),
        _ => None,
    }
}

/// A size of type, as the name of the property or its shorthand gives it.
pub(super) fn size(value: &str) -> Option<Size> {
    let share = |unit: &str| value.strip_suffix(unit).and_then(|number| number.trim().parse::<f32>().ok());
    if let Some(percent) = share("%") {
        return Some(Size::Share(percent / 100.0));
    }
    match share("rem").map(|share| Size::Points(share * 12.0)).or_else(|| share("em").map(Size::Share)) {
        Some(size) => Some(size),
        None => length(value).map(Size::Points),
    }
}

/// A colour that is written in one of the plain ways.
pub(in crate::extract::html) fn colour(value: &str) -> Option<Paint> {
    let value = value.trim();
    if let Some(hex) = value.strip_prefix('#') {
        return match hex.len() {
            3 => Paint::parse(&hex.chars().flat_map(|digit| [digit, digit]).collect::<String>()),
            8 => hex.get(..6).and_then(Paint::parse),
            _ => Paint::parse(hex),
        };
    }
    if let Some(inner) = value.strip_prefix("rgb").and_then(|rest| rest.split_once('(')) {
        let mut channels =
            inner.1.split(|c: char| !(c.is_ascii_digit() || c == '.')).filter(|part| !part.is_empty());
        // The cast saturates, so that a channel beyond the range is its end.
        let mut channel = || channels.next()?.parse::<f32>().ok().map(|channel| channel as u8);
        return Some(Paint::Rgb([channel()?, channel()?, channel()?]));
    }
    named(value).map(Paint::Rgb)
}

fn named(name: &str) -> Option<[u8; 3]> {
    Some(match name {
        "white" => [255; 3],
        "snow" => [255, 250, 250],
        "ivory" => [255, 255, 240],
        "ghostwhite" => [248, 248, 255],
        "whitesmoke" => [245; 3],
        "black" => [0; 3],
        "navy" => [0, 0, 128],
        "blue" => [0, 0, 255],
        "darkblue" => [0, 0, 139],
        "teal" => [0, 128, 128],
        "green" => [0, 128, 0],
        "darkgreen" => [0, 100, 0],
        "red" => [255, 0, 0],
        "maroon" => [128, 0, 0],
        "gray" | "grey" => [128; 3],
        "darkgray" | "darkgrey" => [169; 3],
        "lightgray" | "lightgrey" => [211; 3],
        "silver" => [192; 3],
        "yellow" => [255, 255, 0],
        _ => return None,
    })
}

/// What a background property paints; `None` where it leaves what is beneath.
pub(super) fn background(value: &str) -> Option<Background> {
    if matches!(value, "none" | "transparent" | "inherit" | "initial" | "unset") {
        return None;
    }
    Some(colour(value).map_or(Background::Unknown, Background::Plain))
}

/// Whether a colour is so transparent that nothing is seen of it.
pub(super) fn is_clear(value: &str) -> bool {
    if let Some(hex) = value.strip_prefix('#') {
        let alpha = match hex.len() {
            4 => hex.get(3..).map(|digit| digit.repeat(2)),
            8 => hex.get(6..).map(str::to_owned),
            _ => None,
        };
        return alpha.and_then(|alpha| u8::from_str_radix(&alpha, 16).ok()).is_some_and(|alpha| alpha < 13);
    }
    let Some((_, channels)) = value.split_once('(') else { return value == "transparent" };
    let channels: Vec<&str> =
        channels.trim_end_matches(')').split([',', '/', ' ']).filter(|part| !part.is_empty()).collect();
    channels.len() > 3 && channels.last().and_then(|alpha| share(alpha)).is_some_and(is_unseen)
}

/// A share of one: a number, or a number of percent.
pub(super) fn share(value: &str) -> Option<f32> {
    match value.trim().strip_suffix('%') {
        Some(percent) => percent.trim().parse::<f32>().ok().map(|percent| percent / 100.0),
        None => value.trim().parse().ok(),
    }
}

/// Whether paint of an opacity does not show.
pub(super) fn is_unseen(opacity: f32) -> bool {
    opacity < 0.05
}

/// Whether a clipping leaves nothing: a box without a side, cut away from its edges to its middle, or
/// a circle without a radius.
pub(super) fn leaves_nothing(clip: &str) -> bool {
    let Some((shape, inner)) = clip.split_once('(') else { return false };
    let inner = inner.split(')').next().unwrap_or("");
    let parts: Vec<&str> = inner.split([',', ' ']).filter(|part| !part.is_empty()).collect();
    let is_nearly_zero = |part: &&str| length(part).is_some_and(|points| points.abs() <= 1.0);
    match shape {
        // The sides of `clip` count from one corner: equal ones leave nothing between them.
        "rect" => parts.len() == 4 && parts.iter().all(is_nearly_zero),
        "inset" => parts
            .first()
            .and_then(|part| part.strip_suffix('%'))
            .and_then(share)
            .is_some_and(|cut| cut >= 50.0),
        "circle" | "ellipse" => parts.first().is_some_and(|radius| is_nearly_zero(radius) || *radius == "0%"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_clear_by_its_opacity() {
        for clear in ["transparent", "rgba(0, 0, 0, 0)", "rgb(10 20 30 / 2%)", "#11223300", "#1230"] {
            assert!(is_clear(clear), "{clear}");
        }
        for seen in ["black", "rgb(0,0,0)", "rgba(0,0,0,.5)", "#112233", "#11223380", "#123"] {
            assert!(!is_clear(seen), "{seen}");
        }
    }

    #[test]
    fn a_clip_leaves_nothing_or_something() {
        for nothing in
            ["rect(0,0,0,0)", "rect(1px 1px 1px 1px)", "inset(50%)", "inset(100% 0 0)", "circle(0)"]
        {
            assert!(leaves_nothing(nothing), "{nothing}");
        }
        for something in ["auto", "rect(0, 200px, 40px, 0)", "inset(2px)", "inset(10%)", "circle(50%)"] {
            assert!(!leaves_nothing(something), "{something}");
        }
    }
}
