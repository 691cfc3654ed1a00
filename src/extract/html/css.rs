//! The few properties of a style that decide what a reader sees.
//!
//! Inline styles are read whole; of style sheets only rules for one class, id or element name
//! outside of conditions. What a cleverer sheet hides is taken for visible.

use crate::extract::rich::colour::Paint;
use std::collections::HashMap;

/// Rules of style sheets that are kept.
const MAX_RULES: usize = 5000;

/// What a style says; `None` where it is silent.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Style {
    /// Not shown at all, and nothing in it.
    pub is_gone: Option<bool>,
    /// Takes its room and cannot be seen; what is in it may be.
    pub is_invisible: Option<bool>,
    /// Fully transparent, and all that is in it.
    pub is_transparent: Option<bool>,
    /// Set beside the page, as by a large negative indent.
    pub is_off_page: Option<bool>,
    /// Points, or a share of the size around it.
    pub size: Option<Size>,
    /// Bold type.
    pub bold: Option<bool>,
    /// The colour of the letters.
    pub colour: Option<Paint>,
    /// What is painted beneath them.
    pub ground: Option<Background>,
    /// White space counts.
    pub keeps_space: Option<bool>,
    /// Whether it is set as a block or in the line, against what its element is.
    pub is_block: Option<bool>,
}

/// A size of type.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Size {
    /// Points.
    Points(f32),
    /// A share of the size around it.
    Share(f32),
}

/// A background.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Background {
    /// One colour.
    Plain(Paint),
    /// A picture, a gradient or anything that is not understood.
    Unknown,
}

impl Style {
    /// Reads the declarations of a style.
    pub fn parse(declarations: &str) -> Self {
        let mut style = Self::default();
        for declaration in declarations.split(';') {
            let Some((name, value)) = declaration.split_once(':') else { continue };
            let value = value.trim().to_ascii_lowercase();
            let value = value.trim_end_matches("!important").trim_end();
            style.set(&name.trim().to_ascii_lowercase(), value);
        }
        style
    }

    fn set(&mut self, name: &str, value: &str) {
        match name {
            "display" => {
                self.is_gone = Some(value == "none");
                self.is_block = match value {
                    "block" | "flex" | "grid" | "list-item" | "table" => Some(true),
                    "inline" | "inline-block" | "inline-flex" | "contents" => Some(false),
                    _ => None,
                };
            }
            "visibility" => self.is_invisible = Some(matches!(value, "hidden" | "collapse")),
            "opacity" => self.is_transparent = value.parse::<f32>().ok().map(|share| share < 0.05),
            "font-size" => self.size = size(value),
            "font-weight" => {
                self.bold =
                    Some(value.starts_with("bold") || value.parse().is_ok_and(|weight: f32| weight >= 600.0));
            }
            "color" => self.colour = colour(value),
            "background-color" | "background" => self.ground = background(value),
            "background-image" if value != "none" => self.ground = Some(Background::Unknown),
            "text-indent" | "left" | "top" | "margin-left" => {
                let is_far = length(value).is_some_and(|points| points < -700.0);
                self.is_off_page = is_far.then_some(true).or(self.is_off_page);
            }
            "white-space" => self.keeps_space = Some(value.starts_with("pre")),
            _ => {}
        }
    }

    /// This style, and `base` where this one is silent.
    pub fn over(self, base: Self) -> Self {
        Self {
            is_gone: self.is_gone.or(base.is_gone),
            is_invisible: self.is_invisible.or(base.is_invisible),
            is_transparent: self.is_transparent.or(base.is_transparent),
            is_off_page: self.is_off_page.or(base.is_off_page),
            size: self.size.or(base.size),
            bold: self.bold.or(base.bold),
            colour: self.colour.or(base.colour),
            ground: self.ground.or(base.ground),
            keeps_space: self.keeps_space.or(base.keeps_space),
            is_block: self.is_block.or(base.is_block),
        }
    }
}

/// The rules of style sheets by their one-part selector: `.class`, `#id` or `name`.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    rules: HashMap<String, Style>,
}

impl Sheet {
    /// Adds the rules of a sheet; later ones win.
    pub fn add(&mut self, source: &str) {
        let mut rest = source;
        while let Some((selectors, after)) = rest.split_once('{') {
            let selectors = selectors.rsplit("*/").next().unwrap_or(selectors).trim();
            if selectors.starts_with('@') {
                rest = block_end(after);
                continue;
            }
            let Some((declarations, next)) = after.split_once('}') else { return };
            let style = Style::parse(declarations);
            for selector in selectors.split(',').map(str::trim).filter(|selector| is_simple(selector)) {
                if self.rules.len() < MAX_RULES {
                    let rule = self.rules.entry(selector.to_owned()).or_default();
                    *rule = style.over(*rule);
                }
            }
            rest = next;
        }
    }

    /// What the sheets say of an element.
    pub fn style(&self, name: &str, classes: &str, id: &str) -> Style {
        if self.rules.is_empty() {
            return Style::default();
        }
        let rule = |selector: String| self.rules.get(&selector).copied().unwrap_or_default();
        // An element has few classes; a long row of them is cut.
        let by_class = classes.split_whitespace().take(32).fold(Style::default(), |style, class| {
            rule(format!(".{class}")).over(rule(format!("{name}.{class}"))).over(style)
        });
        rule(format!("#{id}")).over(by_class).over(rule(name.to_owned()))
    }
}

