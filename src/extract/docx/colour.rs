//! The ways in which WordprocessingML states a colour.

use super::xml::Element;
pub(super) use crate::extract::rich::colour::{Ground, Paint, WHITE};

impl Paint {
    /// The shading that a `w:shd` element sets: a pattern of one colour on another, mixed as the
    /// eye does.
    pub fn shading(element: &Element<'_>) -> Option<Self> {
        let colour = |name| element.attribute(name).and_then(|value| Self::parse(&value));
        let (front, back) = (colour("color"), colour("fill"));
        let share = match element.value().as_deref() {
            Some("nil") => return Some(Self::Auto),
            Some("clear") | None => return back,
            Some("solid") => 100,
            // Stripes and crosses take about half.
            Some(pattern) => pattern.strip_prefix("pct").and_then(|share| share.parse().ok()).unwrap_or(50),
        };
        let rgb = |paint, auto| if let Some(Self::Rgb(rgb)) = paint { rgb } else { auto };
        Some(Self::Rgb(mix(rgb(front, [0; 3]), rgb(back, [255; 3]), share)))
    }

    /// One of the sixteen colours of `w:highlight`.
    pub fn highlight(name: &str) -> Option<Self> {
        Some(Self::Rgb(match name {
            "black" => [0, 0, 0],
            "blue" => [0, 0, 255],
            "cyan" => [0, 255, 255],
            "green" => [0, 255, 0],
            "magenta" => [255, 0, 255],
            "red" => [255, 0, 0],
            "yellow" => [255, 255, 0],
            "white" => [255, 255, 255],
            "darkBlue" => [0, 0, 128],
            "darkCyan" => [0, 128, 128],
            "darkGreen" => [0, 128, 0],
            "darkMagenta" => [128, 0, 128],
            "darkRed" => [128, 0, 0],
            "darkYellow" => [128, 128, 0],
            "darkGray" => [128, 128, 128],
            "lightGray" => [192, 192, 192],
            "none" => return Some(Self::Auto),
            _ => return None,
        }))
    }
}

/// A mixture with a share of the front colour in percent.
fn mix(front: [u8; 3], back: [u8; 3], share: u8) -> [u8; 3] {
    let share = u32::from(share.min(100));
    std::array::from_fn(|at| {
        let sum = u32::from(front[at]) * share + u32::from(back[at]) * (100 - share);
        u8::try_from(sum / 100).unwrap_or(u8::MAX)
    })
}
