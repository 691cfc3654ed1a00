//! The relations between the parts of the container: which part is the document, which its styles.

use super::package::Package;
use super::xml::Xml;
use crate::extract::ExtractError;
use std::collections::HashMap;

/// The relations of a part by their id.
#[derive(Debug, Default)]
pub(super) struct Relations {
    targets: HashMap<String, Relation>,
}

#[derive(Debug)]
struct Relation {
    kind: String,
    target: String,
}

impl Relations {
    /// The part that an id names.
    pub fn target(&self, id: &str) -> Option<&str> {
        self.targets.get(id).map(|relation| relation.target.as_str())
    }

    /// The part of a kind ("styles"); if there are several, the first by name.
    pub fn of_kind(&self, kind: &str) -> Option<&str> {
        let same = self
            .targets
            .values()
            .filter(|relation| relation.kind.strip_suffix(kind).is_some_and(|before| before.ends_with('/')));
        same.map(|relation| relation.target.as_str()).min()
    }
}

/// The name of the part that holds the document.
pub(super) fn document(package: &mut Package<'_>) -> Result<String, ExtractError> {
    const USUAL: &str = "word/document.xml";
    let named = relations(package, "")?.of_kind("officeDocument").map(str::to_owned);
    Ok(named.filter(|name| package.has(name)).unwrap_or(USUAL.into()))
}

/// The relations of a part (`""` for those of the container itself); none if there is no list.
pub(super) fn relations(package: &mut Package<'_>, of: &str) -> Result<Relations, ExtractError> {
    let (folder, file) = of.rsplit_once('/').map_or(("", of), |(folder, file)| (folder, file));
    let slash = if folder.is_empty() { "" } else { "/" };
    let mut relations = Relations::default();
    let Some(part) = package.part(&format!("{folder}{slash}_rels/{file}.rels"))? else {
        return Ok(relations);
    };
    let mut xml = Xml::new(&part);
    while let Some(element) = xml.descendant()? {
        let attribute = |name| element.attribute(name);
        if let (Some(id), Some(kind), Some(target)) =
            (attribute("Id"), attribute("Type"), attribute("Target"))
        {
            let relation = Relation { kind: kind.into(), target: resolve(folder, &target) };
            relations.targets.insert(id.into(), relation);
        }
    }
    Ok(relations)
}

/// A target as the name of a part: relative to the folder, or absolute from the root.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let base = if target.starts_with('/') { "" } else { folder };
    let mut steps: Vec<&str> = Vec::new();
    for step in base.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_resolved_against_their_folder() {
        assert_eq!(resolve("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word", "../customXml/item.xml"), "customXml/item.xml");
        assert_eq!(resolve("", "../../etc"), "etc");
    }
}
