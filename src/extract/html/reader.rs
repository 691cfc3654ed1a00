//! The walk over the tokens.

use super::css::{self, Background, Sheet, Size, Style};
use super::element::{self, Role};
use crate::document::Hiding;
use crate::extract::line::Line;
use crate::extract::rich::breaks;
use crate::extract::rich::colour::{Ground, Paint, WHITE};
use crate::extract::rich::flow::Flow;
use crate::extract::rich::pieces::{Look, READABLE};
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};

/// Elements that are kept open; deeper ones are read as part of the one around them.
const MAX_OPEN: usize = 256;
/// Points of type where nothing is said.
const USUAL_SIZE: f32 = 12.0;

/// What was found in a page.
pub(super) struct Read {
    /// The lines in reading order.
    pub lines: Vec<Line>,
    /// Whether a picture was met.
    pub has_picture: bool,
}

/// Reads a page.
pub(super) fn read(source: &str) -> Read {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut reader = Reader::default();
    for token in Tokenizer::new_with_emitter(source, emitter) {
        let Ok(token) = token;
        reader.token(token);
    }
    Read { lines: reader.flow.take_lines(), has_picture: reader.has_picture }
}

#[derive(Default)]
struct Reader {
    flow: Flow,
    open: Vec<Open>,
    sheet: Sheet,
    has_picture: bool,
    /// Whether the next paragraph is the first of a list item.
    is_item: bool,
}

/// An element that is open.
struct Open {
    name: Vec<u8>,
    role: Role,
    /// Whether it is set as a block.
    is_block: bool,
    set: Setting,
}

/// How text in an element is set.
#[derive(Clone, Copy)]
struct Setting {
    size: f32,
    bold: bool,
    colour: Option<Paint>,
    ground: Ground,
    /// Why nothing in it can be seen.
    hidden: Option<Hiding>,
    is_invisible: bool,
    is_clear: bool,
    is_unseen: bool,
    keeps_space: bool,
    heading: Option<u8>,
}

impl Default for Setting {
    fn default() -> Self {
        Self {
            size: USUAL_SIZE,
            bold: false,
            colour: None,
            ground: WHITE,
            hidden: None,
            is_invisible: false,
            is_clear: false,
            is_unseen: false,
            keeps_space: false,
            heading: None,
        }
    }
}

impl Setting {
    /// How text in an element of a role and style is set.
    fn within(mut self, role: Role, style: Style) -> Self {
        self.size = match style.size {
            Some(Size::Points(points)) => points,
            Some(Size::Share(share)) => self.size * share,
            None => self.size,
        };
        self.bold = style.bold.unwrap_or(self.bold || matches!(role, Role::Bold | Role::Heading(_)));
        self.colour = style.colour.or(self.colour);
        self.ground = match style.ground {
            Some(Background::Plain(paint)) => self.ground.under(Some(paint)),
            Some(Background::Unknown) => Ground::Unknown,
            None => self.ground,
        };
        self.keeps_space = style.keeps_space.unwrap_or(self.keeps_space || role == Role::Preformatted);
        self.is_invisible = style.is_invisible.unwrap_or(self.is_invisible);
        self.is_clear = style.is_clear.unwrap_or(self.is_clear) && style.fills_letters != Some(true);
        self.is_unseen |= role == Role::Unseen;
        if let Role::Heading(level) = role {
            self.heading = Some(level);
        }
        self.hidden = self.hidden.or(style.hiding());
        self
    }

    fn look(&self) -> Look {
        let own = if self.is_invisible {
            Some(Hiding::Vanish)
        } else if self.is_clear {
            Some(Hiding::Invisible)
        } else if self.size < READABLE {
            Some(Hiding::Tiny)
        } else if self.ground.hides(self.colour) {
            Some(Hiding::Colour)
        } else {
            None
        };
        Look { size: self.size, bold: self.bold, hidden: self.hidden.or(own) }
    }
}

impl Reader {
    fn token(&mut self, token: Token) {
        match token {
            Token::StartTag(tag) => self.start(&tag),
            Token::EndTag(tag) => self.end(&tag.name),
            Token::String(text) => self.text(&String::from_utf8_lossy(&text)),
            Token::Comment(text) => self.comment(&String::from_utf8_lossy(&text)),
            Token::Doctype(_) | Token::Error(_) => {}
        }
    }

    fn setting(&self) -> Setting {
        self.open.last().map(|open| open.set).unwrap_or_default()
    }

    fn start(&mut self, tag: &StartTag<()>) {
        if let Some((names, bounds)) = element::implied_end(&tag.name) {
            self.close_open(names, bounds);
        }
        match element::role(&tag.name) {
            Role::Void => self.void(&tag.name),
            role => self.open(role, tag),
        }
    }

