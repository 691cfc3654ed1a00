//! Reads one date: a day, month, season, quarter or year.

use super::super::token::{Gap, Kind, Token};
use super::super::vocabulary::{Meaning, Vocabulary};

/// Years outside are no dates of a working life.
const YEARS: std::ops::RangeInclusive<i16> = 1960..=2100;
/// Years that forms put in for "unknown": still read as dates, so that they mark a headline.
const OLDEST_YEAR: i16 = 1900;
/// A range like "2018–20" spans no more years than this.
const LONGEST_SHORT_SPAN: i16 = 20;
/// Signs between the two ends of a range.
const RANGE_SIGNS: &str = "-–—―~→/";
const APOSTROPHES: &str = "'’‘`";

/// How exactly a date is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exactness {
    /// To the month, season or quarter.
    Month,
    /// To the year.
    Year,
    /// In a form that says nothing alone ("03/19"), and a month only beside a second date.
    Doubtful,
}

/// One date as its first and last month, counted from the year 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Point {
    pub(super) first: i32,
    pub(super) last: i32,
    pub(super) exactness: Exactness,
    /// Whether the year can be one of a working life.
    pub(super) plausible: bool,
    /// The months it means where no second date follows: "2008-12" alone is a range of years.
    pub(super) alone: Option<(i32, i32)>,
}

impl Point {
    /// The months of a year; a last month before the first is in the next year.
    pub(super) fn months(year: i16, (first, last): (i8, i8), exactness: Exactness) -> Self {
        let month = |month: i8| i32::from(year) * 12 + i32::from(month) - 1;
        let next_year = if last < first { 12 } else { 0 };
        let plausible = YEARS.contains(&year);
        Self { first: month(first), last: month(last) + next_year, exactness, plausible, alone: None }
    }

    fn year(year: i16) -> Self {
        Self::months(year, (1, 12), Exactness::Year)
    }

    /// What it means where no second date follows.
    pub(super) fn standing_alone(self) -> Self {
        let (first, last) = self.alone.unwrap_or((self.first, self.last));
        Self { first, last, ..self }
    }
}

/// Reads dates from the tokens of a block.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) tokens: &'a [Token],
    pub(super) vocabulary: &'a Vocabulary<'a>,
}

