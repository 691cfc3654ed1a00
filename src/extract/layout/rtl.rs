//! Writing from right to left: Hebrew, Arabic and their kin.
//!
//! Some producers paint such a line in the order of its letters, others in that of the page. Both
//! are brought to the order of the page first, in which gaps can be measured, and words and lines
//! are then read from right to left, but for the numbers and Latin words within.

use super::glyph::Glyph;
use super::word::Word;

/// The widest gap between glyphs of one stretch of writing, in em.
const GAP: f32 = 1.0;

/// Whether a text has letters that are written from right to left.
pub(super) fn is_rtl(text: &str) -> bool {
    text.chars()
        .any(|c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'))
}

/// Sorts the glyphs of each stretch of such writing by their place. `order` are indices of glyphs.
pub(super) fn sort_by_place(order: &mut [usize], glyphs: &[Glyph]) {
    if !glyphs.iter().any(|glyph| is_rtl(&glyph.text)) {
        return;
    }
    let mut from = 0;
    while from < order.len() {
        let to = from + stretch(&order[from..], glyphs);
        let run = &mut order[from..to];
        if run.iter().any(|&index| is_rtl(&glyphs[index].text)) {
            run.sort_by(|&a, &b| glyphs[a].start.total_cmp(&glyphs[b].start));
        }
        from = to;
    }
}

/// How many glyphs from the first on go on with each other, to either side.
fn stretch(order: &[usize], glyphs: &[Glyph]) -> usize {
    let Some(first) = order.first().map(|&index| &glyphs[index]) else { return 0 };
    let (mut left, mut right) = (first.start, first.end);
    let more = order.iter().skip(1).map(|&index| &glyphs[index]).take_while(|glyph| {
        let level = (glyph.angle, glyph.baseline) == (first.angle, first.baseline);
        let slack = GAP * first.size;
        let near = glyph.start < right + slack && glyph.end > left - slack;
        (left, right) = (left.min(glyph.start), right.max(glyph.end));
        level && near
    });
    1 + more.count()
}

/// Adds the text of the glyph at the right end of a word. `latin` is how much of the head of the text
/// is a number or Latin word that is still being read from left to right.
/// `turned` tells whether the text has letters to be read from right to left already.
pub(super) fn push(text: &mut String, latin: &mut usize, glyph: &str, turned: bool) {
    if !turned {
        for c in std::mem::take(text).chars() {
            push_left(text, latin, c.encode_utf8(&mut [0; 4]));
        }
    }
    push_left(text, latin, glyph);
}

fn push_left(text: &mut String, latin: &mut usize, glyph: &str) {
    let ascii = glyph.chars().all(|c| c.is_ascii_alphanumeric());
    let at = if ascii { *latin } else { 0 };
    text.insert_str(at, glyph);
    *latin = if ascii { at + glyph.len() } else { 0 };
}

/// The words of a piece in the order in which they are read.
pub(super) fn reading_order(words: &[Word]) -> Vec<&Word> {
    let mut order: Vec<&Word> = words.iter().collect();
    let rtl = |word: &&Word| is_rtl(&word.text);
    let count = order.iter().filter(|word| rtl(word)).count();
    if count == 0 {
        return order;
    }
    let whole = count * 2 >= order.len();
    if whole {
        order.reverse();
    }
    // Where the line runs to the left its Latin words must be turned back, and the reverse.
    let turned = |word: &&Word| rtl(word) != whole;
    order.chunk_by_mut(|a, b| turned(a) == turned(b)).for_each(|run| {
        if run.first().is_some_and(turned) {
            run.reverse();
        }
    });
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyph(text: &str, start: f32) -> Glyph {
        let text = text.into();
        Glyph {
            text,
            start,
            end: start + 5.0,
            baseline: 100.0,
            angle: 0,
            size: 10.0,
            bold: None,
            hidden: None,
        }
    }

    #[test]
    fn letters_painted_to_the_left_are_brought_to_the_order_of_the_page() {
        let glyphs =
            [glyph("א", 60.0), glyph("ב", 55.0), glyph("ג", 50.0), glyph("A", 300.0), glyph("B", 290.0)];
        let mut order: Vec<usize> = (0..5).collect();
        sort_by_place(&mut order, &glyphs);
        assert_eq!(order, [2, 1, 0, 3, 4]);
    }

    #[test]
    fn a_word_is_read_from_right_to_left_and_a_number_in_it_is_not() {
        let (mut text, mut latin) = (String::new(), 0);
        text.push_str("19-");
        for (at, glyph) in ["ג", "ב", "א"].into_iter().enumerate() {
            push(&mut text, &mut latin, glyph, at > 0);
        }
        assert_eq!(text, "אבג-19");
    }
}
