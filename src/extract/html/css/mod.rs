//! The few properties of a style that decide what a reader sees.
//!
//! Inline styles are read whole, of style sheets the plain rules.

mod sheet;
mod value;

use crate::document::Hiding;
use crate::extract::rich::colour::Paint;
use value::{background, is_clear, is_unseen, leaves_nothing, length, share, size};

pub(super) use sheet::Sheet;
pub(super) use value::colour;

/// Points beyond which something is set beside the page and not moved on it.
const FAR: f32 = 700.0;

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
    /// Cut away by a clipping.
    pub is_clipped: Option<bool>,
    /// Without width or height.
    pub is_flat: Option<bool>,
    /// What goes beyond its width and height is cut away.
    pub cuts: Option<bool>,
    /// Scaled down to nothing.
    pub is_shrunk: Option<bool>,
    /// The letters are transparent, and those of what is in it unless it says otherwise.
    pub is_clear: Option<bool>,
    /// Its background is painted through the letters, as designers fill them with a gradient.
    pub fills_letters: Option<bool>,
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
            "font-size" => self.size = size(value),
            "font-weight" => self.bold = Some(is_bold(value)),
            "font" => {
                let mut parts = value.split([' ', '/']);
                self.bold = Some(value.split(' ').any(is_bold));
                self.size = parts.find_map(|part| size(part).filter(|_| !is_bold(part)));
            }
            "color" => {
                self.colour = colour(value);
                self.is_clear = Some(is_clear(value));
            }
            "background-color" | "background" => self.ground = background(value),
            "background-image" if value != "none" => self.ground = Some(Background::Unknown),
            "background-clip" | "-webkit-background-clip" => self.fills_letters = Some(value == "text"),
            "white-space" => self.keeps_space = Some(value.starts_with("pre")),
            _ => self.set_place(name, value),
        }
    }

    /// Properties of the box and not of the letters in it.
    fn set_place(&mut self, name: &str, value: &str) {
        let points = || length(value);
        match name {
            "display" => {
                self.is_gone = Some(value == "none");
                self.is_block = match value {
                    "block" | "flex" | "grid" | "list-item" | "table" => Some(true),
                    "inline" | "inline-block" | "inline-flex" | "contents" => Some(false),
                    _ => None,
                };
            }
            "content-visibility" => self.is_gone = Some(value == "hidden"),
            "visibility" => self.is_invisible = Some(matches!(value, "hidden" | "collapse")),
            "opacity" => self.is_transparent = share(value).map(is_unseen),
            "clip" | "clip-path" => self.is_clipped = Some(leaves_nothing(value)),
            "overflow" | "overflow-x" | "overflow-y" => self.cuts = Some(matches!(value, "hidden" | "clip")),
            "width" | "height" | "max-width" | "max-height" => {
                let is_flat = points().is_some_and(|points| points <= 1.0);
                self.is_flat = is_flat.then_some(true).or(self.is_flat);
            }
            "transform" => {
                let (function, inner) = value.trim_end_matches(')').split_once('(').unwrap_or((value, ""));
                let first = inner.split(',').next().unwrap_or("");
                match function {
                    "scale" | "scalex" | "scaley" => self.is_shrunk = share(first).map(is_unseen),
                    "translate" | "translatex" => self.move_by(length(first), false),
                    _ => {}
                }
            }
            "text-indent" | "left" | "margin-left" => self.move_by(points(), true),
            "right" => self.move_by(points().map(|points| -points), true),
            // Pages below pages have large distances from the top.
            "top" | "margin-top" => self.move_by(points(), false),
            _ => {}
        }
    }

    /// Sets the box aside by so many points to the right or down, which may be far enough.
    fn move_by(&mut self, points: Option<f32>, both_ways: bool) {
        let is_far = points.is_some_and(|points| points < -FAR || (both_ways && points > 2.0 * FAR));
        self.is_off_page = is_far.then_some(true).or(self.is_off_page);
    }

    /// The mechanism that hides all that is in an element of this style.
    pub fn hiding(&self) -> Option<Hiding> {
        let is_cut = self.is_flat == Some(true) && self.cuts == Some(true);
        let ways = [
            (self.is_gone == Some(true), Hiding::Vanish),
            (self.is_transparent == Some(true), Hiding::Invisible),
            (self.is_off_page == Some(true), Hiding::OffPage),
            (self.is_clipped == Some(true) || is_cut, Hiding::Clipped),
            (self.is_shrunk == Some(true), Hiding::Tiny),
        ];
        ways.into_iter().find(|(is_so, _)| *is_so).map(|(_, way)| way)
    }

    /// This style, and `base` where this one is silent.
    pub fn over(self, base: Self) -> Self {
        Self {
            is_gone: self.is_gone.or(base.is_gone),
            is_invisible: self.is_invisible.or(base.is_invisible),
            is_transparent: self.is_transparent.or(base.is_transparent),
            is_off_page: self.is_off_page.or(base.is_off_page),
            is_clipped: self.is_clipped.or(base.is_clipped),
            is_flat: self.is_flat.or(base.is_flat),
            cuts: self.cuts.or(base.cuts),
            is_shrunk: self.is_shrunk.or(base.is_shrunk),
            is_clear: self.is_clear.or(base.is_clear),
            fills_letters: self.fills_letters.or(base.fills_letters),
            size: self.size.or(base.size),
            bold: self.bold.or(base.bold),
            colour: self.colour.or(base.colour),
            ground: self.ground.or(base.ground),
            keeps_space: self.keeps_space.or(base.keeps_space),
            is_block: self.is_block.or(base.is_block),
        }
    }
}

fn is_bold(weight: &str) -> bool {
    weight.starts_with("bold") || weight.parse().is_ok_and(|weight: f32| weight >= 600.0)
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
    fn boxes_without_room_hide_only_if_they_cut() {
        let hiding = |style: &str| Style::parse(style).hiding();
        assert_eq!(hiding("height:0;overflow:hidden"), Some(Hiding::Clipped));
        assert_eq!(hiding("height:0"), None);
        assert_eq!(hiding("height:2em;overflow:hidden"), None);
        assert_eq!(hiding("transform:scale(0)"), Some(Hiding::Tiny));
        assert_eq!(hiding("transform:scale(.8, 1)"), None);
        assert_eq!(hiding("transform:translateX(-2000px)"), Some(Hiding::OffPage));
    }

    #[test]
    fn the_shorthand_of_type_is_read() {
        let style = Style::parse("font:bold 0/1.2 Arial");
        assert_eq!((style.bold, style.size), (Some(true), Some(Size::Points(0.0))));
        assert_eq!(Style::parse("font: italic 600 11pt/14pt serif").size, Some(Size::Points(11.0)));
    }
}
