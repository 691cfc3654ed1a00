//! Destinations: what the text of a group is for.

/// Where the text of a group goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Destination {
    /// The body.
    Body,
    /// A header.
    Head,
    /// A footer.
    Foot,
    /// A footnote or endnote.
    Note,
    /// A text box.
    TextBox,
    /// The bullet or number before a list item.
    Marker,
    /// The table of fonts.
    Fonts,
    /// The table of colours.
    Colours,
    /// A picture, which is not read.
    Picture,
    /// Nowhere: instructions and data for a program.
    Nowhere,
}

impl Destination {
    /// Whether text for it is read as paragraphs.
    pub fn is_text(self) -> bool {
        matches!(self, Self::Body | Self::Head | Self::Foot | Self::Note | Self::TextBox)
    }
}

/// The destination that a control word opens.
///
/// `None` for a word that opens none. Words behind `\*` may be passed over by a program that does
/// not know them, and all are, except those that wrap what a reader sees.
pub(super) fn of(word: &[u8], is_optional: bool) -> Option<Destination> {
    Some(match word {
        b"header" | b"headerl" | b"headerr" | b"headerf" => Destination::Head,
        b"footer" | b"footerl" | b"footerr" | b"footerf" => Destination::Foot,
        b"footnote" => Destination::Note,
        b"shptxt" | b"dptxbxtext" => Destination::TextBox,
        b"listtext" | b"pntext" => Destination::Marker,
        b"fonttbl" => Destination::Fonts,
        b"colortbl" => Destination::Colours,
        b"pict" => Destination::Picture,
        b"shpinst" | b"do" | b"shppict" | b"nesttableprops" => return None,
        b"stylesheet" | b"info" | b"fldinst" | b"nonshppict" | b"shprslt" | b"sp" | b"objdata" | b"xe"
        | b"tc" | b"rxe" | b"txe" | b"nonesttables" | b"annotation" | b"filetbl" | b"revtbl"
        | b"listtable" | b"listoverridetable" | b"rsidtbl" | b"generator" | b"template" | b"ftnsep"
        | b"ftnsepc" | b"ftncn" | b"aftnsep" | b"aftnsepc" | b"aftncn" | b"bkmkstart" | b"bkmkend"
        | b"themedata" | b"datastore" | b"latentstyles" | b"xmlnstbl" | b"pgdsctbl" | b"background"
        | b"pnseclvl" | b"pntxta" | b"pntxtb" | b"falt" | b"panose" | b"fname" | b"private" | b"mhtmltag" => {
            Destination::Nowhere
        }
        _ if is_optional => Destination::Nowhere,
        _ => return None,
    })
}
