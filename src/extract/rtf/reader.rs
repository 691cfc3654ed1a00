//! The walk over the groups.

use super::charset;
use super::destination::{self, Destination};
use super::lexer::{Lexer, Token};
use super::look::{self, State};
use super::tables::{Colours, Fonts};
use super::text::{self, Pending};
use crate::extract::ExtractError;
use crate::extract::line::Line;
use crate::extract::rich::breaks;
use crate::extract::rich::edge::{self, Edge};
use crate::extract::rich::flow::Flow;
use encoding_rs::Encoding;
use std::collections::HashSet;

/// Groups that may be open at once; documents of people stay far below.
const MAX_GROUPS: usize = 1000;

/// What was found in a file.
pub(super) struct Read {
    /// The lines in reading order.
    pub lines: Vec<Line>,
    /// Whether a picture was met.
    pub has_picture: bool,
}

/// Reads a file; one that breaks off is read as far as it goes.
pub(super) fn read(bytes: &[u8]) -> Result<Read, ExtractError> {
    let mut reader = Reader::new();
    let mut lexer = Lexer::new(bytes);
    while let Some(token) = lexer.next() {
        if reader.groups.len() > MAX_GROUPS {
            let at = lexer.position();
            let detail = format!("it nests more than {MAX_GROUPS} groups, at byte {at}");
            return Err(ExtractError::Corrupt { format: "RTF", detail });
        }
        reader.token(token);
    }
    Ok(reader.finish())
}

struct Reader {
    state: State,
    groups: Vec<State>,
    flows: Flows,
    pending: Pending,
    fonts: Fonts,
    colours: Colours,
    encoding: &'static Encoding,
    /// Whether `\*` was read and the word behind it was not.
    is_optional: bool,
    /// Whether a marker was put before the paragraph.
    is_item: bool,
    /// Whether a cell of the row is shaded.
    row_is_shaded: bool,
    has_picture: bool,
}

#[derive(Default)]
struct Flows {
    body: Flow,
    head: Flow,
    foot: Flow,
    notes: Flow,
    boxes: Flow,
}

impl Flows {
    fn of(&mut self, destination: Destination) -> &mut Flow {
        match destination {
            Destination::Head => &mut self.head,
            Destination::Foot => &mut self.foot,
            Destination::Note => &mut self.notes,
            Destination::TextBox => &mut self.boxes,
            _ => &mut self.body,
        }
    }
}

impl Reader {
    fn new() -> Self {
        Self {
            state: State::default(),
            groups: Vec::new(),
            flows: Flows::default(),
            pending: Pending::new(),
            fonts: Fonts::default(),
            colours: Colours::default(),
            encoding: text::USUAL,
            is_optional: false,
            is_item: false,
            row_is_shaded: false,
            has_picture: false,
        }
    }

    fn token(&mut self, token: Token<'_>) {
        match token {
            Token::Open => {
                self.flush();
                self.pending.end_skip();
                self.groups.push(self.state);
            }
            Token::Close => self.close(),
            Token::Word(b"bin", _) => {}
            Token::Word(b"u", Some(number)) if self.wants_text() => {
                let mut out = String::new();
                let (fallback, encoding) = (self.state.fallback, self.encoding());
                self.pending.unit(number, fallback, encoding, &mut out);
                self.say(&out);
            }
            Token::Byte(byte) => self.byte(byte),
            _ if self.pending.skips() => {}
            Token::Symbol(symbol) => self.symbol(symbol),
            Token::Word(word, number) => self.word(word, number),
        }
    }

    fn wants_text(&self) -> bool {
        let destination = self.state.destination;
        destination == Destination::Marker || (destination.is_text() && !self.state.character.is_deleted)
    }

