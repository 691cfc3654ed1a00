//! Finds streams that would unpack to more than the limit, before the reader unpacks them whole.
//!
//! The reader knows no limit of its own, so the raw file is searched: only a stream whose packed
//! length allows it is unpacked here, and only as far as the limit. Encrypted streams and chains
//! of filters are not seen through; for those stands the memory limit of whoever runs us.

use std::io::Read as _;

use flate2::read::ZlibDecoder;

/// The most that deflate can pack into one byte.
const BEST_RATIO: u64 = 1032;

/// The number of bytes at which the first stream went over the limit, if one does.
pub(super) fn first_above(bytes: &[u8], limit: u64) -> Option<u64> {
    let mut from = 0;
    while let Some(start) = find(bytes, b"stream", from).map(|at| at + b"stream".len()) {
        let end = find(bytes, b"endstream", start).unwrap_or(bytes.len());
        let packed = trim_line_break(&bytes[start..end]);
        let size = if is_deflated(packed) && packed.len() as u64 * BEST_RATIO > limit {
            unpacked_size(packed, limit)
        } else {
            0
        };
        if size > limit {
            return Some(size);
        }
        from = (end + b"endstream".len()).min(bytes.len());
    }
    None
}

fn find(bytes: &[u8], needle: &[u8], from: usize) -> Option<usize> {
    memchr::memmem::find(bytes.get(from..)?, needle).map(|at| from + at)
}

fn trim_line_break(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_prefix(b"\r").unwrap_or(bytes);
    bytes.strip_prefix(b"\n").unwrap_or(bytes)
}

/// Whether the bytes begin as zlib does.
fn is_deflated(bytes: &[u8]) -> bool {
    matches!(bytes, [method, flags, ..] if method & 15 == 8 && (u16::from(*method) << 8 | u16::from(*flags)) % 31 == 0)
}

/// How much the bytes unpack to, counted no further than a little above the limit.
fn unpacked_size(packed: &[u8], limit: u64) -> u64 {
    let mut reader = ZlibDecoder::new(packed);
    let mut buffer = vec![0; 64 << 10];
    let mut size = 0;
    while size <= limit {
        match reader.read(&mut buffer) {
            Ok(0) | Err(_) => break,
            Ok(count) => size += count as u64,
        }
    }
    size
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn file(unpacked: usize) -> Vec<u8> {
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(&vec![b' '; unpacked]).expect("a vector takes all");
        let mut bytes = b"1 0 obj <</Filter/FlateDecode>> stream\r\n".to_vec();
        bytes.extend(packer.finish().expect("a vector takes all"));
        bytes.extend(b"\nendstream endobj");
        bytes
    }

    #[test]
    fn only_a_stream_above_the_limit_is_found() {
        assert_eq!(first_above(&file(900_000), 1_000_000), None);
        assert!(first_above(&file(9_000_000), 1_000_000).is_some_and(|size| size < 1_200_000));
        assert_eq!(first_above(b"stream", 10), None);
    }
}
