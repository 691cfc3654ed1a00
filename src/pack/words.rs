//! Words that a pack tells once for all its phrases: groups such as all databases, and verbs whose
//! forms no rule gives.
//!
//! `[group]` gives a group a name, `<name>` in a phrase stands for any of its words. So a phrase
//! says what it means, and a word that was forgotten is added in one place. `[verb]` lists the
//! further forms of a verb, so that `~write` finds "wrote" and "written".

use std::collections::BTreeMap;

use super::diagnostic::nearest;
use super::reader::Fields;

/// Groups may hold groups, this deep.
const DEEPEST: usize = 4;

/// The groups and verbs of all files of a pack.
#[derive(Debug, Default)]
pub(super) struct Words {
    groups: BTreeMap<String, Vec<String>>,
    verbs: BTreeMap<String, Vec<String>>,
}

impl Words {
    /// Reads the `[group]` and `[verb]` of one file; what another file has as well grows.
    pub fn read(&mut self, file: &mut Fields<'_>) {
        read(&mut self.groups, "group", file);
        read(&mut self.verbs, "verb", file);
    }

    /// A phrase with its groups written out. The error is a sentence for the author of the pack.
    pub fn expand(&self, phrase: &str) -> Result<String, String> {
        let mut expanded = phrase.to_owned();
        for _ in 0..DEEPEST {
            if !expanded.contains('<') {
                return Ok(expanded);
            }
            expanded = self.expand_once(&expanded)?;
        }
        Err(format!("the groups in `{phrase}` hold each other"))
    }

    fn expand_once(&self, phrase: &str) -> Result<String, String> {
        let mut out = String::new();
        let mut rest = phrase;
        let mut in_choice = false;
        while let Some((before, after)) = rest.split_once('<') {
            let (name, after) = after.split_once('>').ok_or("a `<` is not closed")?;
            in_choice = before.chars().fold(in_choice, |inside, c| (inside || c == '(') && c != ')');
            let words = self.groups.get(name).ok_or_else(|| self.unknown(name))?.join("|");
            out.push_str(before);
            // A bar at the end makes a choice even of a single word.
            out.push_str(&if in_choice { words } else { format!("({words}|)") });
            rest = after;
        }
        out.push_str(rest);
        Ok(out)
    }

    fn unknown(&self, name: &str) -> String {
        let near = nearest(name, self.groups.keys().map(String::as_str));
        let hint = near.map_or_else(String::new, |near| format!("; did you mean `<{near}>`?"));
        format!("there is no group of words `{name}`{hint}")
    }

    /// The forms of a verb that its lexicon lists.
    pub fn irregular_forms(&self, verb: &str) -> &[String] {
        self.verbs.get(verb).map_or(&[], Vec::as_slice)
    }
}

fn read(lists: &mut BTreeMap<String, Vec<String>>, key: &'static str, file: &mut Fields<'_>) {
    for (name, words) in file.string_lists(key) {
        if words.is_empty() {
            file.log.error(&name.at, format!("the {key} `{}` holds no words", name.value), None);
        }
        for word in
            words.iter().filter(|word| word.value.contains(['(', ')', '|']) || word.value.contains(".."))
        {
            file.log.error(&word.at, format!("a {key} holds words, not `..` and no choices"), None);
        }
        lists.entry(name.value).or_default().extend(words.into_iter().map(|word| word.value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        let list =
            |name: &str, words: &[&str]| (name.to_owned(), words.iter().map(|w| (*w).into()).collect());
        let groups = BTreeMap::from([
            list("database", &["postgres", "<old>"]),
            list("old", &["dbase"]),
            list("loop", &["<loop>"]),
        ]);
        Words { groups, verbs: BTreeMap::new() }
    }

    #[test]
    fn a_group_is_a_choice_and_widens_one() {
        let expanded = |phrase| words().expand(phrase).unwrap();
        assert_eq!(expanded("ask <old> first"), "ask (dbase|) first");
        assert_eq!(expanded("(cache|<old>) .. <old>"), "(cache|dbase) .. (dbase|)");
        assert_eq!(expanded("<database>"), "(postgres|dbase|)");
    }

    #[test]
    fn what_is_wrong_is_said() {
        let error = |phrase| words().expand(phrase).unwrap_err();
        assert_eq!(
            error("ask <databse>"),
            "there is no group of words `databse`; did you mean `<database>`?"
        );
        assert_eq!(error("ask <old"), "a `<` is not closed");
        assert_eq!(error("<loop>"), "the groups in `<loop>` hold each other");
    }
}
