//! The directory of a ZIP archive, which lies at its end.

use std::io::{Read, Seek, SeekFrom};

use super::entry::Entry;
use super::{broken, corrupt, limits, too_large};
use crate::report::Failure;

/// A file of an archive.
#[derive(Debug)]
pub(in crate::batch) struct Listed {
    /// Its name as the archive spells it, in whatever encoding.
    pub(in crate::batch) name: Vec<u8>,
    pub(in crate::batch) entry: Entry,
}

/// Where a directory is.
#[derive(Debug, Clone, Copy)]
struct Directory {
    entries: u64,
    size: u64,
    /// Where it starts, in the file.
    start: u64,
    /// What stands in the file before the archive, such as the program that unpacks it.
    before: u64,
}

/// Bytes of the record at the end of an archive without its comment.
const END: usize = 22;

/// Lists the files of an archive, folders left out, in the order of its directory.
///
/// # Errors
/// If it is no whole archive, or has too many entries.
pub(in crate::batch) fn list<R: Read + Seek + ?Sized>(from: &mut R) -> Result<Vec<Listed>, Failure> {
    let directory = find(from)?;
    within_limits(directory.entries, 0)?;
    if directory.size > limits::DIRECTORY {
        return Err(too_large("the names in the ZIP archive are too long".into()));
    }
    let bytes = read_at(from, directory.start, usize::try_from(directory.size).unwrap_or(usize::MAX))?;
    let mut rest = bytes.as_slice();
    let mut listed = Vec::new();
    for _ in 0..directory.entries {
        let (file, after) = header(rest, directory.before).ok_or_else(|| corrupt("its directory"))?;
        rest = after;
        if !file.name.ends_with(b"/") {
            listed.push(file);
        }
    }
    Ok(listed)
}

/// Whether so many entries with so many bytes together are few enough.
pub(in crate::batch) fn within_limits(entries: u64, bytes: u64) -> Result<(), Failure> {
    if entries > limits::ENTRIES {
        return Err(too_large(format!("the ZIP archive has more than {} entries", limits::ENTRIES)));
    }
    if bytes > limits::TOTAL {
        return Err(too_large(format!("the ZIP archive unpacks to more than {} bytes", limits::TOTAL)));
    }
    Ok(())
}

fn find<R: Read + Seek + ?Sized>(from: &mut R) -> Result<Directory, Failure> {
    const COMMENT: u64 = 0xffff;
    let length = from.seek(SeekFrom::End(0)).map_err(|error| broken(&error))?;
    let tail_start = length.saturating_sub(END as u64 + COMMENT);
    let tail = read_at(from, tail_start, usize::try_from(length - tail_start).unwrap_or(usize::MAX))?;
    let is_end = |at: &usize| {
        let record = &tail[*at..];
        record.starts_with(b"PK\x05\x06")
            && number(record, 20, 2).is_some_and(|comment| comment <= (record.len() - END) as u64)
    };
    let at = (0..=tail.len().saturating_sub(END)).rev().filter(|_| tail.len() >= END).find(is_end);
    let at = at.ok_or_else(|| corrupt("it has no directory"))?;
    let place = tail_start + at as u64;
    let record = &tail[at..];
    let field = |at, width| number(record, at, width).ok_or_else(|| corrupt("its end"));
    let (entries, size, offset) = (field(10, 2)?, field(12, 4)?, field(16, 4)?);
    let is_large = entries == 0xffff || size == 0xffff_ffff || offset == 0xffff_ffff;
    if is_large && let Some(large) = find_large(from, place)? {
        return Ok(large);
    }
    located(entries, size, offset, place)
}