    fn encoding(&self) -> &'static Encoding {
        self.fonts.encoding(self.state.font).unwrap_or(self.encoding)
    }

    fn byte(&mut self, byte: u8) {
        if self.pending.skips() {
            return;
        }
        if self.state.destination == Destination::Colours && byte == b';' {
            self.colours.end_entry();
        }
        if self.wants_text() {
            let (mut out, encoding) = (String::new(), self.encoding());
            self.pending.byte(byte, encoding, &mut out);
            self.say(&out);
        }
    }

    fn flush(&mut self) {
        let (mut out, encoding) = (String::new(), self.encoding());
        self.pending.flush(encoding, &mut out);
        self.say(&out);
    }

    /// Adds text to what the group is for.
    fn say(&mut self, text: &str) {
        if self.state.destination == Destination::Marker {
            self.is_item |= text.contains(|c: char| !c.is_whitespace());
        } else if self.wants_text() && !text.is_empty() {
            let look = self.state.look(&self.colours.paints, look::ground(self.row_is_shaded));
            self.flows.of(self.state.destination).push(text, look);
        }
    }

    fn close(&mut self) {
        self.flush();
        self.pending.end_skip();
        self.is_optional = false;
        let Some(outer) = self.groups.pop() else { return };
        let inner = std::mem::replace(&mut self.state, outer).destination;
        if inner != outer.destination && inner.is_text() {
            self.flows.of(inner).end_paragraph(std::mem::take(&mut self.is_item), None);
        }
    }

    fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'*' => {
                self.flush();
                self.is_optional = true;
            }
            b'~' => self.say_now("\u{a0}"),
            b'_' => self.say_now("-"),
            b'-' => self.say_now("\u{ad}"),
            b'{' | b'}' | b'\\' => self.byte(symbol),
            b'\t' => self.say_now("\t"),
            _ => {}
        }
    }

    fn say_now(&mut self, text: &str) {
        self.flush();
        self.say(text);
    }

    fn word(&mut self, word: &[u8], number: Option<i32>) {
        self.flush();
        let is_optional = std::mem::take(&mut self.is_optional);
        match (self.state.destination, number) {
            (Destination::Fonts, Some(number)) => self.fonts.set(word, number),
            (Destination::Colours, Some(number)) => self.colours.set(word, number),
            // What stands in a group that leads nowhere leads nowhere.
            (Destination::Nowhere | Destination::Picture, _) => return,
            _ => {}
        }
        match destination::of(word, is_optional) {
            Some(destination) => {
                self.has_picture |= destination == Destination::Picture;
                self.state.destination = destination;
                self.state.paragraph = look::Paragraph::default();
            }
            None if self.state.set(word, number) => {}
            None => self.layout(word, number),
        }
    }

    /// Control words that are text or end a piece of it.
    fn layout(&mut self, word: &[u8], number: Option<i32>) {
        match word {
            b"ansicpg" => self.encoding = charset::of_page(number.unwrap_or(1252)),
            b"mac" => self.encoding = charset::of_page(10000),
            b"par" | b"sect" => self.end_paragraph(),
            b"cell" => self.end_cell(1),
            b"nestcell" => self.end_cell(self.state.paragraph.depth.max(2)),
            b"row" => self.end_row(1),
            b"nestrow" => self.end_row(self.state.paragraph.depth.max(2)),
            b"trowd" => self.row_is_shaded = false,
            b"clcbpat" | b"clcfpat" | b"clshdng" => self.row_is_shaded |= number != Some(0),
            _ => {
                if let Some(sign) = sign(word) {
                    self.say(sign.encode_utf8(&mut [0; 4]));
                }
            }
        }
    }

    fn end_paragraph(&mut self) {
        let State { destination, paragraph, .. } = self.state;
        if !destination.is_text() {
            return;
        }
        let flow = self.flows.of(destination);
        flow.set_depth(paragraph.depth);
        flow.end_paragraph(std::mem::take(&mut self.is_item), paragraph.heading);
        if destination == Destination::Body && paragraph.depth == 0 {
            let boxes = self.flows.boxes.take_lines();
            self.flows.body.append(boxes);
        }
    }

    /// Ends a cell of a table that stands so deep in others, the outermost at 1.
    fn end_cell(&mut self, depth: usize) {
        // Some programs leave the word out that says so.
        self.state.paragraph.depth = depth;
        self.end_paragraph();
        if self.state.destination.is_text() {
            self.flows.of(self.state.destination).end_cell();
        }
    }

    fn end_row(&mut self, depth: usize) {
        if self.state.destination.is_text() {
            let flow = self.flows.of(self.state.destination);
            flow.set_depth(depth);
            flow.end_row();
        }
    }

    fn finish(mut self) -> Read {
        self.flush();
        let mut body = self.flows.body.take_lines();
        body.append(&mut self.flows.boxes.take_lines());
        let text: String = body.iter().flat_map(|line| [line.text.as_str(), "\n"]).collect();
        let mut seen = HashSet::new();
        let mut lines = edge::lines(self.flows.head.take_lines(), Edge::Head, &text, &mut seen);
        lines.append(&mut body);
        lines.append(&mut self.flows.notes.take_lines());
        lines.append(&mut edge::lines(self.flows.foot.take_lines(), Edge::Foot, &text, &mut seen));
        Read { lines, has_picture: self.has_picture }
    }
}

/// The sign that a control word stands for.
fn sign(word: &[u8]) -> Option<char> {
    Some(match word {
        b"tab" => '\t',
        b"line" | b"lbr" | b"softline" => breaks::SOFT,
        b"page" | b"column" => breaks::HARD,
        b"bullet" => '•',
        b"endash" => '–',
        b"emdash" => '—',
        b"lquote" => '‘',
        b"rquote" => '’',
        b"ldblquote" => '“',
        b"rdblquote" => '”',
        b"emspace" | b"enspace" | b"qmspace" => ' ',
        _ => return None,
    })
}
