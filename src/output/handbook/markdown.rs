//! Pages of a pack as Markdown files: one for each kind of entry, and one that leads to them.

use std::fmt::Write as _;

use crate::handbook::{Page, PageKind, pages};
use crate::pack::model::Pack;

/// The files of a pack's book with their names. The same pack gives the same bytes.
pub fn markdown_files(pack: &Pack) -> Vec<(String, String)> {
    let all = pages(pack);
    let mut index = format!(
        "# {}\n\nThe pack `{}` {}. This book is made by `rules docs`; change the pack, not the book.\n",
        escaped(&pack.title),
        pack.id,
        pack.version
    );
    let mut files = Vec::new();
    for (kind, _, plural, about) in PageKind::ALL {
        let of_kind: Vec<&Page> = all.iter().filter(|page| page.kind == kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        let file = format!("{}.md", plural.to_lowercase().replace(' ', "-"));
        // Writing to a string cannot fail.
        let _ = write!(index, "\n## [{plural}]({file})\n\n{about}\n\n");
        let mut text = format!("# {plural}\n\n{about}\n");
        for page in of_kind {
            let _ = writeln!(index, "- {}: {}", code(&page.id), escaped(&page.title));
            write_page(&mut text, page);
        }
        files.push((file, text));
    }
    files.insert(0, ("README.md".to_owned(), index));
    files
}

fn write_page(text: &mut String, page: &Page) {
    // Writing to a string cannot fail.
    let _ = write!(text, "\n## {}\n\n{}\n", code(&page.id), escaped(&page.title));
    if let Some(summary) = &page.summary {
        let _ = write!(text, "\n{}\n", escaped(summary));
    }
    let source = page.source.iter().map(|source| ("source", source));
    let facts: Vec<_> = source.chain(page.facts.iter().map(|(name, value)| (*name, value))).collect();
    if !facts.is_empty() {
        text.push('\n');
    }
    for (name, value) in facts {
        let _ = writeln!(text, "- {name}: {}", escaped(value));
    }
    for (name, words) in &page.words {
        let words: Vec<String> = words.iter().map(|word| code(word)).collect();
        let _ = write!(text, "\n**{name}:** {}\n", words.join(", "));
    }
    for rule in &page.rules {
        let _ = write!(text, "\n**{}** if\n", escaped(&rule.decides));
        for (index, way) in rule.ways.iter().enumerate() {
            let or = if index > 0 { "or " } else { "" };
            for (at, clause) in way.iter().enumerate() {
                let or = if at == 0 { or } else { "" };
                let _ = write!(text, "\n{or}{}:\n\n", escaped(&clause.heading));
                for line in &clause.lines {
                    let _ = writeln!(text, "- {}", escaped(line));
                }
            }
        }
    }
    for (heading, examples) in [("It holds on", &page.holds_on), ("It is silent on", &page.silent_on)] {
        if !examples.texts.is_empty() {
            let _ = write!(text, "\n**{heading}**\n");
        }
        for example in &examples.texts {
            let _ = write!(text, "\n{}\n", indented(example));
        }
        if let Some(rest) = examples.rest() {
            let _ = write!(text, "\n{rest}\n");
        }
    }
}

/// A text that is no Markdown, whatever signs it holds.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => safe.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' => safe.extend(['\\', c]),
            c => safe.push(c),
        }
    }
    safe
}

/// A text as code within a line.
fn code(text: &str) -> String {
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}

/// A text as a block of code, which no sign in it can end.
fn indented(text: &str) -> String {
    text.lines().map(|line| format!("    {line}").trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sign_of_a_pack_is_taken_for_markdown() {
        assert_eq!(escaped("a*b <c>\n# d"), "a\\*b \\<c\\> \\# d");
        assert_eq!(code("a`b"), "`` a`b ``");
        assert_eq!(indented("a\n\nb"), "    a\n\n    b");
    }
}
