//! Finds the dates of jobs, projects and degrees in every form that resumes use.
//!
//! A resume is full of numbers that look like years (products, phones, ports), so a date must stand
//! clear of other digits, and what is left uncertain says how it was written, for the entries to
//! decide.

mod point;

use std::ops::Range;

use point::{Exactness, Point, Reader};

use super::token::{Gap, Kind, Token};
use super::vocabulary::{Meaning, Vocabulary};
use super::{DateRange, Month};

/// How a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Two dates, or one and the present.
    Range,
    /// "since" and a date.
    Since,
    /// A month, season or quarter of a year.
    Month,
    /// A bare year, or two with a slash between them: perhaps the name of a product.
    Year,
}

/// A date in a block.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mention {
    /// How it is written.
    pub(super) shape: Shape,
    /// The months; `None` where a year is out of the question, as in the "January 1901" of forms
    /// that were left empty.
    pub(super) dates: Option<DateRange>,
    /// The tokens it covers.
    pub(super) tokens: Range<usize>,
}

/// All dates of a block, in order.
pub(super) fn find(tokens: &[Token], vocabulary: &Vocabulary) -> Vec<Mention> {
    let reader = Reader { tokens, vocabulary };
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if let Some(mention) = mention(&reader, at) {
            at = mention.tokens.end;
            mentions.push(mention);
        } else {
            at = skip(tokens, at);
        }
    }
    mentions
}

/// The next place where a date may start: after a whole phone number, else after one token.
fn skip(tokens: &[Token], at: usize) -> usize {
    let is_number = |token: &Token| token.kind == Kind::Number;
    let phone =
        tokens[at].is('+') && tokens.get(at + 1).is_some_and(|next| next.attached() && is_number(next));
    let digits = |token: &&Token| token.gap < Gap::Wide && (is_number(token) || token.is_any("-./()"));
    at + 1 + if phone { tokens[at + 1..].iter().take_while(digits).count() } else { 0 }
}

fn mention(reader: &Reader, at: usize) -> Option<Mention> {
    let opened = [Meaning::Since, Meaning::Expected];
    let opener = opened.into_iter().find_map(|meaning| Some((meaning, reader.after(at, meaning)?)));
    let start = opener.map_or(at, |(_, end)| end);
    let (first, after) = reader.point(start).or_else(|| yearless(reader, start))?;
    let (shape, first, last, end) = match tail(reader, &first, after) {
        Some((last, end)) => (range_shape(reader, &first, after), first, last, end),
        None if opener.is_some_and(|(meaning, _)| meaning == Meaning::Since) => {
            (Shape::Since, first, None, after)
        }
        None => single(first).map(|(shape, point)| (shape, point, Some(point), after))?,
    };
    if !reader.stands_clear(start, end) {
        return None;
    }
    let bytes = reader.tokens.get(at)?.range.start..reader.tokens.get(end.checked_sub(1)?)?.range.end;
    Some(Mention { shape, dates: months(&first, last.as_ref(), bytes), tokens: at..end })
}

/// "Jan – Mar 2019": the first month has the year of the second. A Roman number without a year is a
/// grade ("Engineer II – Mar 2019").
fn yearless(reader: &Reader, at: usize) -> Option<(Point, usize)> {
    let (months, after) = reader.month_name(at)?;
    if reader.tokens.get(at).is_some_and(|token| "IVXivx".contains(token.first)) {
        return None;
    }
    let (last, _) = reader.point(reader.separator(after)?)?;
    (last.exactness == Exactness::Month).then_some(())?;
    let wraps = i32::from(months.0) > last.last.rem_euclid(12) + 1;
    let year = i16::try_from(last.last.div_euclid(12)).ok()? - i16::from(wraps);
    Some((Point::months(year, months, Exactness::Month), after))
}

