//! Style sheets: rules for one class, id or element name outside of conditions. What a cleverer sheet
//! hides is taken for visible.

use super::Style;
use std::collections::HashMap;

/// Rules of style sheets that are kept.
const MAX_RULES: usize = 5000;

/// The rules of style sheets by their one-part selector: `.class`, `#id` or `name`.
#[derive(Debug, Default)]
pub(in crate::extract::html) struct Sheet {
    rules: HashMap<String, Style>,
}

impl Sheet {
    /// Adds the rules of a sheet; later ones win.
    pub fn add(&mut self, source: &str) {
        let mut rest = source;
        while let Some((selectors, after)) = rest.split_once('{') {
            let selectors = selectors.rsplit("*/").next().unwrap_or(selectors).trim();
            if selectors.starts_with('@') {
                rest = block_end(after);
                continue;
            }
            let Some((declarations, next)) = after.split_once('}') else { return };
            let style = Style::parse(declarations);
            for selector in selectors.split(',').map(str::trim).filter(|selector| is_simple(selector)) {
                if self.rules.len() < MAX_RULES {
                    let rule = self.rules.entry(selector.to_owned()).or_default();
                    *rule = style.over(*rule);
                }
            }
            rest = next;
        }
    }

    /// What the sheets say of an element.
    pub fn style(&self, name: &str, classes: &str, id: &str) -> Style {
        if self.rules.is_empty() {
            return Style::default();
        }
        let rule = |selector: String| self.rules.get(&selector).copied().unwrap_or_default();
        // An element has few classes; a long row of them is cut.
        let by_class = classes.split_whitespace().take(32).fold(Style::default(), |style, class| {
            rule(format!(".{class}")).over(rule(format!("{name}.{class}"))).over(style)
        });
        rule(format!("#{id}")).over(by_class).over(rule(name.to_owned()))
    }
}

/// What follows a block in braces that was opened before.
fn block_end(source: &str) -> &str {
    let mut depth = 1_usize;
    for (at, c) in source.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return &source[at + 1..],
            '}' => depth -= 1,
            _ => {}
        }
    }
    ""
}

fn is_simple(selector: &str) -> bool {
    let body = selector.trim_start_matches(['.', '#']);
    !body.is_empty() && body.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::rich::colour::Paint;

    #[test]
    fn only_plain_rules_of_a_sheet_count() {
        let mut sheet = Sheet::default();
        sheet.add("/* a */ .x, p > b {display:none} @media print { .y { display:none } } #z{color:red} b{");
        assert_eq!(sheet.style("p", "a x", "").is_gone, Some(true));
        assert_eq!(sheet.style("p", "y", "").is_gone, None);
        assert_eq!(sheet.style("b", "", "z").colour, Some(Paint::Rgb([255, 0, 0])));
    }
}
