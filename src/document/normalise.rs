//! One form for one text: what looks the same to a reader must be the same to a rule.
//!
//! Compatibility characters (ligatures, full-width forms, non-breaking spaces) become their plain
//! form, invisible characters disappear, and every run of white space becomes one space. A tab is
//! kept: it stands for a wide gap.

use unicode_normalization::UnicodeNormalization;

/// The normal form of a piece of text; white space at its ends is kept as one space.
pub fn normalise(text: &str) -> String {
    if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|&c| !is_invisible(c)).nfkc() {
        let c = match c {
            '\t' => '\t',
            c if c.is_whitespace() || c.is_control() => ' ',
            '\u{2010}' | '\u{2011}' | '\u{2212}' => '-',
            c => c,
        };
        let last = out.chars().next_back();
        match (c, last) {
            (' ', Some(' ' | '\t')) | ('\t', Some('\t')) => {}
            ('\t', Some(' ')) => {
                out.pop();
                out.push('\t');
            }
            _ => out.push(c),
        }
    }
    out
}

/// Soft hyphens, zero-width characters, direction marks and private-use glyphs of icon fonts.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{e000}'..='\u{f8ff}' | '\u{fffc}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_the_same_is_the_same() {
        assert_eq!(normalise("e\u{fb03}cient"), "efficient");
        assert_eq!(normalise("cache\u{ad}d in\u{a0}\u{a0}memory"), "cached in memory");
        assert_eq!(normalise("9\u{2011}10 \t now"), "9-10\tnow");
        assert_eq!(normalise("\u{200b}pub\u{200b}/sub\u{f0e0}"), "pub/sub");
    }
}
