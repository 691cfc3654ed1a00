//! Markdown as blocks: what a reader of the rendered page sees, without the signs that set it.

use super::line::{self, Line};
use super::{marker, text};
use crate::document::{Hiding, Style};

/// Characters from which on a line of a paragraph is taken for wrapped.
const LONG: usize = 60;

/// Cuts Markdown into the lines that a reader takes for one piece each; comments come last.
pub(crate) fn lines(source: &str) -> Vec<Line> {
    let (visible, comments) = without_comments(source);
    let mut reader = Reader::default();
    for raw in text::physical(&visible) {
        reader.line(raw);
    }
    let hidden = comments.into_iter().map(|text| Line {
        text: text.split_whitespace().collect::<Vec<_>>().join(" "),
        hidden: Some(Hiding::Vanish),
        ..Line::default()
    });
    reader.lines.into_iter().chain(hidden).collect()
}

/// Splits the comments off, which no rendered page shows.
fn without_comments(source: &str) -> (String, Vec<&str>) {
    let (mut visible, mut comments, mut rest) = (String::with_capacity(source.len()), Vec::new(), source);
    while let Some((before, after)) = rest.split_once("<!--") {
        visible.push_str(before);
        let (comment, next) = after.split_once("-->").unwrap_or((after, ""));
        comments.push(comment);
        rest = next;
    }
    visible.push_str(rest);
    (visible, comments)
}

#[derive(Default)]
struct Reader {
    lines: Vec<Line>,
    /// Whether the last line may go on.
    open: bool,
    /// The sign that closes the code block we are in.
    fence: Option<&'static str>,
}

impl Reader {
    fn line(&mut self, raw: &str) {
        let content = raw.trim();
        if let Some(fence) = self.fence {
            if content.starts_with(fence) {
                self.fence = None;
            } else {
                self.push(content.to_owned(), false, Style::default());
            }
            self.open = false;
            return;
        }
        let content = content.trim_start_matches("> ").trim_start_matches('>').trim_start();
        if let Some(fence) = ["```", "~~~"].into_iter().find(|fence| content.starts_with(fence)) {
            self.fence = Some(fence);
            self.open = false;
        } else if content.is_empty() || self.underline(content) || is_rule(content) {
            self.open = false;
        } else if let Some((level, title)) = heading(content) {
            self.push(plain(title), false, Style { heading: Some(level), ..Style::default() });
            self.open = false;
        } else if let Some(row) = table_row(content) {
            self.push(row, false, Style::default());
            self.open = false;
        } else {
            self.prose(raw, content);
        }
    }

    fn prose(&mut self, raw: &str, content: &str) {
        let item = marker::strip(content);
        let text = plain(item.unwrap_or(content));
        match self.lines.last_mut() {
            Some(last) if self.open && item.is_none() && goes_on(last, raw, &text) => {
                text::join(&mut last.text, &text);
            }
            _ => {
                let bold = is_bold(item.unwrap_or(content));
                self.push(line::with_gaps(&text, false), item.is_some(), Style { bold, ..Style::default() });
            }
        }
        self.open = !(raw.ends_with("  ") || raw.ends_with('\\') || content.ends_with("<br>"));
    }

    /// A line of "===" or "---" right under a text makes that a heading.
    fn underline(&mut self, content: &str) -> bool {
        let level = match content.as_bytes().first() {
            Some(b'=') if content.bytes().all(|byte| byte == b'=') => 1,
            Some(b'-') if content.len() > 1 && content.bytes().all(|byte| byte == b'-') => 2,
            _ => return false,
        };
        match self.lines.last_mut() {
            Some(last) if self.open && !last.list_item => last.style.heading = Some(level),
            _ => return level == 2,
        }
        true
    }

    fn push(&mut self, text: String, list_item: bool, style: Style) {
        self.lines.push(Line { text, list_item, style, ..Line::default() });
    }
}

fn goes_on(last: &Line, raw: &str, text: &str) -> bool {
    let indented_item = last.list_item && raw.starts_with([' ', '\t']);
    indented_item || last.text.chars().count() >= LONG || line::continues(text)
}