/// What follows the first date: a second one, the present (`None`), or nothing of the kind.
fn tail(reader: &Reader, first: &Point, after: usize) -> Option<(Option<Point>, usize)> {
    if let Some(end) = reader.after(after, Meaning::Present) {
        return Some((None, end));
    }
    let next = reader.separator(after)?;
    if let Some(end) = reader.after(next, Meaning::Present) {
        return (first.exactness != Exactness::Doubtful).then_some((None, end));
    }
    let next = reader.after(next, Meaning::Expected).unwrap_or(next);
    if let Some((last, end)) = reader.point(next) {
        return Some((Some(last), end));
    }
    if let Some((last, end)) = reader.short_year(first, next) {
        return Some((Some(last), end));
    }
    let open_ended = reader.tokens.get(next).is_none_or(|token| token.is_any(")|")) && reader.is_dash(after);
    (open_ended && first.exactness != Exactness::Doubtful).then_some((None, next))
}

fn range_shape(reader: &Reader, first: &Point, after: usize) -> Shape {
    let slash = reader.tokens.get(after).is_some_and(|token| token.is('/'));
    if slash && first.exactness == Exactness::Year { Shape::Year } else { Shape::Range }
}

/// A date that stands alone.
fn single(point: Point) -> Option<(Shape, Point)> {
    match point.exactness {
        _ if point.alone.is_some() => Some((Shape::Range, point.standing_alone())),
        Exactness::Month => Some((Shape::Month, point)),
        Exactness::Year => Some((Shape::Year, point)),
        Exactness::Doubtful => None,
    }
}

/// The range of months, turned around where it runs backwards.
fn months(first: &Point, last: Option<&Point>, range: Range<usize>) -> Option<DateRange> {
    if !first.plausible || last.is_some_and(|last| !last.plausible) {
        return None;
    }
    let (start, end) = match last {
        Some(last) if last.last < first.first => (last.first, Some(first.last)),
        Some(last) => (first.first, Some(last.last)),
        None => (first.first, None),
    };
    Some(DateRange { start: Month::from_index(start), end: end.map(Month::from_index), range })
}

#[cfg(test)]
mod tests {
    use super::super::sample::lexicons;
    use super::super::token::tokenise;
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Vec<String> {
        read_in(0, text)
    }

    fn read_in(language: usize, text: &str) -> Vec<String> {
        let lexicons = lexicons();
        let vocabulary = Vocabulary::new(&lexicons, Some(language));
        let mentions = find(&tokenise(text, 0, &vocabulary), &vocabulary);
        let dates = mentions.into_iter().map(|mention| match mention.dates {
            Some(DateRange { start, end: Some(end), .. }) => format!("{start}..{end}"),
            Some(DateRange { start, end: None, .. }) => format!("{start}.."),
            None => "refused".to_owned(),
        });
        dates.collect()
    }

    fn assert_one(text: &str, expected: &str) {
        assert_eq!(read(text), [expected], "{text}");
    }

    #[test]
    fn ranges_of_months() {
        for text in [
            "Jan 2021 - Mar 2022",
            "January 2021 – March 2022",
            "01/2021-03/2022",
            "1/2021 – 3/2022",
            "2021.01-2022.03",
            "2021-01 to 2022-03",
            "2021/01 - 2022/03",
            "Jan. 2021 — Mar. 2022",
            "Jan '21 - Mar '22",
            "Jan-21 to Mar-22",
            "Jan2021-Mar2022",
            "from January, 2021 until March, 2022",
            "01.01.2021 – 31.03.2022",
            "15 January 2021 to 3 March 2022",
            "January 15, 2021 - March 3rd, 2022",
            "01/21 – 03/22",
            "2021年1月-2022年3月",
            "Januar 2021 bis März 2022",
            "March 2022 – January 2021",
        ] {
            assert_one(text, "2021-01..2022-03");
        }
    }

    #[test]
    fn a_grade_is_no_month() {
        assert_one("Engineer II — Aug 2021 to Present", "2021-08..");
    }

    #[test]
    fn ranges_that_go_on() {
        for text in [
            "Sept. 2019 to current",
            "Sep 2019 - Present",
            "09/2019 – now",
            "since September 2019",
            "Sep 2019 – Till Date",
            "Sep 2019 to date",
            "Sep 2019 –",
            "9/2019 – heute",
        ] {
            assert_one(text, "2019-09..");
        }
    }

