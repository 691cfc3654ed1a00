//! Files that cannot be read say so and what to do; those that only look closed are read.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use jiff::civil::date;
use redsieve::engine::Engine;
use redsieve::extract::{ExtractError, Limits, extract};
use redsieve::report::{FailureCode, Report, Status};
use redsieve::screener::{Screener, Source};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn screener() -> Screener {
    Screener::new(Box::new(Engine::load(None).expect("the built-in pack")), date(2026, 6, 1))
}

fn screen(screener: &Screener, name: &str, bytes: &[u8]) -> Report {
    screener.screen(&Source::new(name), bytes)
}

/// An Office file of the old kind, as far as its kind shows: the signature and the name of a stream.
fn compound(stream: &str) -> Vec<u8> {
    let name = stream.encode_utf16().flat_map(u16::to_le_bytes);
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".iter().copied().chain([0; 512]).chain(name).collect()
}

fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(text.as_bytes()).expect("memory can be written");
    }
    writer.finish().expect("a container").into_inner()
}

#[test]
fn what_is_not_read_is_named_with_a_way_out() {
    let screener = screener();
    let save = "save it as PDF or DOCX and screen that";
    let recognise = "run text recognition (OCR) on it and screen the PDF that comes of it";
    let cases = [
        ("ana.doc", compound("WordDocument"), "an old Word file (.doc)", save),
        ("ana.docx", compound("WordDocument"), "an old Word file (.doc)", save),
        ("ana.msg", compound("__substg1.0_37001F"), "an Outlook message (.msg)", save),
        ("ana.pages", zip(&[("Index/Document.iwa", "")]), "a Pages document", save),
        ("ana.png", b"\x89PNG\r\n\x1a\n....".to_vec(), "a PNG picture", recognise),
        ("ana.pdf", b"\xff\xd8\xff\xe0....".to_vec(), "a JPEG picture", recognise),
        ("ana.tif", b"II*\0....".to_vec(), "a TIFF picture", recognise),
    ];
    for (name, bytes, found, way_out) in cases {
        let report = screen(&screener, name, &bytes);
        let error = report.error.as_ref().expect("it cannot be read");
        assert_eq!((report.status, error.code), (Status::Failed, FailureCode::UnsupportedFormat), "{name}");
        assert!(error.message.starts_with(found) && error.message.ends_with(way_out), "{}", error.message);
        assert!(report.judgement.flags.is_empty() && report.judgement.level.is_none(), "{name}");
    }
}

#[test]
fn pictures_in_a_format_that_is_read_are_no_text() {
    let screener = screener();
    let picture = "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' \
        xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'><w:body><w:p><w:r><w:drawing><a:blip/>\
        </w:drawing></w:r></w:p></w:body></w:document>";
    let cases = [
        ("ana.docx", zip(&[("word/document.xml", picture)])),
        ("ana.html", b"<!doctype html><html><body><img src='ana.png'></body></html>".to_vec()),
        ("ana.rtf", b"{\\rtf1{\\pict\\pngblip 89504e47}}".to_vec()),
    ];
    for (name, bytes) in cases {
        let report = screen(&screener, name, &bytes);
        assert_eq!((report.status, report.error), (Status::NoText, None), "{name}");
        let error = extract(&bytes, name, &Limits::default()).expect_err("there is no text");
        assert_eq!(error, ExtractError::NoText);
        assert!(error.to_string().contains("run text recognition (OCR)"), "{error}");
    }
}

/// `fixtures/protected` holds one page in every encryption that PDF knows, with a password that is
/// empty (`open`) and with a real one (`secret`).
#[test]
fn an_encryption_is_a_wall_only_with_a_real_password() {
    let screener = screener();
    for encryption in ["rc4-40", "rc4-128", "aes-128", "aes-256-r5", "aes-256"] {
        let read = |kind: &str| {
            let path = Path::new("fixtures/protected").join(format!("{kind}-{encryption}.pdf"));
            screen(&screener, "ana.pdf", &fs::read(path).expect("the fixture"))
        };
        let open = read("open");
        assert_eq!(open.status, Status::Screened, "{encryption}");
        let quotes = open.judgement.evidence.iter().map(|evidence| evidence.selectors.quote.exact.as_str());
        assert!(quotes.into_iter().any(|quote| quote.contains("Redis")), "{encryption}");
        let error = read("secret").error.expect("it needs a password");
        assert_eq!(error.code, FailureCode::Encrypted, "{encryption}");
        assert!(error.message.ends_with("ask for a copy without one"), "{}", error.message);
    }
    let office = screen(&screener, "ana.docx", &compound("EncryptedPackage"));
    assert_eq!(office.error.map(|error| error.code), Some(FailureCode::Encrypted));
}
