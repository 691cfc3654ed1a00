//! How much of an archive is believed.

/// Entries of one archive.
pub(super) const ENTRIES: u64 = 20_000;

/// Bytes of the directory of an archive, which is held in memory while it is read.
pub(super) const DIRECTORY: u64 = 16 << 20;

/// Bytes of all entries of an archive together, unpacked.
pub(super) const TOTAL: u64 = 4 << 30;

/// How many times larger an entry may be than its compressed form. Resumes come to 20 at most,
/// and the best that the compression can do, which only bombs want, is 1032.
pub(super) const RATIO: u64 = 200;

/// Bytes up to which an entry may exceed [`RATIO`]: a short text of blanks is no bomb.
pub(super) const SMALL: u64 = 1 << 20;

/// Archives within archives that are opened, the outermost counted.
pub(super) const DEPTH: usize = 3;

/// Bytes of an archive within an archive, which is held in memory while its entries are read.
pub(super) const NESTED: u64 = 32 << 20;
