//! The form of what goes through the pipes: eight bytes of length, little end first, then as many
//! bytes of content.

use std::io::{self, ErrorKind, Read, Write};

/// The longest content that is believed. No request or answer comes near; a broken worker may.
const LONGEST: u64 = 1 << 30;

/// Writes one frame, without flushing.
pub(super) fn write(mut to: impl Write, content: &[u8]) -> io::Result<()> {
    to.write_all(&(content.len() as u64).to_le_bytes())?;
    to.write_all(content)
}

/// Reads one frame; `UnexpectedEof` where the other side has closed its end.
pub(super) fn read(mut from: impl Read) -> io::Result<Vec<u8>> {
    let mut length = [0; 8];
    from.read_exact(&mut length)?;
    let length = u64::from_le_bytes(length);
    if length > LONGEST {
        return Err(ErrorKind::InvalidData.into());
    }
    // The memory grows with what really comes, not with what the other side says will come.
    let mut content = Vec::new();
    from.take(length).read_to_end(&mut content)?;
    if content.len() as u64 == length { Ok(content) } else { Err(ErrorKind::UnexpectedEof.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let mut pipe = Vec::new();
        for content in [&b""[..], b"a", &[7; 70_000]] {
            write(&mut pipe, content).expect("memory can be written");
        }
        let mut pipe = pipe.as_slice();
        assert_eq!(read(&mut pipe).expect("a frame"), b"");
        assert_eq!(read(&mut pipe).expect("a frame"), b"a");
        assert_eq!(read(&mut pipe).expect("a frame"), [7; 70_000]);
        assert_eq!(read(&mut pipe).expect_err("the end").kind(), ErrorKind::UnexpectedEof);
    }

    #[test]
    fn a_frame_that_breaks_off_or_boasts_is_an_error() {
        let broken = [&5_u64.to_le_bytes()[..], b"four"].concat();
        assert_eq!(read(broken.as_slice()).expect_err("broken").kind(), ErrorKind::UnexpectedEof);
        let boast = u64::MAX.to_le_bytes();
        assert_eq!(read(boast.as_slice()).expect_err("too long").kind(), ErrorKind::InvalidData);
    }
}
