//! Small PDF files, written by hand.

use redsieve::document::Hiding;

use super::{Case, Format};

pub const FORMAT: Format = Format { name: "ana.pdf", file, cases: CASES };

/// A file of one page that shows a resume and this content.
///
/// The page is 600 by 800 points, of which the crop box shows the lower 700. There is a state that
/// makes paint transparent (`/Clear`) and one that halves it (`/Half`), a picture (`/Scan`), and layers
/// that are `/Off` and `/On`.
fn file(content: &str) -> Vec<u8> {
    let content = format!(
        "q {content} Q BT /F 11 Tf 60 660 Td (Ana Example) Tj 0 -20 Td (Skills) Tj 0 -20 Td (Java, Spring) Tj ET"
    );
    let stream = |content: &str| format!("<</Length {}>> stream\n{content}\nendstream", content.len());
    let objects = [
        "<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[6 0 R 7 0 R]/D<</OFF[6 0 R]>>>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/CropBox[0 0 600 700]/Contents 4 0 R/Resources<<\
         /Font<</F <</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>\
         /ExtGState<</Clear <</ca 0>>/Half <</ca 0.5>>>>/XObject<</Scan 5 0 R>>\
         /Properties<</Off 6 0 R/On 7 0 R>>>>>>",
        &stream(&content),
        "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>> \
         stream\nA\nendstream",
        "<</Type/OCG/Name(Notes)>>",
        "<</Type/OCG/Name(Text)>>",
    ];
    let mut file = String::from("%PDF-1.5\n");
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (object, number) in objects.iter().zip(1..) {
        table.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.push_str(&format!("{number} 0 obj {object} endobj\n"));
    }
    let trailer = format!("trailer <</Size {}/Root 1 0 R>>", objects.len() + 1);
    let start = file.len();
    format!("{file}{table}{trailer}\nstartxref\n{start}\n%%EOF\n").into_bytes()
}

const CASES: &[Case] = &[
    Case {
        way: "white on the page",
        hiding: Hiding::Colour,
        hidden: "1 g BT /F 11 Tf 60 500 Td (@) Tj ET",
        seen: "0.1 0.2 0.5 rg 50 490 300 30 re f 1 g BT /F 11 Tf 60 500 Td (@) Tj ET",
    },
    Case {
        way: "nearly white on the page",
        hiding: Hiding::Colour,
        hidden: "0.98 g BT /F 11 Tf 60 500 Td (@) Tj ET",
        seen: "0.6 g BT /F 11 Tf 60 500 Td (@) Tj ET",
    },
    Case {
        way: "dark on a dark box",
        hiding: Hiding::Colour,
        hidden: "0.1 0.2 0.5 rg 50 490 300 30 re f 0.11 0.21 0.5 rg BT /F 11 Tf 60 500 Td (@) Tj ET",
        seen: "0.1 0.2 0.5 rg 50 490 300 30 re f 0.8 0.85 1 rg BT /F 11 Tf 60 500 Td (@) Tj ET",
    },
    Case {
        way: "white letters in outline alone",
        hiding: Hiding::Colour,
        hidden: "1 G BT 1 Tr /F 11 Tf 60 500 Td (@) Tj ET",
        seen: "0 G BT 1 Tr /F 11 Tf 60 500 Td (@) Tj ET",
    },
    Case {
        way: "in type of one point",
        hiding: Hiding::Tiny,
        hidden: "BT /F 1 Tf 60 500 Td (@) Tj ET",
        seen: "BT /F 6 Tf 60 60 Td (@) Tj ET",
    },
    Case {
        way: "in type that the matrix makes small",
        hiding: Hiding::Tiny,
        hidden: "BT /F 12 Tf 0.1 0 0 0.1 60 500 Tm (@) Tj ET",
        seen: "BT /F 1 Tf 12 0 0 12 60 500 Tm (@) Tj ET",
    },
    Case {
        way: "in the invisible mode",
        hiding: Hiding::Invisible,
        hidden: "BT 3 Tr /F 11 Tf 60 500 Td (@) Tj ET",
        seen: "q 600 0 0 800 0 0 cm /Scan Do Q BT 3 Tr /F 11 Tf 60 500 Td (@) Tj ET",
    },
    Case {
        way: "in transparent paint",
        hiding: Hiding::Invisible,
        hidden: "/Clear gs BT /F 11 Tf 60 500 Td (@) Tj ET",
        seen: "/Half gs BT /F 11 Tf 60 500 Td (@) Tj ET",
    },
    Case {
        way: "above the sheet",
        hiding: Hiding::OffPage,
        hidden: "BT /F 11 Tf 60 900 Td (@) Tj ET",
        seen: "BT /F 11 Tf 60 20 Td (@) Tj ET",
    },
    Case {
        way: "outside of the crop box",
        hiding: Hiding::OffPage,
        hidden: "BT /F 11 Tf 60 750 Td (@) Tj ET",
        seen: "BT /F 11 Tf 60 685 Td (@) Tj ET",
    },
    Case {
        way: "clipped away",
        hiding: Hiding::Clipped,
        hidden: "0 0 50 50 re W n BT /F 11 Tf 60 500 Td (@) Tj ET",
        seen: "50 490 300 30 re W n BT /F 11 Tf 60 500 Td (@) Tj ET",
    },
    Case {
        way: "beneath a box",
        hiding: Hiding::Covered,
        hidden: "BT /F 11 Tf 60 500 Td (@) Tj ET 0.9 g 50 490 300 30 re f",
        seen: "0.9 g 50 490 300 30 re f 0 g BT /F 11 Tf 60 500 Td (@) Tj ET",
    },
    Case {
        way: "beneath a picture",
        hiding: Hiding::Covered,
        hidden: "BT /F 11 Tf 60 500 Td (@) Tj ET 300 0 0 30 50 490 cm /Scan Do",
        seen: "BT /F 11 Tf 60 500 Td (@) Tj ET 300 0 0 30 50 400 cm /Scan Do",
    },
    Case {
        way: "in a layer that is off",
        hiding: Hiding::Vanish,
        hidden: "/OC /Off BDC BT /F 11 Tf 60 500 Td (@) Tj ET EMC",
        seen: "/OC /On BDC BT /F 11 Tf 60 500 Td (@) Tj ET EMC",
    },
    Case {
        way: "letters that only clip",
        hiding: Hiding::Invisible,
        hidden: "BT 7 Tr /F 11 Tf 60 500 Td (@) Tj ET",
        seen: "BT 7 Tr /F 11 Tf 60 500 Td (@) Tj ET 0 0 1 rg 0 0 600 800 re f",
    },
    Case {
        way: "black on a page of a dark theme",
        hiding: Hiding::Colour,
        hidden: "0 g 0 0 600 450 re f 0.02 g BT /F 11 Tf 60 300 Td (@) Tj ET",
        seen: "0 g 0 0 600 450 re f 0.9 g BT /F 11 Tf 60 300 Td (@) Tj ET",
    },
];
