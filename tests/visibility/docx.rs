//! DOCX files around a piece of markup.

use std::io::{Cursor, Write};

use redsieve::document::Hiding;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Case, Format};

pub const FORMAT: Format = Format { name: "ana.docx", file, cases: CASES };

const STYLES: &str = "\
    <w:style w:type='character' w:styleId='Gone'><w:rPr><w:vanish/></w:rPr></w:style>\
    <w:style w:type='paragraph' w:styleId='Veiled'><w:rPr><w:vanish/></w:rPr></w:style>";

const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A container with a resume and these paragraphs, in which the styles above can be used.
fn file(markup: &str) -> Vec<u8> {
    let namespaces = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' \
        xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml' \
        xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape' \
        xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing' \
        xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' xmlns:v='urn:schemas-microsoft-com:vml'";
    let line = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let body = ["Ana Example", "Skills", "Java, Spring"].map(line).concat();
    let parts = [
        (
            "_rels/.rels",
            format!(
                "<Relationships><Relationship Id='d' Type='{RELATION}/officeDocument' Target='word/document.xml'/>\
                 </Relationships>"
            ),
        ),
        (
            "word/_rels/document.xml.rels",
            format!(
                "<Relationships><Relationship Id='s' Type='{RELATION}/styles' Target='styles.xml'/></Relationships>"
            ),
        ),
        ("word/styles.xml", format!("<w:styles {namespaces}>{STYLES}</w:styles>")),
        (
            "word/document.xml",
            format!("<w:document {namespaces}><w:body>{body}{markup}</w:body></w:document>"),
        ),
    ];
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in &parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(text.as_bytes()).expect("memory can be written");
    }
    writer.finish().expect("a container").into_inner()
}

/// A run with properties.
macro_rules! run {
    ($properties:literal) => {
        concat!("<w:r><w:rPr>", $properties, "</w:rPr><w:t>@</w:t></w:r>")
    };
}

/// A paragraph with properties of its own and of its run.
macro_rules! paragraph {
    ($own:literal, $run:literal) => {
        concat!("<w:p><w:pPr>", $own, "</w:pPr>", run!($run), "</w:p>")
    };
    ($run:literal) => {
        concat!("<w:p>", run!($run), "</w:p>")
    };
}

/// A text box at a place on the page, which is a fill or nothing.
macro_rules! text_box {
    ($anchor:literal, $fill:literal, $run:literal) => {
        concat!(
            "<w:p><w:r><w:drawing><wp:anchor>",
            $anchor,
            "<a:graphic><a:graphicData><wps:wsp><wps:spPr>",
            $fill,
            "</wps:spPr><wps:txbx><w:txbxContent><w:p>",
            run!($run),
            "</w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>"
        )
    };
}

