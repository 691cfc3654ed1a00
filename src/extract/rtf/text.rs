//! Characters in their three notations, put together to text.

use encoding_rs::{Encoding, WINDOWS_1252};

/// Bytes and code units that wait for what completes them.
#[derive(Debug)]
pub(super) struct Pending {
    bytes: Vec<u8>,
    units: Vec<u16>,
    /// Characters still to pass by, which stand for the Unicode character before them.
    to_skip: u32,
}

/// What bytes of a document mean where its fonts do not say.
pub(super) const USUAL: &Encoding = WINDOWS_1252;

impl Pending {
    /// Nothing waits.
    pub fn new() -> Self {
        Self { bytes: Vec::new(), units: Vec::new(), to_skip: 0 }
    }

    /// Whether the sign that comes next is a fallback, which is counted off.
    pub fn skips(&mut self) -> bool {
        let skips = self.to_skip > 0;
        self.to_skip = self.to_skip.saturating_sub(1);
        skips
    }

    /// A group begins or ends, and with it the fallbacks.
    pub fn end_skip(&mut self) {
        self.to_skip = 0;
    }

    /// Adds a byte; what waits is handed to `out` where it belongs before it.
    pub fn byte(&mut self, byte: u8, encoding: &'static Encoding, out: &mut String) {
        if !self.units.is_empty() {
            self.flush(encoding, out);
        }
        self.bytes.push(byte);
    }

    /// Adds a UTF-16 code unit, written as a signed number, with the count of its fallbacks.
    pub fn unit(&mut self, number: i32, fallback: u32, encoding: &'static Encoding, out: &mut String) {
        if !self.bytes.is_empty() {
            self.flush(encoding, out);
        }
        // Numbers above 32767 are written as negative ones, by some programs as they are.
        self.units.push(u16::try_from(number & 0xffff).unwrap_or(0xfffd));
        self.to_skip = fallback;
    }

    /// Hands out all that waits.
    pub fn flush(&mut self, encoding: &'static Encoding, out: &mut String) {
        if !self.bytes.is_empty() {
            out.push_str(&encoding.decode_without_bom_handling(&self.bytes).0);
            self.bytes.clear();
        }
        let signs = char::decode_utf16(self.units.drain(..));
        out.extend(signs.map(|sign| sign.unwrap_or(char::REPLACEMENT_CHARACTER)));
    }
}