/// What follows a block in braces that was opened before.
fn block_end(source: &str) -> &str {
    let mut depth = 1_usize;
    for (at, c) in source.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return &source[at + 1..],
            '}' => depth -= 1,
            _ => {}
        }
    }
    ""
}

fn is_simple(selector: &str) -> bool {
    let body = selector.trim_start_matches(['.', '#']);
    !body.is_empty() && body.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

/// An absolute length in points; a plain number is none, except zero.
fn length(value: &str) -> Option<f32> {
    let unit_at = value.find(|c: char| c.is_ascii_alphabetic() || c == '%').unwrap_or(value.len());
    let (number, unit) = value.split_at(unit_at);
    let number: f32 = number.trim().parse().ok()?;
    match unit.trim() {
        "pt" => Some(number),
        "px" => Some(number * 0.75),
        "in" => Some(number * 72.0),
        "cm" => Some(number * 28.35),
        "mm" => Some(number * 2.835),
        "em" | "rem" => Some(number * 12.0),
        "" if number == 0.0 => Some(0.0),
        _ => None,
    }
}

fn size(value: &str) -> Option<Size> {
    let share = |unit: &str| value.strip_suffix(unit).and_then(|number| number.trim().parse::<f32>().ok());
    if let Some(percent) = share("%") {
        return Some(Size::Share(percent / 100.0));
    }
    match share("rem").map(|share| Size::Points(share * 12.0)).or_else(|| share("em").map(Size::Share)) {
        Some(size) => Some(size),
        None => length(value).map(Size::Points),
    }
}

/// A colour that is written in one of the plain ways.
pub(super) fn colour(value: &str) -> Option<Paint> {
    let value = value.trim();
    if let Some(hex) = value.strip_prefix('#') {
        return match hex.len() {
            3 => Paint::parse(&hex.chars().flat_map(|digit| [digit, digit]).collect::<String>()),
            8 => hex.get(..6).and_then(Paint::parse),
            _ => Paint::parse(hex),
        };
    }
    if let Some(inner) = value.strip_prefix("rgb").and_then(|rest| rest.split_once('(')) {
        let mut channels =
            inner.1.split(|c: char| !(c.is_ascii_digit() || c == '.')).filter(|part| !part.is_empty());
        // The cast saturates, so that a channel beyond the range is its end.
        let mut channel = || channels.next()?.parse::<f32>().ok().map(|channel| channel as u8);
        return Some(Paint::Rgb([channel()?, channel()?, channel()?]));
    }
    named(value).map(Paint::Rgb)
}

fn named(name: &str) -> Option<[u8; 3]> {
    Some(match name {
        "white" => [255; 3],
        "snow" => [255, 250, 250],
        "ivory" => [255, 255, 240],
        "ghostwhite" => [248, 248, 255],
        "whitesmoke" => [245; 3],
        "black" => [0; 3],
        "navy" => [0, 0, 128],
        "blue" => [0, 0, 255],
        "darkblue" => [0, 0, 139],
        "teal" => [0, 128, 128],
        "green" => [0, 128, 0],
        "darkgreen" => [0, 100, 0],
        "red" => [255, 0, 0],
        "maroon" => [128, 0, 0],
        "gray" | "grey" => [128; 3],
        "darkgray" | "darkgrey" => [169; 3],
        "lightgray" | "lightgrey" => [211; 3],
        "silver" => [192; 3],
        "yellow" => [255, 255, 0],
        _ => return None,
    })
}

fn background(value: &str) -> Option<Background> {
    if matches!(value, "none" | "transparent" | "inherit" | "initial" | "unset") {
        return None;
    }
    Some(colour(value).map_or(Background::Unknown, Background::Plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_are_read() {
        let style = Style::parse("Display : none; font-size:.5em; color: #FFF !important; nonsense; x:");
        assert_eq!(style.is_gone, Some(true));
        assert_eq!(style.size, Some(Size::Share(0.5)));
        assert_eq!(style.colour, Some(Paint::Rgb([255; 3])));
        assert_eq!(Style::parse("font-size:0").size, Some(Size::Points(0.0)));
        assert_eq!(Style::parse("text-indent:-9999px").is_off_page, Some(true));
        assert_eq!(Style::parse("color:rgb(300, 0 7)").colour, Some(Paint::Rgb([255, 0, 7])));
        assert_eq!(Style::parse("background:url(a.png)").ground, Some(Background::Unknown));
    }

    #[test]
    fn only_plain_rules_of_a_sheet_count() {
        let mut sheet = Sheet::default();
        sheet.add("/* a */ .x, p > b {display:none} @media print { .y { display:none } } #z{color:red} b{");
        assert_eq!(sheet.style("p", "a x", "").is_gone, Some(true));
        assert_eq!(sheet.style("p", "y", "").is_gone, None);
        assert_eq!(sheet.style("b", "", "z").colour, Some(Paint::Rgb([255, 0, 0])));
    }
}
