//! Reads a number with the separators of either convention.

/// How a language writes numbers, where the digits alone do not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Separators {
    /// The sign before the fraction; the other one of point and comma groups thousands.
    pub decimal: char,
}

impl Separators {
    /// As in English: `1,200.5`.
    pub const POINT: Self = Self { decimal: '.' };
    /// As in German: `1.200,5`.
    pub const COMMA: Self = Self { decimal: ',' };
}

/// More digits than this are an account or a checksum, not an amount.
const MOST_DIGITS: usize = 15;

/// The length in bytes of the digits that `rest` begins with, and their value where they are one
/// number. A version, a date or an address has none.
pub(super) fn read(rest: &str, separators: Separators) -> (usize, Option<f64>) {
    let mut groups = vec![leading_digits(rest)];
    let mut signs = Vec::new();
    let mut at = groups[0].len();
    while let Some((sign, group)) = next_group(&rest[at..]) {
        let spaced = sign.is_whitespace();
        if spaced
            && !(group.len() == 3 && groups[0].len() <= 3 && signs.last().is_none_or(|&last| last == sign))
        {
            break;
        }
        at += sign.len_utf8() + group.len();
        groups.push(group);
        signs.push(sign);
    }
    (at, value(&groups, &signs, separators))
}

/// A separator and the digits after it.
fn next_group(rest: &str) -> Option<(char, &str)> {
    let sign =
        rest.chars().next().filter(|&c| matches!(c, '.' | ',' | '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}'))?;
    let group = leading_digits(&rest[sign.len_utf8()..]);
    (!group.is_empty()).then_some((sign, group))
}

fn leading_digits(rest: &str) -> &str {
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    &rest[..end]
}

fn value(groups: &[&str], signs: &[char], separators: Separators) -> Option<f64> {
    let has_fraction = ends_in_fraction(groups, signs, separators);
    let (whole, fraction) = match groups.split_last() {
        Some((last, whole)) if has_fraction => (whole, *last),
        _ => (groups, ""),
    };
    let grouping = &signs[..whole.len().saturating_sub(1)];
    let one_sign = grouping.iter().all(|sign| Some(sign) == grouping.first());
    let clash = has_fraction && grouping.first() == signs.last();
    if !one_sign || clash || !is_grouped(whole) {
        return None;
    }
    let digits = whole.concat();
    if digits.len() + fraction.len() > MOST_DIGITS {
        return None;
    }
    format!("{digits}.{fraction}0").parse().ok()
}

/// Whether the last separator stands before a fraction.
fn ends_in_fraction(groups: &[&str], signs: &[char], separators: Separators) -> bool {
    let (Some(&sign), Some(last), Some(first)) = (signs.last(), groups.last(), groups.first()) else {
        return false;
    };
    if !matches!(sign, '.' | ',') {
        return false;
    }
    match signs.iter().filter(|&&s| s == sign).count() {
        1 if signs.len() > 1 => true,
        1 => last.len() != 3 || first.len() > 3 || first.starts_with('0') || sign == separators.decimal,
        _ => false,
    }
}

/// Groups of three, or of two before a last group of three as in India.
fn is_grouped(groups: &[&str]) -> bool {
    let Some((first, rest)) = groups.split_first() else { return false };
    let Some((last, middle)) = rest.split_last() else { return true };
    let by_three = first.len() <= 3 && middle.iter().all(|group| group.len() == 3);
    let by_two = first.len() <= 2 && middle.iter().all(|group| group.len() == 2);
    !first.starts_with('0') && last.len() == 3 && (by_three || by_two)
}

/// `value` times `magnitude`, without the rounding error that `2.3 * 1e6` has.
pub(super) fn scaled(value: f64, magnitude: f64) -> f64 {
    let exponent = magnitude.log10();
    if exponent.fract() == 0.0 && exponent.abs() < 30.0 {
        format!("{value}e{exponent}").parse().unwrap_or(value * magnitude)
    } else {
        value * magnitude
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn point(text: &str) -> Option<f64> {
        read(text, Separators::POINT).1
    }

    #[test]
    fn both_conventions_are_read() {
        for text in ["1,200,000", "1.200.000", "1 200 000", "1'200'000", "12,00,000", "1\u{a0}200\u{a0}000.0"]
        {
            assert_eq!(point(text), Some(1_200_000.0), "{text}");
        }
        assert_eq!(point("0,5"), Some(0.5));
        assert_eq!(point("1.200,75"), Some(1200.75));
        assert_eq!(point("99.999"), Some(99.999));
    }

    #[test]
    fn the_language_settles_what_one_sign_leaves_open() {
        assert_eq!(point("1,200"), Some(1200.0));
        assert_eq!(point("1.200"), Some(1.2));
        assert_eq!(read("1.200", Separators::COMMA).1, Some(1200.0));
        assert_eq!(read("1,200", Separators::COMMA).1, Some(1.2));
    }

    #[test]
    fn versions_and_dates_are_no_numbers() {
        for text in ["5.2.1", "12.05.2020", "3,4,5", "192.168.0.1", "1234567890123456"] {
            assert_eq!(point(text), None, "{text}");
        }
    }

    #[test]
    fn a_full_stop_or_another_number_does_not_belong_to_it() {
        assert_eq!(read("40. Then", Separators::POINT), (2, Some(40.0)));
        assert_eq!(read("2019 200 users", Separators::POINT), (4, Some(2019.0)));
        assert_eq!(read("12 40", Separators::POINT), (2, Some(12.0)));
    }

    proptest! {
        #[test]
        fn a_grouped_number_reads_back(n in 0u64..1_000_000_000_000, sign in prop::sample::select(vec![",", " ", "'", "\u{a0}"])) {
            let digits = n.to_string();
            let mut grouped = String::new();
            for (i, c) in digits.chars().enumerate() {
                if i > 0 && (digits.len() - i).is_multiple_of(3) {
                    grouped.push_str(sign);
                }
                grouped.push(c);
            }
            prop_assert_eq!(read(&grouped, Separators::POINT), (grouped.len(), Some(n as f64)));
        }

        #[test]
        fn a_fraction_reads_back(whole in 0u32..1_000_000, fraction in 0u32..100) {
            let expected = f64::from(whole * 100 + fraction) / 100.0;
            for sign in ['.', ','] {
                let text = format!("{whole}{sign}{fraction:02}");
                prop_assert_eq!(point(&text), Some(expected));
            }
        }

        #[test]
        fn scaling_by_a_power_of_ten_is_exact(tenths in 0u32..100_000, power in 0u32..10) {
            let text = format!("{}.{}e{power}", tenths / 10, tenths % 10);
            let exact: f64 = text.parse().unwrap();
            prop_assert_eq!(scaled(f64::from(tenths) / 10.0, 10f64.powi(power as i32)), exact);
        }
    }
}
