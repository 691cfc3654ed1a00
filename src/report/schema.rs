//! The JSON Schemas of the reports, generated from their types so that the two cannot disagree.

use schemars::{Schema, generate::SchemaSettings};

use super::{JobReport, Report};

/// The JSON Schema (draft 2020-12) of a report as it is written.
pub fn schema() -> Schema {
    titled::<Report>("Report of one resume, version 1")
}

/// The JSON Schema (draft 2020-12) of what is said of a job description.
pub fn job_schema() -> Schema {
    titled::<JobReport>("What one job description asks for, version 1")
}

fn titled<T: schemars::JsonSchema>(title: &str) -> Schema {
    let mut schema =
        SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>();
    schema.insert("title".into(), title.into());
    schema
}
