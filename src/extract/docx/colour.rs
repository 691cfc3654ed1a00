//! Colours, and whether one can be told from another.

use super::xml::Element;

/// What a colour attribute says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Paint {
    /// Left to the program: black or white text, whichever shows; no shading.
    Auto,
    /// Red, green and blue.
    Rgb([u8; 3]),
}

/// What lies beneath a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ground {
    /// This colour.
    Plain([u8; 3]),
    /// A picture, a gradient or a drawing: nothing that could be compared with.
    Unknown,
}

/// The page, unless the document says otherwise.
pub(super) const WHITE: Ground = Ground::Plain([255; 3]);

impl Paint {
    /// Reads "auto" or six hexadecimal digits, with a "#" or without.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text == "auto" {
            return Some(Self::Auto);
        }
        let hex = text.strip_prefix('#').unwrap_or(text);
        let value = u32::from_str_radix(hex, 16).ok().filter(|_| hex.len() == 6)?;
        let [_, rgb @ ..] = value.to_be_bytes();
        Some(Self::Rgb(rgb))
    }

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

impl Ground {
    /// This ground with a shading painted over it.
    pub fn under(self, shading: Option<Paint>) -> Self {
        match shading {
            Some(Paint::Rgb(rgb)) => Self::Plain(rgb),
            Some(Paint::Auto) | None => self,
        }
    }

    /// Whether text of a colour cannot be told from this ground.
    pub fn hides(self, text: Option<Paint>) -> bool {
        /// The step of one channel (of 255) that no reader sees.
        const UNSEEN: u8 = 20;
        match (self, text) {
            (Self::Plain(ground), Some(Paint::Rgb(text))) => {
                ground.iter().zip(text).all(|(a, b)| a.abs_diff(b) <= UNSEEN)
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_near_colour_is_hidden() {
        let hides = |ground: &str, text: &str| WHITE.under(Paint::parse(ground)).hides(Paint::parse(text));
        assert!(hides("auto", "FFFFFF"));
        assert!(hides("auto", "#fdfdfd"));
        assert!(hides("1F2937", "1f2a38"));
        assert!(!hides("1F2937", "FFFFFF"));
        assert!(!hides("auto", "auto"));
        assert!(!hides("auto", "D9D9D9"));
        assert!(!Ground::Unknown.hides(Paint::parse("FFFFFF")));
    }
}