fn is_rule(content: &str) -> bool {
    let signs: String = content.split_whitespace().collect();
    signs.len() > 2 && ["-", "*", "_"].iter().any(|sign| signs.replace(sign, "").is_empty())
}

fn heading(content: &str) -> Option<(u8, &str)> {
    let level = content.len() - content.trim_start_matches('#').len();
    let title = content[level..].strip_prefix([' ', '\t'])?;
    let level = u8::try_from(level).ok().filter(|level| (1..=6).contains(level))?;
    Some((level, title.trim_end_matches('#').trim()))
}

/// The cells of a table row; the row of dashes below the head holds none.
fn table_row(content: &str) -> Option<String> {
    let inner = content.strip_prefix('|')?.trim_end();
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    if !content.ends_with('|') && !inner.contains('|') {
        return None;
    }
    if inner.chars().all(|c| matches!(c, '-' | ':' | '|' | ' ')) {
        return Some(String::new());
    }
    let cells: Vec<_> = inner.split('|').map(|cell| plain(cell.trim())).collect();
    Some(cells.join("\t"))
}

fn is_bold(content: &str) -> bool {
    ["**", "__"].iter().any(|sign| {
        let inner = content.trim().strip_prefix(sign).and_then(|inner| inner.strip_suffix(sign));
        inner.is_some_and(|inner| !inner.is_empty() && !inner.contains(sign))
    })
}

/// The text without the signs of emphasis, code, links, pictures and tags.
fn plain(content: &str) -> String {
    let mut out = String::with_capacity(content.len());
    let mut rest = content;
    while let Some(first) = rest.chars().next() {
        let next = &rest[first.len_utf8()..];
        rest = match first {
            '\\' if next.starts_with(|c: char| c.is_ascii_punctuation()) => {
                out.push_str(&next[..1]);
                &next[1..]
            }
            '\\' if next.is_empty() => next,
            '!' if next.starts_with('[') => link(&next[1..]).map_or(next, |(_, after)| after),
            '[' => match link(next) {
                Some((label, after)) => {
                    out.push_str(&label.replace(['*', '`'], ""));
                    after
                }
                None => keep(&mut out, first, next),
            },
            '<' => tag(next, &mut out).unwrap_or_else(|| keep(&mut out, first, next)),
            '`' => next,
            '*' if next.starts_with('*') => &next[1..],
            '*' | '_' if is_emphasis(&out, first, next) => next.trim_start_matches(first),
            '&' => entity(next, &mut out).unwrap_or_else(|| keep(&mut out, first, next)),
            _ => keep(&mut out, first, next),
        };
    }
    out.trim().to_owned()
}

fn keep<'r>(out: &mut String, c: char, rest: &'r str) -> &'r str {
    out.push(c);
    rest
}

/// The label of `[label](address)` or `[label][reference]` and what stands behind it.
fn link(after_bracket: &str) -> Option<(&str, &str)> {
    let (label, after) = bounded_split(after_bracket, ']')?;
    let (open, close) = match after.chars().next()? {
        '(' => ('(', ')'),
        '[' => ('[', ']'),
        _ => return None,
    };
    let (_, rest) = bounded_split(after.strip_prefix(open)?, close)?;
    (!label.contains('[')).then_some((label, rest))
}

/// A tag vanishes; an address in angle brackets stays.
fn tag<'r>(after: &'r str, out: &mut String) -> Option<&'r str> {
    let (inner, rest) = bounded_split(after, '>')?;
    if inner.contains("://") && !inner.contains(' ') || inner.contains('@') && !inner.contains('"') {
        out.push_str(inner.trim_start_matches("mailto:"));
        return Some(rest);
    }
    let name = inner.trim_start_matches('/');
    name.starts_with(|c: char| c.is_ascii_alphabetic()).then(|| {
        if name.starts_with("br") || name.starts_with("td") {
            out.push(' ');
        }
        rest
    })
}

