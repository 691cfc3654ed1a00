//! The tables in the head of a file: the encodings of fonts and the colours.

use super::charset;
use crate::extract::rich::colour::Paint;
use encoding_rs::Encoding;
use std::collections::HashMap;

/// Fonts or colours that are kept; more is no document of a person.
const MAX_ENTRIES: usize = 10_000;

/// The encodings of fonts by their number.
#[derive(Debug, Default)]
pub(super) struct Fonts {
    encodings: HashMap<i32, &'static Encoding>,
    current: i32,
}

impl Fonts {
    /// Takes in a control word of the table.
    pub fn set(&mut self, word: &[u8], number: i32) {
        let encoding = match word {
            b"f" => {
                self.current = number;
                None
            }
            b"fcharset" => charset::of_font(number),
            b"cpg" => Some(charset::of_page(number)),
            _ => None,
        };
        if let Some(encoding) = encoding.filter(|_| self.encodings.len() < MAX_ENTRIES) {
            self.encodings.insert(self.current, encoding);
        }
    }

    /// The encoding of a font, if it has one of its own.
    pub fn encoding(&self, font: i32) -> Option<&'static Encoding> {
        self.encodings.get(&font).copied()
    }
}

/// The colours by their index; the first is usually the program's choice.
#[derive(Debug, Default)]
pub(super) struct Colours {
    /// Those that are complete.
    pub paints: Vec<Paint>,
    rgb: [u8; 3],
    is_stated: bool,
}

impl Colours {
    /// Takes in a control word of the table.
    pub fn set(&mut self, word: &[u8], number: i32) {
        let channel = match word {
            b"red" => 0,
            b"green" => 1,
            b"blue" => 2,
            _ => return,
        };
        self.rgb[channel] = u8::try_from(number.clamp(0, 255)).unwrap_or(0);
        self.is_stated = true;
    }

    /// Ends an entry.
    pub fn end_entry(&mut self) {
        if self.paints.len() < MAX_ENTRIES {
            self.paints.push(if self.is_stated { Paint::Rgb(self.rgb) } else { Paint::Auto });
        }
        (self.rgb, self.is_stated) = ([0; 3], false);
    }
}