impl Reader<'_> {
    /// A date at a token, with the index after it.
    pub(super) fn point(&self, at: usize) -> Option<(Point, usize)> {
        self.named(at)
            .or_else(|| self.quarter(at))
            .or_else(|| self.numeric(at))
            .or_else(|| self.bare_year(at))
    }

    /// The index after a phrase.
    pub(super) fn after(&self, at: usize, meaning: Meaning) -> Option<usize> {
        self.vocabulary.after(self.tokens, at, meaning)
    }

    /// A month or season name with the full stop of its abbreviation.
    pub(super) fn month_name(&self, at: usize) -> Option<((i8, i8), usize)> {
        let (months, after) = self.vocabulary.read(self.tokens, at, |meaning| match meaning {
            Meaning::Month(month) => Some((month, month)),
            Meaning::Season(first, last) => Some((first, last)),
            _ => None,
        })?;
        Some((months, self.past(after, ".")))
    }

    /// The index after what stands between the two dates of a range.
    pub(super) fn separator(&self, at: usize) -> Option<usize> {
        if let Some(end) = self.after(at, Meaning::Until) {
            return Some(end);
        }
        let sign = self.tokens.get(at)?;
        sign.is_any(RANGE_SIGNS).then(|| if self.is_dash(at + 1) { at + 2 } else { at + 1 })
    }

    /// Whether a dash stands at a token.
    pub(super) fn is_dash(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_any("-–—"))
    }

    /// The second year of "2018–20".
    pub(super) fn short_year(&self, first: &Point, at: usize) -> Option<(Point, usize)> {
        let century = i16::try_from(first.first / 1200 * 100).ok()?;
        let year = century + self.number(at, 2, 0..=99)?;
        let from = i16::try_from(first.first / 12).ok()?;
        let fits =
            first.exactness == Exactness::Year && (from + 1..=from + LONGEST_SHORT_SPAN).contains(&year);
        fits.then(|| (Point::year(year), at + 1))
    }

    /// Whether the digits of a date are its own, and not part of a longer number or name.
    pub(super) fn stands_clear(&self, start: usize, end: usize) -> bool {
        let Some(first) = self.tokens.get(start) else { return false };
        let before = |back: usize| start.checked_sub(back).and_then(|at| self.tokens.get(at));
        let clear_before = match before(1).filter(|_| first.attached()) {
            None => true,
            Some(last) if last.kind != Kind::Sign => !last.is_spelled() && last.kind == Kind::Word,
            Some(last) if last.is_any("$€£#_=+@&%") => false,
            Some(last) => {
                let glued = before(2).filter(|_| last.attached() && last.is_any("-–./,:'"));
                !glued.is_some_and(|token| {
                    token.kind == Kind::Number
                        || (token.is_spelled() && last.is_any("-/_") && first.kind != Kind::Word)
                })
            }
        };
        clear_before && self.ends_clear(end) && !self.is_phone(start, end)
    }

    /// Whether bare numbers of some length stand beside the digits, as in "029 2018 0163".
    fn is_phone(&self, start: usize, end: usize) -> bool {
        let long = |token: Option<&Token>| token.is_some_and(|t| t.kind == Kind::Number && t.len() > 2);
        let bare = |at: usize| long(self.tokens.get(at).filter(|token| token.gap < Gap::Wide));
        let first =
            self.tokens.get(start).is_some_and(|token| token.kind == Kind::Number && token.gap < Gap::Wide);
        (first && long(start.checked_sub(1).and_then(|at| self.tokens.get(at)))) || bare(end)
    }

    fn ends_clear(&self, end: usize) -> bool {
        let Some(next) = self.tokens.get(end).filter(|token| token.attached()) else { return true };
        match next.kind {
            Kind::Word => !next.is_spelled(),
            Kind::Number => false,
            Kind::Sign if next.is_any("%+°") => false,
            Kind::Sign => {
                let beyond = self.tokens.get(end + 1).filter(|token| token.attached());
                !(next.is_any(".,-/:") && beyond.is_some_and(|token| token.kind == Kind::Number))
            }
        }
    }

    /// "Jan 2021", "Sept. '19", "March 15, 2018", "Summer 2022", "marzo de 2021", "Jan-21".
    fn named(&self, at: usize) -> Option<(Point, usize)> {
        let (months, after) = self.month_name(at)?;
        let after = self.past(after, ",/-.");
        let after = self.after(after, Meaning::MonthOf).unwrap_or(after);
        if let Some((year, end)) = self.year(after) {
            return Some((Point::months(year, months, Exactness::Month), end));
        }
        let number = self.number(after, 2, 0..=99).or_else(|| self.number(after, 1, 1..=9))?;
        let day_end = self.past(self.past_ordinal(after + 1), ",");
        if let Some((year, end)) = self.year(day_end).filter(|_| (1..=31).contains(&number)) {
            return Some((Point::months(year, months, Exactness::Month), end));
        }
        let year = self.number(after, 2, 0..=99).and_then(century)?;
        Some((Point::months(year, months, Exactness::Doubtful), after + 1))
    }

    /// "Q1 2020".
    fn quarter(&self, at: usize) -> Option<(Point, usize)> {
        let letter = self.tokens.get(at)?;
        let quarter = self
            .number(at + 1, 1, 1..=4)
            .filter(|_| letter.len() == 1 && matches!(letter.first, 'Q' | 'q'))?;
        let (year, end) = self.year(self.past(at + 2, "/-,"))?;
        let first = quarter as i8 * 3 - 2;
        Some((Point::months(year, (first, first + 2), Exactness::Month), end))
    }

    /// "03/2019", "2019-03", "15.03.2019", "03/19", "15 March 2019", "2019年3月".
    fn numeric(&self, at: usize) -> Option<(Point, usize)> {
        let number = self.tokens.get(at).filter(|token| token.kind == Kind::Number)?;
        match number.len() {
            4 => self.year_first(at),
            1 | 2 => self.day_first(at).or_else(|| self.month_first(at)),
            _ => None,
        }
    }

    fn year_first(&self, at: usize) -> Option<(Point, usize)> {
        let (year, after) = self.year(at)?;
        // Typesetters put a little space between the scripts of "2021 年 3 月".
        let sign = self.tokens.get(after).filter(|token| token.attached() || token.first == '年')?;
        let attached = self.tokens.get(after + 1).is_some_and(Token::attached);
        if sign.first == '年' {
            let Some(month) = self.month(after + 1) else { return Some((Point::year(year), after + 1)) };
            let end = after + 2 + usize::from(self.tokens.get(after + 2).is_some_and(|t| t.first == '月'));
            return Some((Point::months(year, (month, month), Exactness::Month), end));
        }
        if let Some((months, end)) = self.month_name(after + 1).filter(|_| attached && sign.is_any("-/.")) {
            return Some((Point::months(year, months, Exactness::Month), end));
        }
        let month = self.month(after + 1).filter(|_| attached && sign.is_any("-/."))?;
        let mut point = Point::months(year, (month, month), Exactness::Month);
        let short = self.number(after + 1, 2, 0..=99);
        if let Some((last, _)) = short.and_then(|_| self.short_year(&Point::year(year), after + 1)) {
            point.alone = Some((Point::year(year).first, last.last));
        }
        let day = self.joined(after + 2, sign.first).filter(|&day| self.number(day, 2, 1..=31).is_some());
        Some((point, day.map_or(after + 2, |day| day + 1)))
    }

    /// "15 March 2019", "15.03.2019".
    fn day_first(&self, at: usize) -> Option<(Point, usize)> {
        self.number(at, 2, 1..=31).or_else(|| self.number(at, 1, 1..=9))?;
        let named = self.past(self.past_ordinal(at + 1), ".");
        if let Some((months, after)) = self.month_name(named)
            && let Some((year, end)) = self.year(self.past(after, ",."))
        {
            return Some((Point::months(year, months, Exactness::Month), end));
        }
        let sign = self.tokens.get(at + 1).filter(|token| token.is_any("./-"))?.first;
        let second = self.joined(at + 1, sign)?;
        let third = self.joined(second + 1, sign)?;
        let (year, end) = self.year(third)?;
        // Where both readings are possible, a slash is American.
        let (day, month) = if sign == '/' { (second, at) } else { (at, second) };
        let month = self.month(month).or_else(|| self.month(day))?;
        Some((Point::months(year, (month, month), Exactness::Month), end))
    }

    /// "03/2019", "3.2019", "03 / 2019", "03/19".
    fn month_first(&self, at: usize) -> Option<(Point, usize)> {
        let month = self.month(at)?;
        let sign = self.tokens.get(at + 1).filter(|token| token.is_any("./-"))?;
        let attached = sign.attached() && self.tokens.get(at + 2)?.attached();
        if let Some((year, end)) = self.year(at + 2).filter(|_| attached || sign.is('/')) {
            return Some((Point::months(year, (month, month), Exactness::Month), end));
        }
        let two_digits = self.number(at, 2, 1..=12).filter(|_| attached && !sign.is('-'));
        let year = two_digits.and_then(|_| self.number(at + 2, 2, 0..=99)).and_then(century)?;
        Some((Point::months(year, (month, month), Exactness::Doubtful), at + 3))
    }

    fn bare_year(&self, at: usize) -> Option<(Point, usize)> {
        self.year(at).map(|(year, end)| (Point::year(year), end))
    }

    /// "2019", "'19".
    fn year(&self, at: usize) -> Option<(i16, usize)> {
        let token = self.tokens.get(at)?;
        if token.is_any(APOSTROPHES) {
            let short = self.number(at + 1, 2, 0..=99).filter(|_| self.tokens[at + 1].attached())?;
            return Some((century(short)?, at + 2));
        }
        self.number(at, 4, OLDEST_YEAR..=*YEARS.end()).map(|year| (year, at + 1))
    }

    fn month(&self, at: usize) -> Option<i8> {
        let number = self.number(at, 2, 1..=12).or_else(|| self.number(at, 1, 1..=9))?;
        i8::try_from(number).ok()
    }

    /// The value of a number of so many digits.
    fn number(&self, at: usize, digits: usize, values: std::ops::RangeInclusive<i16>) -> Option<i16> {
        let token =
            self.tokens.get(at).filter(|token| token.kind == Kind::Number && token.len() == digits)?;
        i16::try_from(token.value).ok().filter(|value| values.contains(value))
    }

    /// The index after the sign at `at`, where both it and the next token are attached.
    fn joined(&self, at: usize, sign: char) -> Option<usize> {
        let token = self.tokens.get(at).filter(|token| token.attached() && token.is(sign))?;
        self.tokens.get(at + 1).filter(|next| next.attached() && token.is(sign)).map(|_| at + 1)
    }

    /// The index after one of the signs, or the index itself.
    fn past(&self, at: usize, signs: &str) -> usize {
        at + usize::from(
            self.tokens.get(at).is_some_and(|token| token.gap < Gap::Wide && token.is_any(signs)),
        )
    }

    /// The index after the ending of an ordinal ("3rd").
    fn past_ordinal(&self, at: usize) -> usize {
        let ending = |token: &Token| token.attached() && token.is_spelled() && token.len() == 2;
        at + usize::from(self.tokens.get(at).is_some_and(ending))
    }
}

/// The year of two digits, where it can be one of a working life.
fn century(year: i16) -> Option<i16> {
    match year {
        0..=49 => Some(2000 + year),
        60..=99 => Some(1900 + year),
        _ => None,
    }
}
