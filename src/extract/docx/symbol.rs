//! Signs that are stored as a place in a symbol font.

use super::xml::Element;

/// The sign that a `w:sym` shows; `None` for an ornament.
pub(super) fn of(element: &Element<'_>) -> Option<char> {
    let code = u32::from_str_radix(&element.attribute("char")?, 16).ok()?;
    let font = element.attribute("font")?.to_ascii_lowercase();
    // Symbol fonts are addressed from F000 on, or plainly by the low byte.
    match (font.as_str(), code & 0xff) {
        ("symbol", 0xb7) => Some('•'),
        ("symbol", 0x2d | 0xbe) => Some('–'),
        ("symbol", 0xae) => Some('→'),
        ("symbol", 0xb0) => Some('°'),
        ("symbol", 0xb1) => Some('±'),
        ("symbol", 0xb3) => Some('≥'),
        ("symbol", 0xa3) => Some('≤'),
        ("symbol", 0x6d) => Some('µ'),
        ("wingdings", 0xe0 | 0xe8 | 0xf0) => Some('→'),
        ("wingdings", 0xfb | 0xfc | 0xfe) => Some('✓'),
        ("wingdings", 0x6c..=0x7e | 0x9e | 0x9f | 0xa0..=0xa8 | 0xd8) => Some('•'),
        _ => None,
    }
}
