//! What the elements of a page mean for a reader of its text.

/// The effect of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A paragraph of its own.
    Block,
    /// A heading of a level, from 1.
    Heading(u8),
    /// An item of a list, with its marker.
    Item,
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// A cell of a row.
    Cell,
    /// Text whose white space counts.
    Preformatted,
    /// Bold type.
    Bold,
    /// What is no part of what is written: scripts, styles, what is shown only where scripts are
    /// off, and what its author struck out.
    Unseen,
    /// An element without content.
    Void,
    /// Anything else: its text is part of what is around it.
    Inline,
}

/// The role of an element by its name in small letters.
pub(super) fn role(name: &[u8]) -> Role {
    match name {
        b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => {
            Role::Heading(name.get(1).map_or(1, |digit| digit.saturating_sub(b'0')))
        }
        b"li" => Role::Item,
        b"table" => Role::Table,
        b"tr" => Role::Row,
        b"td" | b"th" => Role::Cell,
        b"pre" | b"listing" | b"xmp" => Role::Preformatted,
        b"b" | b"strong" => Role::Bold,
        b"script" | b"style" | b"template" | b"noscript" | b"head" | b"title" | b"iframe" | b"object"
        | b"noembed" | b"noframes" | b"select" | b"datalist" | b"svg" | b"math" | b"rt" | b"rp" | b"del"
        | b"s" | b"strike" | b"audio" | b"video" | b"canvas" => Role::Unseen,
        b"area" | b"base" | b"br" | b"col" | b"embed" | b"hr" | b"img" | b"input" | b"link" | b"meta"
        | b"param" | b"source" | b"track" | b"wbr" => Role::Void,
        b"address" | b"article" | b"aside" | b"blockquote" | b"body" | b"caption" | b"center" | b"dd"
        | b"details" | b"dialog" | b"dir" | b"div" | b"dl" | b"dt" | b"fieldset" | b"figcaption"
        | b"figure" | b"footer" | b"form" | b"header" | b"hgroup" | b"html" | b"legend" | b"main"
        | b"menu" | b"nav" | b"ol" | b"p" | b"search" | b"section" | b"summary" | b"tbody" | b"tfoot"
        | b"thead" | b"ul" => Role::Block,
        _ => Role::Inline,
    }
}

/// Names of elements.
type Names = &'static [&'static [u8]];

/// The open element up to which a start tag closes what was left open, and what bounds the search.
pub(super) fn implied_end(name: &[u8]) -> Option<(Names, Names)> {
    Some(match name {
        b"li" => (&[b"li"], &[b"ul", b"ol", b"menu", b"td", b"th"]),
        b"dt" | b"dd" => (&[b"dt", b"dd"], &[b"dl", b"td", b"th"]),
        b"td" | b"th" => (&[b"td", b"th"], &[b"tr", b"table"]),
        b"tr" => (&[b"tr"], &[b"table"]),
        b"tbody" | b"thead" | b"tfoot" => (&[b"tbody", b"thead", b"tfoot"], &[b"table"]),
        b"option" => (&[b"option"], &[b"select"]),
        // The head ends where the body begins, and any block ends an open paragraph.
        b"body" => (&[b"head"], &[]),
        _ if matches!(role(name), Role::Block | Role::Heading(_) | Role::Table | Role::Preformatted) => {
            (&[b"p", b"head"], &[b"td", b"th", b"li", b"div", b"section", b"button"])
        }
        _ => return None,
    })
}
