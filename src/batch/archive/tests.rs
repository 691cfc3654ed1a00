//! Archives of every kind, built byte by byte so that they can lie.

use std::io::{Cursor, Write};

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};
use proptest::prelude::*;

use super::{Listed, limits, list};
use crate::report::{Failure, FailureCode};

/// A file as an archive describes it.
#[derive(Clone)]
struct Part {
    name: Vec<u8>,
    packed: Vec<u8>,
    method: u16,
    flags: u16,
    mode: u16,
    size: u32,
    checksum: u32,
}

fn stored(name: &str, bytes: &[u8]) -> Part {
    let mut crc = Crc::new();
    crc.update(bytes);
    let (name, packed, size) = (name.into(), bytes.to_vec(), u32::try_from(bytes.len()).expect("small"));
    Part { name, packed, method: 0, flags: 0, mode: 0, size, checksum: crc.sum() }
}

fn deflated(name: &str, bytes: &[u8]) -> Part {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("memory");
    Part { packed: encoder.finish().expect("memory"), method: 8, ..stored(name, bytes) }
}

fn put(bytes: &mut Vec<u8>, values: &[(u64, usize)]) {
    for (value, width) in values {
        bytes.extend(&value.to_le_bytes()[..*width]);
    }
}

/// An archive of parts, with the number of entries that it claims.
fn archive_of(parts: &[Part], claimed: u64) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for part in parts {
        let start = bytes.len() as u64;
        let sizes = [(u64::from(part.checksum), 4), (part.packed.len() as u64, 4), (part.size.into(), 4)];
        let about = [(part.flags.into(), 2), (part.method.into(), 2), (0, 4)];
        let name = [(part.name.len() as u64, 2), (0, 2)];
        bytes.extend(b"PK\x03\x04");
        put(&mut bytes, &[&[(20, 2)], &about[..], &sizes, &name].concat());
        bytes.extend(&part.name);
        bytes.extend(&part.packed);
        directory.extend(b"PK\x01\x02");
        let place = [(0, 2), (0, 2), (0, 2), (0, 2), (part.mode.into(), 2), (start, 4)];
        put(&mut directory, &[&[(0x314, 2), (20, 2)], &about[..], &sizes, &name, &place].concat());
        directory.extend(&part.name);
    }
    let start = bytes.len() as u64;
    bytes.extend(&directory);
    bytes.extend(b"PK\x05\x06");
    put(&mut bytes, &[(0, 4), (claimed, 2), (claimed, 2), (directory.len() as u64, 4), (start, 4), (0, 2)]);
    bytes
}

fn archive(parts: &[Part]) -> Vec<u8> {
    archive_of(parts, parts.len() as u64)
}

fn listed(bytes: &[u8]) -> Result<Vec<Listed>, Failure> {
    list(&mut Cursor::new(bytes))
}

/// What comes out of each entry.
fn read(bytes: &[u8], limit: u64) -> Vec<Result<Vec<u8>, FailureCode>> {
    let entries = listed(bytes).expect("a directory");
    let read = |file: &Listed| file.entry.read(&mut Cursor::new(bytes), limit);
    entries.iter().map(|file| read(file).map_err(|failure| failure.code)).collect()
}

fn code(bytes: &[u8]) -> Option<FailureCode> {
    listed(bytes).err().map(|failure| failure.code)
}

#[test]
fn every_file_comes_out_whole_even_two_of_one_name() {
    let parts =
        [stored("a.txt", b"one"), stored("folder/", b""), deflated("a.txt", b"two"), stored("b", b"")];
    let bytes = archive(&parts);
    let names: Vec<Vec<u8>> = listed(&bytes).expect("listed").into_iter().map(|file| file.name).collect();
    assert_eq!(names, [&b"a.txt"[..], b"a.txt", b"b"]);
    assert_eq!(read(&bytes, 100), [Ok(b"one".to_vec()), Ok(b"two".to_vec()), Ok(Vec::new())]);
}

#[test]
fn what_stands_before_and_after_an_archive_is_no_matter() {
    let parts = [stored("a.txt", b"one")];
    let bytes = [b"#!/bin/sh\nunpack\n", &archive(&parts)[..], b"\n\n"].concat();
    assert_eq!(read(&bytes, 100), [Ok(b"one".to_vec())]);
}

