//! Fonts of at most 256 letters, one byte each.

use hayro_syntax::object::{Array, Dict, Name, Object};

/// What the dictionary of such a font tells.
pub(super) struct Simple {
    first: u32,
    widths: Vec<f32>,
    missing: f32,
    /// Whether codes without a name of their own are those of Windows.
    windows: bool,
    /// The codes that have a name of their own, which only the whole font can read.
    named: [bool; 256],
}

impl Simple {
    /// Nothing if the dictionary does not give the widths, as for the standard fonts.
    pub fn new(dict: &Dict<'_>) -> Option<Self> {
        let first: u32 = dict.get(b"FirstChar")?;
        let last: u32 = dict.get(b"LastChar")?;
        let count = last.checked_sub(first)?.min(255) as usize + 1;
        let widths = dict.get::<Array<'_>>(b"Widths")?.iter::<f32>().take(count).collect();
        let descriptor = dict.get::<Dict<'_>>(b"FontDescriptor").unwrap_or_default();
        let missing = descriptor.get(b"MissingWidth").unwrap_or(0.0);
        let (windows, named) = encoding(dict);
        Some(Self { first, widths, missing, windows, named })
    }

    /// The width in thousandths of an em.
    pub fn width(&self, code: u32) -> f32 {
        let at = code.checked_sub(self.first).and_then(|at| self.widths.get(at as usize));
        at.copied().unwrap_or(self.missing)
    }

    /// The character of a code, if its encoding tells it.
    pub fn text(&self, code: u32) -> Option<String> {
        let code = u8::try_from(code).ok().filter(|&code| !self.named[usize::from(code)])?;
        let c = match code {
            0x20..=0x7e => char::from(code),
            0xa0 => ' ',
            0xad => '-',
            0x80..=0xff => windows(code)?,
            _ => return None,
        };
        self.windows.then(|| c.to_string())
    }
}

/// A character of the code page of Windows; its few gaps are bullets to PDF.
fn windows(code: u8) -> Option<char> {
    let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(&code));
    let c = text.chars().next()?;
    Some(if c.is_control() { '•' } else { c })
}

fn encoding(dict: &Dict<'_>) -> (bool, [bool; 256]) {
    let is_windows = |name: Name<'_>| *name == *b"WinAnsiEncoding";
    let mut named = [false; 256];
    let Some(encoding) = dict.get::<Dict<'_>>(b"Encoding") else {
        return (dict.get::<Name<'_>>(b"Encoding").is_some_and(is_windows), named);
    };
    let mut code = 0;
    for entry in encoding.get::<Array<'_>>(b"Differences").iter().flat_map(|list| list.iter::<Object<'_>>()) {
        match entry {
            Object::Number(number) => code = number.as_i64(),
            Object::Name(_) => {
                if let Some(named) = usize::try_from(code).ok().and_then(|code| named.get_mut(code)) {
                    *named = true;
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    (encoding.get::<Name<'_>>(b"BaseEncoding").is_some_and(is_windows), named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_page_of_windows_is_read_as_pdf_means_it() {
        let simple =
            Simple { first: 32, widths: vec![250.0], missing: 7.0, windows: true, named: [false; 256] };
        let text = [0x41, 0x96, 0x81, 0xad, 0xa0, 0x0a].map(|code| simple.text(code));
        let expected = [Some("A"), Some("–"), Some("•"), Some("-"), Some(" "), None];
        assert_eq!(text.each_ref().map(Option::as_deref), expected);
        assert_eq!([31, 32, 33].map(|code| simple.width(code)), [7.0, 250.0, 7.0]);
    }
}
