//! The encoding of a page: a byte order mark, what the page says of itself, or what it looks like.

use crate::extract::decode;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// Bytes at the start within which a page says its encoding; browsers look no further.
const HEAD: usize = 1024;

/// Decodes a page.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if Encoding::for_bom(bytes).is_some() {
        return decode::text(bytes);
    }
    match declared(&bytes[..bytes.len().min(HEAD)]) {
        // Pages that are not what they say, or say what their own letters contradict.
        Some(encoding) if ![UTF_8, UTF_16LE, UTF_16BE].contains(&encoding) => {
            encoding.decode_without_bom_handling(bytes).0
        }
        _ => decode::text(bytes),
    }
}

fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let at = head.windows(8).position(|window| window.eq_ignore_ascii_case(b"charset="))?;
    let is_label = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_:.".contains(byte);
    let rest = &head[at + 8..];
    let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    let length = rest.iter().position(|byte| !is_label(byte)).unwrap_or(rest.len());
    Encoding::for_label(&rest[..length])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_believed_where_it_can_be() {
        assert_eq!(decode(b"<meta charset='windows-1250'>\xb3"), "<meta charset='windows-1250'>ł");
        assert_eq!(decode("<meta charset=utf-8>é".as_bytes()), "<meta charset=utf-8>é");
        assert_eq!(decode(b"<meta charset=utf-8>\xe9"), "<meta charset=utf-8>é");
        assert_eq!(decode(b"<meta charset=\"nonsense\">\xe9"), "<meta charset=\"nonsense\">é");
    }
}
