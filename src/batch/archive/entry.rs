//! One file of an archive: where its bytes are, and how they come out.

use std::io::{self, Read, Seek, SeekFrom};

use flate2::read::DeflateDecoder;
use flate2::{Crc, CrcReader};

use super::directory::number;
use super::{broken, corrupt, limits, too_large};
use crate::report::{Failure, FailureCode};

/// What the directory of an archive says of a file.
#[derive(Debug, Clone, Copy)]
pub(in crate::batch) struct Entry {
    pub(super) flags: u16,
    pub(super) method: u16,
    pub(super) checksum: u32,
    pub(super) mode: u16,
    pub(super) compressed: u64,
    pub(super) size: u64,
    pub(super) start: u64,
}

const ENCRYPTED: u16 = 1;
const STORED: u16 = 0;
const DEFLATED: u16 = 8;

impl Entry {
    /// Bytes that it says that it has.
    pub(in crate::batch) fn size(&self) -> u64 {
        self.size
    }

    /// Whether it is a link and no file.
    pub(in crate::batch) fn is_link(&self) -> bool {
        self.mode & 0o170_000 == 0o120_000
    }

    /// Its bytes, unless they are more than `limit`.
    pub(in crate::batch) fn read<R: Read + Seek + ?Sized>(
        &self,
        archive: &mut R,
        limit: u64,
    ) -> Result<Vec<u8>, Failure> {
        self.check(limit)?;
        let (bytes, checksum) = self.unpack(archive, self.size).map_err(|error| broken(&error))?;
        if bytes.len() as u64 == self.size && checksum == self.checksum {
            Ok(bytes)
        } else {
            Err(corrupt("an entry is not what the directory says"))
        }
    }

    /// Its first bytes, without a look at whether the rest is whole.
    pub(in crate::batch) fn head<R: Read + Seek + ?Sized>(&self, archive: &mut R, length: u64) -> Vec<u8> {
        let head = self.unpack(archive, self.size.min(length));
        head.map_or_else(|_| Vec::new(), |(bytes, _)| bytes)
    }

    /// Refuses what is not read, before anything is unpacked.
    fn check(&self, limit: u64) -> Result<(), Failure> {
        if self.flags & ENCRYPTED != 0 {
            let message = "the entry of the ZIP archive needs a password; unpack it and screen the folder";
            return Err(Failure { code: FailureCode::Encrypted, message: message.into() });
        }
        if ![STORED, DEFLATED].contains(&self.method) {
            let message = "the ZIP archive is compressed in a rare way; unpack it and screen the folder";
            return Err(Failure { code: FailureCode::UnsupportedFormat, message: message.into() });
        }
        if self.size > limit {
            return Err(too_large(format!("the entry has {} bytes, the limit is {limit}", self.size)));
        }
        if self.size > limits::SMALL && self.size / limits::RATIO > self.compressed {
            return Err(too_large(format!("the entry unpacks to {} times its size", limits::RATIO)));
        }
        Ok(())
    }

    /// So many bytes at most, and their checksum.
    fn unpack<R: Read + Seek + ?Sized>(&self, archive: &mut R, length: u64) -> io::Result<(Vec<u8>, u32)> {
        const HEADER: usize = 30;
        archive.seek(SeekFrom::Start(self.start))?;
        let mut header = [0; HEADER];
        archive.read_exact(&mut header)?;
        let (name, extra) = (number(&header, 26, 2).unwrap_or(0), number(&header, 28, 2).unwrap_or(0));
        if !header.starts_with(b"PK\x03\x04") {
            return Err(io::ErrorKind::InvalidData.into());
        }
        archive.seek(SeekFrom::Start(self.start.saturating_add(HEADER as u64 + name + extra)))?;
        let packed = archive.take(self.compressed);
        // One byte more, to see an entry that is longer than it says.
        let length = length.saturating_add(1);
        match self.method {
            STORED => taken(packed.take(length)),
            _ => taken(DeflateDecoder::new(packed).take(length)),
        }
    }
}

fn taken(from: impl Read) -> io::Result<(Vec<u8>, u32)> {
    let mut bytes = Vec::new();
    let mut from = CrcReader::new(from);
    from.read_to_end(&mut bytes)?;
    Ok((bytes, Crc::sum(from.crc())))
}