const CASES: &[Case] = &[
    Case {
        way: "marked as hidden",
        hiding: Hiding::Vanish,
        hidden: paragraph!("<w:vanish/>"),
        seen: paragraph!("<w:vanish w:val='0'/>"),
    },
    Case {
        way: "by a style of characters",
        hiding: Hiding::Vanish,
        hidden: paragraph!("<w:rStyle w:val='Gone'/>"),
        seen: paragraph!("<w:rStyle w:val='Gone'/><w:vanish w:val='false'/>"),
    },
    Case {
        way: "by a style of paragraphs",
        hiding: Hiding::Vanish,
        hidden: paragraph!("<w:pStyle w:val='Veiled'/>", ""),
        seen: paragraph!("<w:pStyle w:val='Unknown'/>", "<w:webHidden/>"),
    },
    Case {
        way: "in a row that is hidden",
        hiding: Hiding::Vanish,
        hidden: "<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p><w:r><w:t>@</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        seen: "<w:tbl><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:p><w:r><w:t>@</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    },
    Case {
        way: "in a drawing that is hidden",
        hiding: Hiding::Vanish,
        hidden: text_box!("<wp:docPr hidden='1'/>", "", ""),
        seen: text_box!("<wp:docPr hidden='0'/>", "", ""),
    },
    Case {
        way: "in an old drawing that is hidden",
        hiding: Hiding::Vanish,
        hidden: "<w:p><w:r><w:pict><v:shape style='visibility:hidden'><v:textbox><w:txbxContent><w:p><w:r><w:t>@</w:t>\
                 </w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
        seen: "<w:p><w:r><w:pict><v:shape style='visibility:visible'><v:textbox><w:txbxContent><w:p><w:r><w:t>@</w:t>\
               </w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
    },
    Case {
        way: "white on the page",
        hiding: Hiding::Colour,
        hidden: paragraph!("<w:color w:val='FFFFFF'/>"),
        seen: paragraph!("<w:shd w:val='clear' w:fill='1F2937'/>", "<w:color w:val='FFFFFF'/>"),
    },
    Case {
        way: "in the colour of its own shading",
        hiding: Hiding::Colour,
        hidden: paragraph!("<w:color w:val='1F2937'/><w:shd w:val='clear' w:fill='1F2937'/>"),
        seen: paragraph!("<w:color w:val='FFFFFF'/><w:highlight w:val='darkBlue'/>"),
    },
    Case {
        way: "white in a table",
        hiding: Hiding::Colour,
        hidden: "<w:tbl><w:tr><w:tc><w:p><w:r><w:rPr><w:color w:val='FFFFFF'/></w:rPr><w:t>@</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        seen: "<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val='clear' w:fill='000080'/></w:tcPr><w:p><w:r><w:rPr><w:color w:val='FFFFFF'/>\
               </w:rPr><w:t>@</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    },
    Case {
        way: "white in a white text box",
        hiding: Hiding::Colour,
        hidden: text_box!(
            "",
            "<a:solidFill><a:srgbClr val='FFFFFF'/></a:solidFill>",
            "<w:color w:val='FFFFFF'/>"
        ),
        seen: text_box!(
            "",
            "<a:solidFill><a:srgbClr val='203040'/></a:solidFill>",
            "<w:color w:val='FFFFFF'/>"
        ),
    },
    Case {
        way: "in type of one point",
        hiding: Hiding::Tiny,
        hidden: paragraph!("<w:sz w:val='2'/>"),
        seen: paragraph!("<w:sz w:val='14'/>"),
    },
    Case {
        way: "squeezed to a line",
        hiding: Hiding::Tiny,
        hidden: paragraph!("<w:w w:val='1'/>"),
        seen: paragraph!("<w:w w:val='80'/>"),
    },
    Case {
        way: "in transparent letters",
        hiding: Hiding::Invisible,
        hidden: paragraph!(
            "<w14:textFill><w14:solidFill><w14:srgbClr w14:val='000000'><w14:alpha w14:val='100000'/></w14:srgbClr>\
             </w14:solidFill></w14:textFill>"
        ),
        seen: paragraph!(
            "<w14:textFill><w14:solidFill><w14:srgbClr w14:val='000000'><w14:alpha w14:val='40000'/></w14:srgbClr>\
             </w14:solidFill></w14:textFill>"
        ),
    },
    Case {
        way: "in letters without a fill",
        hiding: Hiding::Invisible,
        hidden: paragraph!("<w14:textFill><w14:noFill/></w14:textFill>"),
        seen: paragraph!(
            "<w14:textOutline w14:w='9525'><w14:solidFill><w14:srgbClr w14:val='000000'/></w14:solidFill></w14:textOutline>\
             <w14:textFill><w14:noFill/></w14:textFill>"
        ),
    },
    Case {
        way: "in lines that are cut off",
        hiding: Hiding::Clipped,
        hidden: paragraph!("<w:spacing w:line='20' w:lineRule='exact'/>", ""),
        seen: paragraph!("<w:spacing w:line='200' w:lineRule='exact'/>", ""),
    },
    Case {
        way: "in a row without height",
        hiding: Hiding::Clipped,
        hidden: "<w:tbl><w:tr><w:trPr><w:trHeight w:val='10' w:hRule='exact'/></w:trPr><w:tc><w:p><w:r><w:t>@</w:t></w:r></w:p>\
                 </w:tc></w:tr></w:tbl>",
        seen: "<w:tbl><w:tr><w:trPr><w:trHeight w:val='10' w:hRule='atLeast'/></w:trPr><w:tc><w:p><w:r><w:t>@</w:t></w:r></w:p>\
               </w:tc></w:tr></w:tbl>",
    },
    Case {
        way: "in a text box without height",
        hiding: Hiding::Clipped,
        hidden: text_box!("<wp:extent cx='2000000' cy='12700'/>", "", ""),
        seen: text_box!("<wp:extent cx='2000000' cy='300000'/>", "", ""),
    },
    Case {
        way: "in an old text box without height",
        hiding: Hiding::Clipped,
        hidden: "<w:p><w:r><w:pict><v:shape style='position:absolute;width:200pt;height:0pt'><v:textbox><w:txbxContent><w:p>\
                 <w:r><w:t>@</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
        seen: "<w:p><w:r><w:pict><v:shape style='position:absolute;width:200pt;height:0pt'>\
               <v:textbox style='mso-fit-shape-to-text:t'><w:txbxContent><w:p><w:r><w:t>@</w:t></w:r></w:p></w:txbxContent>\
               </v:textbox></v:shape></w:pict></w:r></w:p>",
    },
    Case {
        way: "in a text box that does not grow",
        hiding: Hiding::Clipped,
        hidden: text_box!("<wp:extent cx='2000000' cy='0'/>", "", ""),
        seen: "<w:p><w:r><w:drawing><wp:anchor><wp:extent cx='2000000' cy='0'/><wps:wsp><wps:txbx><w:txbxContent><w:p><w:r>\
               <w:t>@</w:t></w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr><a:spAutoFit/></wps:bodyPr></wps:wsp></wp:anchor>\
               </w:drawing></w:r></w:p>",
    },
    Case {
        way: "in a text box beside the page",
        hiding: Hiding::OffPage,
        hidden: text_box!(
            "<wp:positionH relativeFrom='page'><wp:posOffset>-20000000</wp:posOffset></wp:positionH>",
            "",
            ""
        ),
        seen: text_box!(
            "<wp:positionH relativeFrom='column'><wp:posOffset>-900000</wp:posOffset></wp:positionH>",
            "",
            ""
        ),
    },
    Case {
        way: "in an old text box beside the page",
        hiding: Hiding::OffPage,
        hidden: "<w:p><w:r><w:pict><v:shape style='position:absolute;margin-left:-900pt;width:200pt;height:40pt'><v:textbox>\
                 <w:txbxContent><w:p><w:r><w:t>@</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
        seen: "<w:p><w:r><w:pict><v:shape style='position:absolute;margin-left:-60pt;width:200pt;height:40pt'><v:textbox>\
               <w:txbxContent><w:p><w:r><w:t>@</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
    },
    Case {
        way: "indented off the page",
        hiding: Hiding::OffPage,
        hidden: paragraph!("<w:ind w:left='-30000'/>", ""),
        seen: paragraph!("<w:ind w:left='-900'/>", ""),
    },
];
