//! How text is set, as the control words change it, group by group.

use super::destination::Destination;
use crate::document::Hiding;
use crate::extract::rich::colour::{Ground, Paint, WHITE};
use crate::extract::rich::pieces::{Look, READABLE};

/// Tables in tables that are told apart.
const MAX_DEPTH: usize = 16;

/// What a group inherits from the one around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct State {
    /// What its text is for.
    pub destination: Destination,
    /// Characters that follow a Unicode character for programs that know none.
    pub fallback: u32,
    /// The font by its number.
    pub font: i32,
    /// The properties of characters.
    pub character: Character,
    /// The properties of paragraphs.
    pub paragraph: Paragraph,
}

/// The properties of characters, as `\plain` resets them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Character {
    bold: bool,
    vanish: bool,
    /// Half points.
    size: i32,
    /// The share of their normal width that letters are squeezed into, in percent.
    scale: i32,
    colour: usize,
    ground: usize,
    /// Deleted by a tracked change.
    pub is_deleted: bool,
}

/// The properties of paragraphs, as `\pard` resets them.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Paragraph {
    /// Tables around it, one in another.
    pub depth: usize,
    /// The heading level, from 1.
    pub heading: Option<u8>,
    ground: usize,
}

impl Default for Character {
    fn default() -> Self {
        Self { bold: false, vanish: false, size: 24, scale: 100, colour: 0, ground: 0, is_deleted: false }
    }
}

impl Default for State {
    fn default() -> Self {
        Self {
            destination: Destination::Body,
            fallback: 1,
            font: 0,
            character: Character::default(),
            paragraph: Paragraph::default(),
        }
    }
}

impl State {
    /// Takes in a control word that sets a property; whether it was one.
    pub fn set(&mut self, word: &[u8], number: Option<i32>) -> bool {
        let is_on = number != Some(0);
        let index = number.and_then(|number| usize::try_from(number).ok()).unwrap_or(0);
        match word {
            b"plain" => self.character = Character::default(),
            b"pard" => self.paragraph = Paragraph::default(),
            b"b" => self.character.bold = is_on,
            b"v" | b"spv" => self.character.vanish = is_on,
            b"deleted" => self.character.is_deleted = is_on,
            b"fs" => self.character.size = number.unwrap_or(24),
            b"charscalex" => self.character.scale = number.unwrap_or(100),
            b"cf" => self.character.colour = index,
            b"cb" | b"chcbpat" | b"highlight" => self.character.ground = index,
            b"cbpat" => self.paragraph.ground = index,
            b"f" => self.font = number.unwrap_or(0),
            b"uc" => self.fallback = number.and_then(|count| u32::try_from(count).ok()).unwrap_or(1),
            b"intbl" => self.paragraph.depth = self.paragraph.depth.max(1),
            b"itap" => self.paragraph.depth = index.min(MAX_DEPTH),
            b"outlinelevel" => {
                let level = number.and_then(|level| u8::try_from(level).ok());
                self.paragraph.heading = level.filter(|&level| level < 9).map(|level| level + 1);
            }
            _ => return false,
        }
        true
    }

    /// How text is set now; `ground` is what the page or cell around it is painted with.
    pub fn look(&self, colours: &[Paint], ground: Ground) -> Look {
        let paint = |index: usize| colours.get(index).copied();
        let ground = ground.under(paint(self.paragraph.ground)).under(paint(self.character.ground));
        let size = self.character.size.clamp(0, 4000) as f32 / 2.0;
        let hidden = if self.character.vanish {
            Some(Hiding::Vanish)
        } else if size > 0.0 && size * self.character.scale.clamp(0, 100) as f32 / 100.0 < READABLE {
            Some(Hiding::Tiny)
        } else if ground.hides(paint(self.character.colour)) {
            Some(Hiding::Colour)
        } else {
            None
        };
        Look { size, bold: self.character.bold, hidden }
    }
}

/// What text in a row stands on: not known once one of its cells is shaded.
pub(super) fn ground(row_is_shaded: bool) -> Ground {
    if row_is_shaded { Ground::Unknown } else { WHITE }
}
