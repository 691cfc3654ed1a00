//! Bytes of unknown encoding as text: UTF-8, UTF-16 with or without a mark, else Windows-1252.

use std::borrow::Cow;

/// The byte order of UTF-16.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    Little,
    Big,
}

/// Decodes text; what no encoding explains becomes U+FFFD.
pub(crate) fn text(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((order, content)) = utf16(bytes) {
        return Cow::Owned(decode_utf16(content, order));
    }
    let content = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(content) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) if bytes.len() > content.len() => String::from_utf8_lossy(content),
        Err(_) => Cow::Owned(content.iter().map(|&byte| windows_1252(byte)).collect()),
    }
}

/// Decodes XML, which says by its first bytes whether it is UTF-16; all else is taken for UTF-8.
pub(crate) fn xml(bytes: Vec<u8>) -> String {
    if let Some((order, content)) = utf16(&bytes) {
        return decode_utf16(content, order);
    }
    if let Some(content) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return String::from_utf8_lossy(content).into_owned();
    }
    match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
    }
}

/// Whether bytes are text in one of the encodings: hardly any control characters once decoded.
pub(crate) fn is_text(bytes: &[u8]) -> bool {
    const SAMPLE: usize = 64 << 10;
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let text = text(sample);
    let odd = text.chars().filter(|&c| c == '\u{fffd}' || (c.is_control() && !is_layout(c))).count();
    // One odd sign (a stray form mark, a character cut by the sample) is an accident.
    odd <= 1 + text.len() / 200
}

fn is_layout(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1a}')
}

fn utf16(bytes: &[u8]) -> Option<(Order, &[u8])> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => Some((Order::Little, rest)),
        [0xfe, 0xff, rest @ ..] => Some((Order::Big, rest)),
        _ => unmarked_utf16(bytes).map(|order| (order, bytes)),
    }
}

/// Latin text in UTF-16 has a zero in every other byte, always on the same side.
fn unmarked_utf16(bytes: &[u8]) -> Option<Order> {
    let sample = &bytes[..bytes.len().min(1024) & !1];
    let zeros = |side: usize| sample.iter().skip(side).step_by(2).filter(|&&byte| byte == 0).count();
    let (pairs, even, odd) = (sample.len() / 2, zeros(0), zeros(1));
    match (even, odd) {
        (0, odd) if pairs >= 8 && odd * 10 >= pairs * 8 => Some(Order::Little),
        (even, 0) if pairs >= 8 && even * 10 >= pairs * 8 => Some(Order::Big),
        _ => None,
    }
}

fn decode_utf16(bytes: &[u8], order: Order) -> String {
    let units = bytes.chunks_exact(2).map(|pair| match order {
        Order::Little => u16::from_le_bytes([pair[0], pair[1]]),
        Order::Big => u16::from_be_bytes([pair[0], pair[1]]),
    });
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn windows_1252(byte: u8) -> char {
    /// The bytes 0x80 to 0x9f, the only ones in which it differs from Latin-1.
    const SPECIAL: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => SPECIAL[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_gives_the_same_text() {
        let expected = "Résumé – Zoë Ångström";
        let little: Vec<u8> = expected.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = expected.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let marked = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
        assert_eq!(text(expected.as_bytes()), expected);
        assert_eq!(text(&marked(b"\xef\xbb\xbf", expected.as_bytes())), expected);
        assert_eq!(text(&marked(b"\xff\xfe", &little)), expected);
        assert_eq!(text(&marked(b"\xfe\xff", &big)), expected);
        assert_eq!(text(&little), expected);
        assert_eq!(text(b"R\xe9sum\xe9 \x96 Zo\xeb \xc5ngstr\xf6m"), expected);
    }

    #[test]
    fn rubbish_is_not_text() {
        let rubbish: Vec<u8> = (0..=255).cycle().take(4096).collect();
        assert!(!is_text(&rubbish));
        assert!(is_text("Zoë\r\nTab\tstop\n".as_bytes()));
        assert!(is_text(b"caf\xe9"));
    }

    #[test]
    fn text_in_half_a_pair_is_not_lost() {
        assert_eq!(text(b"\xff\xfea\0b\0c"), "ab");
        assert_eq!(text(b"\xff\xfe\x00\xd8"), "\u{fffd}");
    }
}
