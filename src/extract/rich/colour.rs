//! Colours, and whether one can be told from another.

/// What a colour attribute says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Paint {
    /// Left to the program: black or white text, whichever shows; no shading.
    Auto,
    /// Red, green and blue.
    Rgb([u8; 3]),
}

/// What lies beneath a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ground {
    /// This colour.
    Plain([u8; 3]),
    /// A picture, a gradient or a drawing: nothing that could be compared with.
    Unknown,
}

/// The page, unless the document says otherwise.
pub(crate) const WHITE: Ground = Ground::Plain([255; 3]);

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