    #[test]
    fn words_that_open_a_range_are_those_of_the_language() {
        assert_eq!(read_in(1, "seit 9/2019"), ["2019-09.."]);
        assert_eq!(read("Norrvik AB 2019"), ["2019-01..2019-12"]);
    }

    #[test]
    fn years_seasons_and_quarters() {
        assert_one("2018–2020", "2018-01..2020-12");
        assert_one("2018 – 20", "2018-01..2020-12");
        assert_one("'19 - '21", "2019-01..2021-12");
        assert_one("2008-12", "2008-01..2012-12");
        assert_one("2019", "2019-01..2019-12");
        assert_one("Summer 2022", "2022-06..2022-08");
        assert_one("Winter 2022", "2022-12..2023-02");
        assert_one("spring 2016 – December 2017", "2016-03..2017-12");
        assert_one("Q1 2020 - Q3 2021", "2020-01..2021-09");
        assert_one("Nov – Feb 2020", "2019-11..2020-02");
        assert_one("expected May 2025", "2025-05..2025-05");
        assert_one("Sep 2021 – expected May 2025", "2021-09..2025-05");
    }

    #[test]
    fn every_language_writes_its_own_dates() {
        for text in [
            "janvier 2021 – aujourd'hui",
            "janv. 2021 à aujourd’hui",
            "depuis janvier 2021",
            "01/2021 - en cours",
            "01/2021 à ce jour",
        ] {
            assert_eq!(read_in(2, text), ["2021-01.."], "{text}");
        }
        for text in [
            "enero de 2021 – actualidad",
            "Ene. 2021 - presente",
            "desde enero de 2021",
            "01/2021 a la fecha",
        ] {
            assert_eq!(read_in(3, text), ["2021-01.."], "{text}");
        }
        for text in [
            "janeiro de 2021 – atual",
            "jan. 2021 até o momento",
            "desde janeiro de 2021",
            "01/2021 - em curso",
        ] {
            assert_eq!(read_in(4, text), ["2021-01.."], "{text}");
        }
        assert_eq!(read_in(4, "fev de 2019 a ago de 2020"), ["2019-02..2020-08"]);
        for text in [
            "2021年1月至今",
            "2021 年 1 月 - 至今",
            "2021.01-至今",
            "2021年01月~现在",
            "自2021年1月",
            "2021/01 - 今",
        ] {
            assert_eq!(read_in(5, text), ["2021-01.."], "{text}");
        }
        assert_eq!(read_in(2, "févr. 2019 à août 2020"), ["2019-02..2020-08"]);
        assert_eq!(read_in(2, "de FEVRIER 2019 jusqu'en AOUT 2020"), ["2019-02..2020-08"]);
        assert_eq!(read_in(3, "de febrero de 2019 a agosto del 2020"), ["2019-02..2020-08"]);
    }

    #[test]
    fn numbers_that_only_look_like_dates() {
        for text in [
            "version 3.2019.1",
            "call 555-2019",
            "+49 2010 2012 2014",
            "3 years 4 months",
            "v2019",
            "$2000",
            "2,018 users",
            "rated 9/10",
            "12-2019-555",
            "029 2018 0163",
            "Mai",
        ] {
            assert_eq!(read(text), Vec::<String>::new(), "{text}");
        }
        assert_one("January 1901 to January 1901", "refused");
    }

    proptest! {
        #[test]
        fn any_text_is_read_in_order(text in "(Jan|May|'|20|19|[0-9]{1,5}|[-–/.+ ]|to |since |present|年|月){0,40}") {
            let lexicons = lexicons();
            let vocabulary = Vocabulary::new(&lexicons, Some(0));
            let tokens = tokenise(&text, 0, &vocabulary);
            let mentions = find(&tokens, &vocabulary);
            for pair in mentions.windows(2) {
                prop_assert!(pair[0].tokens.end <= pair[1].tokens.start);
            }
            for dates in mentions.into_iter().filter_map(|mention| mention.dates) {
                prop_assert!((1960..=2101).contains(&dates.start.year));
                prop_assert!(dates.end.is_none_or(|end| end >= dates.start));
                prop_assert!(text.get(dates.range).is_some());
            }
        }
    }
}
