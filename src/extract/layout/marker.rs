//! The bullets, dashes and numbers that stand before the items of a list.

use super::glyph::ICON;
use super::word::Word;

/// Bullets in fonts with a proper encoding.
const BULLETS: &str = "•◦▪▫■□●○‣⁃∙·⋅➢➤►▶▸▹→⇒❖◆◇♦✓✔✦✧★☆›»⚫⬤◾◼▬✅☑⦿⟡➔➜➣❑❒❏🔹🔸\u{95}";
/// Letters that bullets of symbol fonts turn into when the font does not tell.
const DISGUISED: &str = "o§Øü";
const DASHES: &str = "-–—−*+~>";
/// The least gap after a number or letter that makes a marker of it, in em.
const TAB: f32 = 0.4;

/// Whether a word by itself can only be a marker.
pub(super) fn is_bullet(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_bullet_char)
}

fn is_bullet_char(c: char) -> bool {
    BULLETS.contains(c) || c == ICON || ('\u{e000}'..='\u{f8ff}').contains(&c)
}

/// Takes the marker off the words of a line; tells whether there was one.
pub(super) fn strip(words: &mut Vec<Word>) -> bool {
    let [first, rest @ ..] = &mut words[..] else { return false };
    if is_bullet(&first.text) {
        words.remove(0);
        return true;
    }
    if let [next, ..] = rest {
        let gap = (next.start - first.end) / first.size.max(1.0);
        if is_dash(&first.text, &next.text) || is_disguised(&first.text, gap) || is_number(&first.text, gap) {
            words.remove(0);
            return true;
        }
    }
    strip_attached(first)
}

fn is_dash(text: &str, next: &str) -> bool {
    let digits = next.starts_with(|c: char| c.is_ascii_digit());
    let sign = text == "+" || text == "~" || text == ">";
    text.chars().count() == 1 && DASHES.contains(text) && !(sign && digits)
}

fn is_disguised(text: &str, gap: f32) -> bool {
    text.chars().count() == 1 && DISGUISED.contains(text) && gap > TAB
}

fn is_number(text: &str, gap: f32) -> bool {
    let text = text.strip_prefix('(').unwrap_or(text);
    let Some(body) = text.strip_suffix(['.', ')']) else { return false };
    let number = !body.is_empty() && body.len() <= 2 && body.chars().all(|c| c.is_ascii_digit());
    let letter = body.len() == 1 && body.chars().all(|c| c.is_ascii_lowercase());
    (number || letter) && gap > TAB
}

/// A bullet, or a dash before a capital, that is set without a space.
fn strip_attached(word: &mut Word) -> bool {
    let mut chars = word.text.chars();
    let Some(first) = chars.next() else { return false };
    let rest = chars.as_str();
    let dash = "-–—".contains(first) && rest.starts_with(char::is_uppercase);
    if rest.is_empty() || !(is_bullet_char(first) || dash) {
        return false;
    }
    let share = 1.0 / word.text.chars().count() as f32;
    word.start += (word.end - word.start) * share;
    word.text = rest.to_owned();
    true
}
