//! The JSON Schema of the report, generated from its types so that the two cannot disagree.

use schemars::{Schema, generate::SchemaSettings};

use super::Report;

/// The JSON Schema (draft 2020-12) of a report as it is written.
pub fn schema() -> Schema {
    let mut schema =
        SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<Report>();
    schema.insert("title".into(), "Report of one resume, version 1".into());
    schema
}
