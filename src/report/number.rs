//! Numbers and months as reports write them.
//!
//! A whole number is written without a fraction (`80`, not `80.0`), since many readers of JSON
//! tell the two apart and no resume means the second.

use serde::Serializer;

/// The pattern of a month.
pub(super) const MONTH: &str = "^[0-9]{4}-(0[1-9]|1[0-2])$";

/// Beyond this a double no longer holds every whole number.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Writes a number.
pub(super) fn plain<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    if value.fract() == 0.0 && value.abs() < EXACT {
        serializer.serialize_i64(*value as i64)
    } else {
        serializer.serialize_f64(*value)
    }
}

/// Writes a number or null.
pub(super) fn optional<S: Serializer>(value: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => plain(value, serializer),
        None => serializer.serialize_none(),
    }
}
