//! The contract: the schema describes what is written, and what is written can be read back.

mod common;

use redsieve::report::{Report, job_schema, schema};
use serde_json::{Value, json};

const SCHEMA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/report.v1.schema.json");

#[test]
fn the_kept_schema_is_current() {
    let current = schema().to_value();
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(SCHEMA, format!("{current:#}\n")).expect("the schema is written");
    }
    let kept: Value =
        serde_json::from_str(&std::fs::read_to_string(SCHEMA).expect("the schema")).expect("JSON");
    assert!(kept == current, "run with UPDATE_SCHEMA=1 and look at the difference");
}

#[test]
fn every_report_fits_the_schema() {
    let validator = jsonschema::validator_for(&schema().to_value()).expect("a valid schema");
    for report in common::all() {
        let value = serde_json::to_value(&report).expect("JSON");
        let errors: Vec<String> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
        assert_eq!(errors, [""; 0], "{}", report.document.source);
    }
}

#[test]
fn the_schema_refuses_what_is_no_report() {
    let validator = jsonschema::validator_for(&schema().to_value()).expect("a valid schema");
    let refuses = |pointer: &str, wrong: Value| {
        let mut value = serde_json::to_value(common::rich()).expect("JSON");
        *value.pointer_mut(pointer).expect("the field exists") = wrong;
        assert!(!validator.is_valid(&value), "{pointer}");
    };
    refuses("/status", json!("ok"));
    refuses("/level/estimate", json!(4));
    refuses("/flags", Value::Null);
    refuses("/experience/first_used", json!("March 2019"));
    refuses("/quantities/0/percent", json!("80"));
    refuses("/quantities/4/per", json!("fortnight"));
    refuses("/evidence/0/context/actor", json!("own"));
    refuses("/evidence/0/selectors/boxes/0/page", json!(0));
}

#[test]
fn every_field_is_described() {
    fn undescribed(value: &Value, path: &str, found: &mut Vec<String>) {
        for (name, inner) in value.as_object().into_iter().flatten() {
            let here = format!("{path}/{name}");
            if path.ends_with("/properties") && name != "kind" && inner.get("description").is_none() {
                found.push(here.clone());
            }
            undescribed(inner, &here, found);
        }
        for inner in value.as_array().into_iter().flatten() {
            undescribed(inner, path, found);
        }
    }
    let mut found = Vec::new();
    undescribed(&schema().to_value(), "", &mut found);
    undescribed(&job_schema().to_value(), "job", &mut found);
    assert_eq!(found, [""; 0]);
}

#[test]
fn a_report_comes_back_as_it_went() {
    for report in common::all() {
        let line = serde_json::to_string(&report).expect("JSON");
        let back: Report = serde_json::from_str(&line).expect("a report");
        assert_eq!(back, report);
        assert_eq!(serde_json::to_string(&back).expect("JSON"), line);
    }
}

#[test]
fn the_text_is_there_only_where_it_was_asked_for() {
    let mut report = common::rich();
    assert!(!serde_json::to_string(&report).expect("JSON").contains("\"text\":"));
    report.text = Some("Ana Example".into());
    assert!(serde_json::to_string(&report).expect("JSON").ends_with(",\"text\":\"Ana Example\"}"));
}
