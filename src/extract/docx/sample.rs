//! Small DOCX files for tests, made from pieces of XML.

use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const NAMESPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" "#,
    r#"xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" "#,
    r#"xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" "#,
    r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" "#,
    r#"xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" "#,
    r#"xmlns:v="urn:schemas-microsoft-com:vml" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#
);

const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A ZIP of some parts.
pub(crate) fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A document that is put together part by part.
pub(crate) struct Sample {
    parts: Vec<(String, String)>,
    relations: String,
}

impl Sample {
    /// A document with this body.
    pub fn new(body: &str) -> Self {
        let document = format!("<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>");
        Self { parts: vec![("word/document.xml".into(), document)], relations: String::new() }
    }

    /// Puts an element in front of the body.
    pub fn before_body(&mut self, element: &str) {
        let document = &mut self.parts[0].1;
        *document = document.replace("<w:body>", &format!("{element}<w:body>"));
    }

    /// Adds a part of a kind ("styles", "header") under its root element; its relation has the
    /// kind as its id.
    pub fn with(mut self, kind: &str, root: &str, content: &str) -> Self {
        self.relations +=
            &format!(r#"<Relationship Id="{kind}" Type="{RELATION}/{kind}" Target="{kind}.xml"/>"#);
        let xml = format!("<w:{root} {NAMESPACES}>{content}</w:{root}>");
        self.parts.push((format!("word/{kind}.xml"), xml));
        self
    }

    /// Adds a style sheet.
    pub fn styles(self, styles: &str) -> Self {
        self.with("styles", "styles", styles)
    }

    /// The bytes of the file.
    pub fn bytes(mut self) -> Vec<u8> {
        let root =
            format!(r#"<Relationship Id="d" Type="{RELATION}/officeDocument" Target="word/document.xml"/>"#);
        for (name, content) in [("_rels/.rels", &root), ("word/_rels/document.xml.rels", &self.relations)] {
            let xml = format!("<Relationships>{content}</Relationships>");
            self.parts.push((name.into(), xml));
        }
        let parts: Vec<_> = self.parts.iter().map(|(name, xml)| (name.as_str(), xml.as_str())).collect();
        zip(&parts)
    }
}