#[test]
fn numbers_that_are_too_large_for_their_place_are_found_beside_it() {
    let parts = [stored("a.txt", b"one")];
    let mut bytes = archive(&parts);
    let end = bytes.len() - 22;
    let (record, start) = (bytes.split_off(end), end - 46 - 5);
    // The directory again, with its sizes and its offset in an extra field.
    let mut header = bytes.split_off(start);
    for place in [20, 24, 42] {
        header[place..place + 4].fill(0xff);
    }
    header[30] = 28;
    put(&mut header, &[(1, 2), (24, 2), (3, 8), (3, 8), (0, 8)]);
    let size = header.len() as u64;
    bytes.extend(header);
    let large = bytes.len() as u64;
    bytes.extend(b"PK\x06\x06");
    put(
        &mut bytes,
        &[(44, 8), (45, 2), (45, 2), (0, 4), (0, 4), (1, 8), (1, 8), (size, 8), (start as u64, 8)],
    );
    bytes.extend(b"PK\x06\x07");
    put(&mut bytes, &[(0, 4), (large, 8), (1, 4)]);
    bytes.extend(&record[..8]);
    put(&mut bytes, &[(0xffff, 2), (0xffff, 2), (0xffff_ffff, 4), (0xffff_ffff, 4), (0, 2)]);
    assert_eq!(read(&bytes, 100), [Ok(b"one".to_vec())]);
}

#[test]
fn an_entry_that_is_not_what_it_claims_is_damaged() {
    let good = deflated("a.txt", b"one and one is two");
    let damaged = [
        Part { size: 5, ..good.clone() },
        Part { size: 50, ..good.clone() },
        Part { checksum: 1, ..good.clone() },
        Part { packed: vec![0xff; 10], ..good.clone() },
    ];
    assert_eq!(read(&archive(&damaged), 100), vec![Err(FailureCode::Corrupt); 4]);
    let refused = [Part { flags: 1, ..good.clone() }, Part { method: 12, ..good.clone() }];
    let codes = [Err(FailureCode::Encrypted), Err(FailureCode::UnsupportedFormat)];
    assert_eq!(read(&archive(&refused), 100), codes);
    assert_eq!(read(&archive(&[good]), 17), [Err(FailureCode::TooLarge)]);
}

#[test]
fn a_bomb_is_not_unpacked() {
    let blank = vec![b' '; 3 << 20];
    assert_eq!(read(&archive(&[deflated("a.txt", &blank)]), 1 << 30), [Err(FailureCode::TooLarge)]);
    let liar = Part { size: 1000, ..deflated("a.txt", &blank) };
    assert_eq!(read(&archive(&[liar]), 1 << 30), [Err(FailureCode::Corrupt)]);
    let many = vec![stored("a", b""); usize::try_from(limits::ENTRIES).expect("small") + 1];
    assert_eq!(code(&archive(&many)), Some(FailureCode::TooLarge));
}

#[test]
fn what_is_no_archive_is_told() {
    for bytes in [&b""[..], b"PK", b"PK\x05\x06", &[b'x'; 100_000]] {
        assert_eq!(code(bytes), Some(FailureCode::Corrupt));
    }
    assert_eq!(code(&archive_of(&[stored("a", b"")], 2)), Some(FailureCode::Corrupt));
    assert_eq!(listed(&archive(&[])).expect("an empty archive").len(), 0);
}

#[test]
fn a_link_is_told_from_a_file() {
    let link = Part { mode: 0o120_777, ..stored("a.txt", b"/etc/passwd") };
    let kinds = listed(&archive(&[link, Part { mode: 0o100_644, ..stored("b", b"") }])).expect("listed");
    assert_eq!(kinds.iter().map(|file| file.entry.is_link()).collect::<Vec<_>>(), [true, false]);
}

proptest! {
    #[test]
    fn no_damage_is_trouble(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
                            cut in any::<prop::sample::Index>()) {
        let mut bytes = archive(&[stored("a.txt", b"one"), deflated("b.txt", &[b'x'; 3000])]);
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        for bytes in [&bytes[..], &bytes[..cut.index(bytes.len())]] {
            if let Ok(files) = listed(bytes) {
                for file in files {
                    let read = file.entry.read(&mut Cursor::new(bytes), 10_000);
                    prop_assert!(read.is_err() || read.is_ok_and(|read| read.len() <= 3000));
                }
            }
        }
    }
}
