//! OpenDocument texts around a piece of markup.

use std::io::{Cursor, Write};

use redsieve::document::Hiding;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Case, Format};

pub const FORMAT: Format = Format { name: "ana.odt", file, cases: CASES };

const STYLES: &str = "\
    <style:style style:name='Gone' style:family='text'><style:text-properties text:display='none'/></style:style>\
    <style:style style:name='White' style:family='text'><style:text-properties fo:color='#ffffff'/></style:style>\
    <style:style style:name='Small' style:family='text'><style:text-properties fo:font-size='6pt'/></style:style>\
    <style:style style:name='Tiny' style:family='text'><style:text-properties fo:font-size='1pt'/></style:style>\
    <style:style style:name='Thin' style:family='text'><style:text-properties style:text-scale='1%'/></style:style>\
    <style:style style:name='Narrow' style:family='text'><style:text-properties style:text-scale='80%'/></style:style>\
    <style:style style:name='Clear' style:family='text'><style:text-properties fo:color='#000000' loext:opacity='0%'/></style:style>\
    <style:style style:name='Chosen' style:family='text'><style:text-properties style:use-window-font-color='true' loext:opacity='0%'/></style:style>\
    <style:style style:name='Band' style:family='paragraph'><style:paragraph-properties fo:background-color='#112233'/></style:style>\
    <style:style style:name='Dark' style:family='table-cell'><style:table-cell-properties fo:background-color='#112233'/></style:style>\
    <style:style style:name='Box' style:family='graphic'><style:graphic-properties draw:fill='solid' draw:fill-color='#112233'/></style:style>";

/// A container with a resume and this markup, in which the styles above can be used.
fn file(markup: &str) -> Vec<u8> {
    let namespaces: String = ["office", "text", "table", "style"]
        .iter()
        .map(|name| format!("xmlns:{name}='urn:oasis:names:tc:opendocument:xmlns:{name}:1.0' "))
        .collect();
    let content = format!(
        "<office:document-content {namespaces} xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' \
         xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0' \
         xmlns:svg='urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0' \
         xmlns:loext='urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0'>\
         <office:automatic-styles>{STYLES}</office:automatic-styles><office:body><office:text>\
         <text:p>Ana Example</text:p><text:p>Skills</text:p><text:p>Java, Spring</text:p>{markup}\
         </office:text></office:body></office:document-content>"
    );
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in
        [("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content.as_str())]
    {
        writer.start_file(name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(text.as_bytes()).expect("memory can be written");
    }
    writer.finish().expect("a container").into_inner()
}

const CASES: &[Case] = &[
    Case {
        way: "marked as hidden",
        hiding: Hiding::Vanish,
        hidden: "<text:p><text:span text:style-name='Gone'>@</text:span></text:p>",
        seen: "<text:p><text:span text:style-name='Small'>@</text:span></text:p>",
    },
    Case {
        way: "in a section that is hidden",
        hiding: Hiding::Vanish,
        hidden: "<text:section text:name='s' text:display='none'><text:p>@</text:p></text:section>",
        seen: "<text:section text:name='s' text:display='true'><text:p>@</text:p></text:section>",
    },
    Case {
        way: "in a row that is folded away",
        hiding: Hiding::Vanish,
        hidden: "<table:table><table:table-row table:visibility='collapse'><table:table-cell><text:p>@</text:p>\
                 </table:table-cell></table:table-row></table:table>",
        seen: "<table:table><table:table-row><table:table-cell><text:p>@</text:p></table:table-cell>\
               </table:table-row></table:table>",
    },
    Case {
        way: "in a field of hidden text",
        hiding: Hiding::Vanish,
        hidden: "<text:p><text:hidden-text text:string-value='@'/></text:p>",
        seen: "<text:p><text:placeholder>@</text:placeholder></text:p>",
    },
    Case {
        way: "white on the page",
        hiding: Hiding::Colour,
        hidden: "<text:p><text:span text:style-name='White'>@</text:span></text:p>",
        seen: "<text:p text:style-name='Band'><text:span text:style-name='White'>@</text:span></text:p>",
    },
    Case {
        way: "white in a table",
        hiding: Hiding::Colour,
        hidden: "<table:table><table:table-row><table:table-cell><text:p>\
                 <text:span text:style-name='White'>@</text:span></text:p></table:table-cell></table:table-row></table:table>",
        seen: "<table:table><table:table-row><table:table-cell table:style-name='Dark'><text:p>\
               <text:span text:style-name='White'>@</text:span></text:p></table:table-cell></table:table-row></table:table>",
    },
    Case {
        way: "in type of one point",
        hiding: Hiding::Tiny,
        hidden: "<text:p><text:span text:style-name='Tiny'>@</text:span></text:p>",
        seen: "<text:p><text:span text:style-name='Small'>@</text:span></text:p>",
    },
    Case {
        way: "squeezed to a line",
        hiding: Hiding::Tiny,
        hidden: "<text:p><text:span text:style-name='Thin'>@</text:span></text:p>",
        seen: "<text:p><text:span text:style-name='Narrow'>@</text:span></text:p>",
    },
    Case {
        way: "in transparent letters",
        hiding: Hiding::Invisible,
        hidden: "<text:p><text:span text:style-name='Clear'>@</text:span></text:p>",
        seen: "<text:p><text:span text:style-name='Chosen'>@</text:span></text:p>",
    },
    Case {
        way: "in a frame beside the page",
        hiding: Hiding::OffPage,
        hidden: "<text:p><draw:frame svg:x='-40cm' svg:width='8cm' svg:height='2cm'><draw:text-box>\
                 <text:p>@</text:p></draw:text-box></draw:frame></text:p>",
        seen: "<text:p><draw:frame svg:x='-1cm' svg:width='8cm' svg:height='2cm'><draw:text-box>\
               <text:p>@</text:p></draw:text-box></draw:frame></text:p>",
    },
];