/// Splits at a sign that must stand near, so that a file full of open brackets costs no more.
fn bounded_split(text: &str, sign: char) -> Option<(&str, &str)> {
    const NEAR: usize = 1000;
    let at = text.char_indices().take(NEAR).find(|&(_, c)| c == sign)?.0;
    Some((&text[..at], &text[at + sign.len_utf8()..]))
}

/// Whether a star or underscore opens or closes emphasis: it touches a word on one side only.
fn is_emphasis(before: &str, sign: char, after: &str) -> bool {
    let word = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let (left, right) = (before.chars().next_back(), after.trim_start_matches(sign).chars().next());
    (word(left) || word(right)) && !(letter(left) && letter(right))
}

fn entity<'r>(after: &'r str, out: &mut String) -> Option<&'r str> {
    const KNOWN: [(&str, char); 8] = [
        ("amp;", '&'),
        ("lt;", '<'),
        ("gt;", '>'),
        ("quot;", '"'),
        ("nbsp;", '\u{a0}'),
        ("ndash;", '–'),
        ("mdash;", '—'),
        ("middot;", '·'),
    ];
    let (rest, sign) = KNOWN.iter().find_map(|&(name, sign)| Some((after.strip_prefix(name)?, sign)))?;
    out.push(sign);
    Some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str) -> Vec<String> {
        lines(source).into_iter().map(|line| line.text).filter(|text| !text.is_empty()).collect()
    }

    #[test]
    fn signs_are_taken_off() {
        assert_eq!(
            texts("Ran **Quickstore** and `qs-cli` at [Acme](https://example.com/a_b), *well*"),
            ["Ran Quickstore and qs-cli at Acme, well"]
        );
        assert_eq!(
            texts("snake_case_name costs 3 * 4 \\* 5 &amp; <b>more</b>"),
            ["snake_case_name costs 3 * 4 * 5 & more"]
        );
        assert_eq!(texts("![photo](ada.png) Ada <ada@example.com>"), ["Ada ada@example.com"]);
    }

    #[test]
    fn both_kinds_of_heading_have_a_level() {
        let lines = lines("Ada Byron\n=========\n\n### Work ###\n\nOther\n---\ntext");
        let seen: Vec<_> = lines.iter().map(|line| (line.text.as_str(), line.style.heading)).collect();
        let expected = [("Ada Byron", Some(1)), ("Work", Some(3)), ("Other", Some(2)), ("text", None)];
        assert_eq!(seen, expected);
    }

    #[test]
    fn lists_join_their_wrapped_lines() {
        let lines = lines("- Built a cache\n  with Quickstore\n- Ran it\n\n---\n**Acme**");
        let seen: Vec<_> = lines.iter().map(|line| (line.text.as_str(), line.list_item)).collect();
        let expected = [("Built a cache with Quickstore", true), ("Ran it", true), ("Acme", false)];
        assert_eq!(seen, expected);
        assert!(lines[2].style.bold);
    }

    #[test]
    fn a_hard_break_ends_a_line() {
        let long = "Engineer at a company with a name long enough to fill the line up";
        assert_eq!(texts(&format!("{long}  \n2019 to 2021")).len(), 2);
        assert_eq!(texts(&format!("{long}\n2019 to 2021")).len(), 1);
    }

    #[test]
    fn table_cells_are_set_apart_and_code_lines_kept() {
        assert_eq!(texts("| Skill | Years |\n|---|:-:|\n| **Go** | 4 |"), ["Skill\tYears", "Go\t4"]);
        assert_eq!(texts("```sh\nqs-cli *ping*\n```\nafter"), ["qs-cli *ping*", "after"]);
    }

    #[test]
    fn comments_are_kept_as_hidden_text() {
        let lines = lines("Ada <!-- Quickstore\nexpert --> Byron");
        assert_eq!(lines[0].text, "Ada  Byron".split("  ").collect::<Vec<_>>().join(" "));
        assert_eq!((lines[1].text.as_str(), lines[1].hidden), ("Quickstore expert", Some(Hiding::Vanish)));
    }
}
