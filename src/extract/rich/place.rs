//! Boxes that are set so far aside that no page shows them.

/// Points that a box may be counted from: the far side of the largest margin or column.
const MARGIN: f32 = 300.0;
/// Points beyond which no page of a resume reaches.
const FARTHEST: f32 = 2000.0;

/// Whether a box that starts so many points from an edge of the page, a margin or a column, and
/// measures so many in that direction, is off the page wherever it is counted from.
pub(crate) fn is_off_page(start: Option<f32>, length: Option<f32>) -> bool {
    start.is_some_and(|start| start + length.unwrap_or(0.0).max(0.0) < -MARGIN || start > FARTHEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_no_page_shows_is_off_it() {
        assert!(is_off_page(Some(-900.0), Some(200.0)));
        assert!(is_off_page(Some(3000.0), None));
        assert!(!is_off_page(Some(-900.0), Some(800.0)));
        assert!(!is_off_page(Some(-72.0), None));
        assert!(!is_off_page(None, Some(5.0)));
    }
}
