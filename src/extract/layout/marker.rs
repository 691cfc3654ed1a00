//! The bullets, dashes and numbers that stand before the items of a list.

use super::glyph::ICON;
use super::word::Word;

/// Bullets in fonts with a proper encoding.
const BULLETS: &str = "•◦▪▫■□●○‣⁃∙·⋅➢➤►▶▸▹→⇒❖◆◇♦✓✔✦✧★☆›»⚫⬤◾◼▬✅☑⦿⟡➔➜➣❑❒❏🔹🔸\u{95}";
/// Bullets of the fonts Symbol and Wingdings, which word processors map to private use.
const SYMBOL_BULLETS: &str =
    "\u{f0b7}\u{f0a7}\u{f0a8}\u{f0d8}\u{f0fc}\u{f076}\u{f06e}\u{f06c}\u{f071}\u{f02d}";
/// Letters that bullets of symbol fonts turn into when the font does not tell.
const DISGUISED: &str = "o§Øü";
const DASHES: &str = "-–—−*+~>";
/// So many signs in a row are a rating.
const RATING: usize = 2;
/// The least gap after a number or letter that makes a marker of it, in em.
const TAB: f32 = 0.4;

/// Whether a word by itself can only be a marker.
pub(super) fn is_bullet(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_bullet_char) && !is_rating(text)
}

/// Whether signs in a row are marks on a scale ("★★★★☆") and no marker.
fn is_rating(text: &str) -> bool {
    text.chars().count() >= RATING && text.chars().all(is_scale)
}

fn is_scale(c: char) -> bool {
    "★☆●○■□◆◇⚫⬤".contains(c)
}

fn is_bullet_char(c: char) -> bool {
    BULLETS.contains(c) || c == ICON || ('\u{e000}'..='\u{f8ff}').contains(&c)
}

/// Takes the marker off the words of a line; tells whether there was one. An icon before a heading
/// goes too, but makes no list item of it.
pub(super) fn strip(words: &mut Vec<Word>) -> bool {
    let [first, rest @ ..] = &mut words[..] else { return false };
    if is_icon(&first.text) {
        let heading = !rest.is_empty() && rest.iter().all(|word| word.bold > 0);
        let symbol = !is_bullet(&first.text);
        words.remove(0);
        return !heading && !symbol;
    }
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

/// Whether a word is a picture: of a font of icons, or one of the signs for telephone and letter.
fn is_icon(text: &str) -> bool {
    let picture = |c: char| matches!(c, '☎' | '☏' | '✆' | '✉' | '\u{1f300}'..='\u{1faff}' | '\u{fe0f}');
    let own = |c: char| ('\u{e000}'..='\u{f8ff}').contains(&c) && !SYMBOL_BULLETS.contains(c);
    !text.is_empty() && (text.chars().all(picture) || text.chars().all(own))
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
    if rest.is_empty() || is_rating(&word.text) || !(is_bullet_char(first) || dash) {
        return false;
    }
    let share = 1.0 / word.text.chars().count() as f32;
    word.start += (word.end - word.start) * share;
    word.text = rest.to_owned();
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_in_a_row_are_a_rating_and_no_marker() {
        for text in ["★★★★☆", "●●●○○", "■■■", "★☆"] {
            assert!(!is_bullet(text), "{text}");
        }
        for text in ["★", "●", "❖", "••"] {
            assert!(is_bullet(text), "{text}");
        }
    }
}