/// The record of an archive with large numbers, which the one before its usual end points to.
fn find_large<R: Read + Seek + ?Sized>(from: &mut R, end: u64) -> Result<Option<Directory>, Failure> {
    const LOCATOR: u64 = 20;
    let Some(start) = end.checked_sub(LOCATOR) else { return Ok(None) };
    let locator = read_at(from, start, LOCATOR as usize)?;
    if !locator.starts_with(b"PK\x06\x07") {
        return Ok(None);
    }
    let damaged = || corrupt("its end");
    let place = number(&locator, 8, 8).filter(|&place| place < start).ok_or_else(damaged)?;
    let record = read_at(from, place, 56)?;
    if !record.starts_with(b"PK\x06\x06") {
        return Err(damaged());
    }
    let field = |at| number(&record, at, 8).ok_or_else(damaged);
    located(field(32)?, field(40)?, field(48)?, place).map(Some)
}

/// A directory that ends where `end` begins. Where it says that it starts may be off by what was
/// put in front of the archive.
fn located(entries: u64, size: u64, offset: u64, end: u64) -> Result<Directory, Failure> {
    let start = end.checked_sub(size).ok_or_else(|| corrupt("its end"))?;
    let before = start.checked_sub(offset).ok_or_else(|| corrupt("its end"))?;
    Ok(Directory { entries, size, start, before })
}

/// The first entry of what is left of a directory, and the rest.
fn header(bytes: &[u8], before: u64) -> Option<(Listed, &[u8])> {
    const HEADER: usize = 46;
    if !bytes.starts_with(b"PK\x01\x02") {
        return None;
    }
    let length = |at| number(bytes, at, 2).and_then(|length| usize::try_from(length).ok());
    let (name_length, extra_length, comment_length) = (length(28)?, length(30)?, length(32)?);
    let name = bytes.get(HEADER..HEADER + name_length)?;
    let extra = bytes.get(HEADER + name_length..HEADER + name_length + extra_length)?;
    let rest = bytes.get(HEADER + name_length + extra_length + comment_length..)?;
    let mut numbers = [number(bytes, 24, 4)?, number(bytes, 20, 4)?, number(bytes, 42, 4)?];
    enlarge(&mut numbers, extra)?;
    let [size, compressed, offset] = numbers;
    let entry = Entry {
        flags: u16::try_from(number(bytes, 8, 2)?).ok()?,
        method: u16::try_from(number(bytes, 10, 2)?).ok()?,
        checksum: u32::try_from(number(bytes, 16, 4)?).ok()?,
        // The upper half is the mode of a Unix file.
        mode: u16::try_from(number(bytes, 40, 2)?).ok()?,
        compressed,
        size,
        start: before.checked_add(offset)?,
    };
    Some((Listed { name: name.to_vec(), entry }, rest))
}

/// Takes from the extra field the numbers that are too large for their usual place.
fn enlarge(numbers: &mut [u64; 3], mut extra: &[u8]) -> Option<()> {
    const LARGE: u64 = 1;
    while let (Some(id), Some(length)) = (number(extra, 0, 2), number(extra, 2, 2)) {
        // Fields that are cut off are ignored, as other programs do.
        let Some(field) = extra.get(4..4 + usize::try_from(length).ok()?) else { break };
        if id == LARGE {
            let mut values = field.chunks_exact(8);
            for value in numbers.iter_mut().filter(|value| **value == 0xffff_ffff) {
                *value = number(values.next()?, 0, 8)?;
            }
        }
        extra = &extra[4 + field.len()..];
    }
    Some(())
}

/// The number of `width` bytes, little end first, at a place.
pub(super) fn number(bytes: &[u8], at: usize, width: usize) -> Option<u64> {
    let bytes = bytes.get(at..at.checked_add(width)?)?;
    Some(bytes.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte)))
}

fn read_at<R: Read + Seek + ?Sized>(from: &mut R, start: u64, length: usize) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    from.seek(SeekFrom::Start(start)).map_err(|error| broken(&error))?;
    from.take(length as u64).read_to_end(&mut bytes).map_err(|error| broken(&error))?;
    if bytes.len() == length { Ok(bytes) } else { Err(corrupt("it ends too early")) }
}
