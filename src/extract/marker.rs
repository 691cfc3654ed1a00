//! Bullets and numbers that are written as text before a list item.

/// Signs that nobody writes for anything but a bullet, so that no space need follow.
const BULLETS: &[char] = &[
    '•', '◦', '▪', '▫', '‣', '⁃', '●', '○', '■', '□', '◆', '◇', '❖', '➢', '➤', '➔', '➜', '►', '▶', '▸', '▹',
    '✓', '✔', '☑', '★', '☆', '∙', '·', '⚫', '⦿', '❑', '❏', '◘', '§', '¤', '♦',
];

/// Signs that are a bullet where white space follows.
const DASHES: &[char] = &['-', '–', '—', '*', '+', '>', '→', '»', '~', '−', '‐'];

/// The text behind the marker of a list item; `None` where no marker stands before it.
///
/// A marker with nothing behind it is none: it may be a rule drawn with dashes.
pub(crate) fn strip(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let first = text.chars().next()?;
    if is_rating(text) {
        return None;
    }
    let rest = &text[first.len_utf8()..];
    let item = if BULLETS.contains(&first) || is_icon(first) {
        rest.trim_start_matches(|c| BULLETS.contains(&c) || is_icon(c))
    } else if DASHES.contains(&first) {
        rest.starts_with(is_space).then_some(rest).or_else(|| glued(first, rest))?
    } else if first == 'o' || first == 'O' {
        // Word's hollow bullet is the letter o of a typewriter face, set off by a tab.
        rest.starts_with(['\t', '\u{a0}', '\u{2003}']).then_some(rest).or_else(|| rest.strip_prefix("  "))?
    } else {
        numbered(text)?
    };
    let item = item.trim_start();
    item.starts_with(|c: char| !DASHES.contains(&c) || c == '+').then_some(item)
}

/// Whether a text opens with marks on a scale ("★★★★☆"): two or more signs in a row.
fn is_rating(text: &str) -> bool {
    text.chars().take_while(|c| "★☆●○■□◆◇⚫".contains(*c)).nth(1).is_some()
}

/// A dash with the item right behind it ("-Built the ..."), which a negative number is not.
fn glued(dash: char, rest: &str) -> Option<&str> {
    let mut next = rest.chars();
    let starts_a_word =
        next.next().is_some_and(char::is_uppercase) && next.next().is_some_and(char::is_lowercase);
    (matches!(dash, '-' | '–' | '*') && starts_a_word && !rest.contains(dash)).then_some(rest)
}

/// "1.", "12)", "(a)" and a space.
fn numbered(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('(').unwrap_or(text);
    let digits = inner.len() - inner.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let label = match (digits, inner.as_bytes().first()) {
        (1..=2, _) => digits,
        (0, Some(letter)) if letter.is_ascii_lowercase() => 1,
        _ => return None,
    };
    let after = &inner[label..];
    let rest = match after.strip_prefix(')') {
        Some(rest) => rest,
        None if digits > 0 && inner.len() == text.len() => after.strip_prefix('.')?,
        None => return None,
    };
    rest.starts_with(is_space).then_some(rest)
}

/// A glyph of an icon font in the private-use area, as Symbol and Wingdings bullets are stored.
fn is_icon(c: char) -> bool {
    matches!(c, '\u{f000}'..='\u{f0ff}')
}

fn is_space(c: char) -> bool {
    c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_taken_off() {
        for text in ["• Built it", "-\tBuilt it", "– Built it", "o\tBuilt it", "1. Built it", "12) Built it"]
        {
            assert_eq!(strip(text), Some("Built it"), "{text}");
        }
        for text in
            ["▪Built it", "\u{f0b7} Built it", "-Built it", "* Built it", "(a) Built it", "  o  Built it"]
        {
            assert_eq!(strip(text), Some("Built it"), "{text}");
        }
    }

    #[test]
    fn a_rating_at_the_start_is_no_marker() {
        for text in ["★★★★☆ Quickstore", "●●●○○", "■■■□□ Quickstore", "★☆"]
        {
            assert_eq!(strip(text), None, "{text}");
        }
        assert_eq!(strip("★ Quickstore"), Some("Quickstore"));
    }

    #[test]
    fn what_only_looks_like_a_marker_stays() {
        for text in
            ["-5 % cost", "o clock", "2019. A year", "*emphasis* first", "----", "- - -", "•", "1.5 years"]
        {
            assert_eq!(strip(text), None, "{text}");
        }
        for text in ["a. Muster", "+49 30 1234", "C) no", "", "-Anna-"] {
            assert_eq!(strip(text), None, "{text}");
        }
    }
}