    fn void(&mut self, name: &[u8]) {
        match name {
            b"br" => self.say("\n"),
            b"hr" => self.end_paragraph(),
            b"img" => self.has_picture = true,
            _ => {}
        }
    }

    fn open(&mut self, role: Role, tag: &StartTag<()>) {
        if self.open.len() >= MAX_OPEN {
            if role != Role::Inline {
                self.end_paragraph();
            }
            return;
        }
        let style = self.style(tag);
        let is_block = style.is_block.unwrap_or(!matches!(role, Role::Inline | Role::Bold | Role::Unseen));
        if is_block {
            self.end_paragraph();
        }
        match role {
            Role::Item => self.is_item = true,
            Role::Table => self.flow.open_table(),
            _ => {}
        }
        let set = self.setting().within(role, style);
        let is_closed = tag.self_closing && role == Role::Unseen;
        if !is_closed {
            self.open.push(Open { name: tag.name.to_vec(), role, is_block, set });
        }
    }

    fn style(&self, tag: &StartTag<()>) -> Style {
        let attribute = |name: &[u8]| tag.attributes.get(name).map(|value| String::from_utf8_lossy(value));
        let text = |name| attribute(name).unwrap_or_default();
        let mut base = self.sheet.style(
            &String::from_utf8_lossy(&tag.name),
            &text(b"class".as_slice()),
            &text(b"id".as_slice()),
        );
        if attribute(b"hidden").is_some() {
            base.is_gone = base.is_gone.or(Some(true));
        }
        let paint = |name| attribute(name).and_then(|value| css::colour(&value.to_ascii_lowercase()));
        // What pages said before there were styles.
        base.colour = base.colour.or_else(|| paint(b"color".as_slice()));
        base.ground = base.ground.or_else(|| paint(b"bgcolor".as_slice()).map(Background::Plain));
        match attribute(b"style") {
            Some(own) => Style::parse(&own).over(base),
            None => base,
        }
    }

    /// Closes the innermost open element of some names, and all in it, unless a bound is met first.
    fn close_open(&mut self, names: &[&[u8]], bounds: &[&[u8]]) {
        for at in (0..self.open.len()).rev() {
            let name = self.open[at].name.as_slice();
            if names.contains(&name) {
                return self.close_down_to(at);
            }
            if bounds.contains(&name) {
                return;
            }
        }
    }

    fn end(&mut self, name: &[u8]) {
        match self.open.iter().rposition(|open| open.name == name) {
            Some(at) => self.close_down_to(at),
            // An end without a start: browsers make an empty paragraph or a break of it.
            None if matches!(name, b"p" | b"br") => self.end_paragraph(),
            None => {}
        }
    }

    fn close_down_to(&mut self, at: usize) {
        while self.open.len() > at {
            // The paragraph is ended while its element is still open, for its setting.
            if self.open.last().is_some_and(|open| open.is_block) {
                self.end_paragraph();
            }
            let Some(open) = self.open.pop() else { return };
            match open.role {
                Role::Table => self.flow.close_table(),
                Role::Row => self.flow.end_row(),
                Role::Cell => self.flow.end_cell(),
                Role::Item => self.is_item = false,
                _ => {}
            }
        }
    }

    fn end_paragraph(&mut self) {
        if self.flow.is_blank() {
            return self.flow.discard();
        }
        let heading = self.setting().heading;
        self.flow.end_paragraph(std::mem::take(&mut self.is_item), heading);
    }

    fn text(&mut self, text: &str) {
        match self.open.last() {
            Some(open) if open.name == b"style" => return self.sheet.add(text),
            Some(open) if open.set.is_unseen => return,
            _ => {}
        }
        if self.setting().keeps_space {
            // Each line of preformatted text is a line, so the breaks are hard.
            let hard = text.replace("\r\n", "\n").replace(['\n', '\r'], "\u{c}");
            return self.say(&hard);
        }
        let mut run = String::with_capacity(text.len());
        let mut is_open = self.flow.ends_open();
        for c in text.chars() {
            // No-break spaces are kept: people set things apart with them.
            let is_space = matches!(c, ' ' | '\t' | '\n' | '\r' | breaks::HARD);
            if !(is_space && is_open) {
                run.push(if is_space { ' ' } else { c });
            }
            is_open = is_space;
        }
        self.say(&run);
    }

    fn say(&mut self, text: &str) {
        if !self.setting().is_unseen {
            self.flow.push(text, self.setting().look());
        }
    }

    /// What is written in comments no reader sees; words in one are kept as hidden text, markup
    /// and conditions for old browsers are not.
    fn comment(&mut self, text: &str) {
        let is_prose = !text.contains(['<', '[', '{', '=']) && text.split_whitespace().count() > 2;
        if is_prose && !self.setting().is_unseen {
            let look = Look { hidden: Some(Hiding::Vanish), ..self.setting().look() };
            self.flow.push(&format!(" {} ", text.trim()), look);
        }
    }
}
