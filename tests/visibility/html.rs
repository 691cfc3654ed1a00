//! Web pages around a piece of markup.

use redsieve::document::Hiding;

use super::{Case, Format};

pub const FORMAT: Format = Format { name: "ana.html", file, cases: CASES };

/// A page with a style sheet that hides `.off` and does not hide `.on`.
fn file(markup: &str) -> Vec<u8> {
    format!(
        "<!doctype html><html><head><meta charset=utf-8><title>Ana</title>\
         <style>.off {{ display: none }} .on {{ color: #333 }} .band {{ background: #123; color: #fff }}</style>\
         </head><body><h1>Ana Example</h1><h2>Skills</h2><p>Java, Spring</p>{markup}</body></html>"
    )
    .into_bytes()
}

const CASES: &[Case] = &[
    Case {
        way: "not displayed",
        hiding: Hiding::Vanish,
        hidden: "<p style='display:none'>@</p>",
        seen: "<p style='display:flex'>@</p>",
    },
    Case {
        way: "not displayed by a class",
        hiding: Hiding::Vanish,
        hidden: "<div class='off'><p>@</p></div>",
        seen: "<div class='on'><p>@</p></div>",
    },
    Case {
        way: "with the attribute for hidden elements",
        hiding: Hiding::Vanish,
        hidden: "<p hidden>@</p>",
        seen: "<p aria-hidden='true'>@</p>",
    },
    Case {
        way: "invisible in its place",
        hiding: Hiding::Vanish,
        hidden: "<p style='visibility:hidden'>@</p>",
        seen: "<p style='visibility:hidden'><span style='visibility:visible'>@</span></p>",
    },
    Case {
        way: "in a comment",
        hiding: Hiding::Vanish,
        hidden: "<!-- @ -->",
        seen: "<!-- skills end --><p>@</p>",
    },
    Case {
        way: "white on the page",
        hiding: Hiding::Colour,
        hidden: "<p style='color:#fff'>@</p>",
        seen: "<div class='band'><p>@</p></div>",
    },
    Case {
        way: "by the attribute of old pages",
        hiding: Hiding::Colour,
        hidden: "<font color='white'>@</font>",
        seen: "<table bgcolor='#000080'><tr><td><font color='white'>@</font></td></tr></table>",
    },
    Case {
        way: "without size",
        hiding: Hiding::Tiny,
        hidden: "<p style='font-size:0'>@</p>",
        seen: "<p style='font-size:0'><span style='font-size:10px'>@</span></p>",
    },
    Case {
        way: "in type of one pixel",
        hiding: Hiding::Tiny,
        hidden: "<p style='font:1px/1 serif'>@</p>",
        seen: "<p style='font:9px/1 serif'>@</p>",
    },
    Case {
        way: "scaled to nothing",
        hiding: Hiding::Tiny,
        hidden: "<p style='transform:scale(0)'>@</p>",
        seen: "<p style='transform:scale(0.8)'>@</p>",
    },
    Case {
        way: "fully transparent",
        hiding: Hiding::Invisible,
        hidden: "<p style='opacity:0'>@</p>",
        seen: "<p style='opacity:.7'>@</p>",
    },
    Case {
        way: "in transparent letters",
        hiding: Hiding::Invisible,
        hidden: "<p style='color:transparent'>@</p>",
        seen: "<p style='color:transparent;background:linear-gradient(red,blue);background-clip:text'>@</p>",
    },
    Case {
        way: "beside the page",
        hiding: Hiding::OffPage,
        hidden: "<p style='position:absolute;left:-9999px'>@</p>",
        seen: "<p style='position:absolute;left:-4px;top:2400px'>@</p>",
    },
    Case {
        way: "clipped away",
        hiding: Hiding::Clipped,
        hidden: "<p style='position:absolute;clip:rect(0,0,0,0)'>@</p>",
        seen: "<p style='position:absolute;clip:rect(0,400px,40px,0)'>@</p>",
    },
    Case {
        way: "in a box without height",
        hiding: Hiding::Clipped,
        hidden: "<div style='height:0;overflow:hidden'><p>@</p></div>",
        seen: "<div style='height:3em;overflow:hidden'><p>@</p></div>",
    },
];
