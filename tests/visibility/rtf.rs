//! RTF files around a piece of markup.

use redsieve::document::Hiding;

use super::{Case, Format};

pub const FORMAT: Format = Format { name: "ana.rtf", file, cases: CASES };

/// A file with the colours 1 white, 2 dark blue, 3 grey.
fn file(markup: &str) -> Vec<u8> {
    format!(
        "{{\\rtf1\\ansi\\ansicpg1252{{\\fonttbl{{\\f0\\fswiss Arial;}}}}\
         {{\\colortbl;\\red255\\green255\\blue255;\\red0\\green0\\blue80;\\red110\\green110\\blue110;}}\
         \\f0\\fs22 Ana Example\\par Skills\\par Java, Spring\\par\n{markup}}}"
    )
    .into_bytes()
}

const CASES: &[Case] = &[
    Case {
        way: "marked as hidden",
        hiding: Hiding::Vanish,
        hidden: "{\\v @}\\par",
        seen: "{\\v\\v0 @}\\par",
    },
    Case {
        way: "white on the page",
        hiding: Hiding::Colour,
        hidden: "{\\cf1 @}\\par",
        seen: "{\\cf1\\chcbpat2 @}\\par",
    },
    Case {
        way: "white in a table",
        hiding: Hiding::Colour,
        hidden: "\\trowd\\cellx4000\\pard\\intbl\\cf1 @\\cell\\row\\pard",
        seen: "\\trowd\\clcbpat2\\cellx4000\\pard\\intbl\\cf1 @\\cell\\row\\pard",
    },
    Case {
        way: "dark on a dark ground",
        hiding: Hiding::Colour,
        hidden: "\\pard\\cbpat2{\\cf2 @}\\par",
        seen: "\\pard{\\cf3 @}\\par",
    },
    Case {
        way: "in type of one point",
        hiding: Hiding::Tiny,
        hidden: "{\\fs2 @}\\par",
        seen: "{\\fs12 @}\\par",
    },
    Case {
        way: "squeezed to a line",
        hiding: Hiding::Tiny,
        hidden: "{\\charscalex1 @}\\par",
        seen: "{\\charscalex80 @}\\par",
    },
];
