//! Words that a pack tells once for all its phrases: groups such as all databases, and verbs whose
//! forms no rule gives.
//!
//! `[group]` gives a group a name, `<name>` in a phrase stands for any of its words. So a phrase
//! says what it means, and a word that was forgotten is added in one place. A word of a group may hold
//! other groups: `<into> <server>` stands for every way to fill both. `[verb]` lists the
//! further forms of a verb, so that `~write` finds "wrote" and "written".

use std::collections::BTreeMap;

use super::diagnostic::nearest;
use super::phrase::MAX_LITERALS;
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
        let mut out = String::new();
        let mut rest = phrase;
        let mut in_choice = false;
        while let Some((before, name, after)) = next_group(rest)? {
            in_choice = before.chars().fold(in_choice, |inside, c| (inside || c == '(') && c != ')');
            let words = self.members(name, DEEPEST)?.join("|");
            out.push_str(before);
            // A bar at the end makes a choice even of a single word.
            out.push_str(&if in_choice { words } else { format!("({words}|)") });
            rest = after;
        }
        out.push_str(rest);
        Ok(out)
    }

    /// The words of a group, with the groups among them written out.
    fn members(&self, name: &str, depth: usize) -> Result<Vec<String>, String> {
        if depth == 0 {
            return Err(format!("the groups in `<{name}>` hold each other"));
        }
        let words = self.groups.get(name).ok_or_else(|| self.unknown(name))?;
        let mut members = Vec::new();
        for word in words {
            members.extend(self.wordings(word, depth)?);
        }
        Ok(members)
    }

    /// What a word of a group stands for: one wording, or one for each way to fill its groups.
    fn wordings(&self, word: &str, depth: usize) -> Result<Vec<String>, String> {
        let Some((before, name, after)) = next_group(word)? else { return Ok(vec![word.to_owned()]) };
        let (starts, ends) = (self.members(name, depth - 1)?, self.wordings(after, depth)?);
        if starts.len().saturating_mul(ends.len()) > MAX_LITERALS {
            return Err(format!("the groups in `{word}` multiply to more than {MAX_LITERALS} wordings"));
        }
        Ok(starts.iter().flat_map(|s| ends.iter().map(move |e| format!("{before}{s}{e}"))).collect())
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

/// The first `<name>` of a text, with what stands before and after it.
fn next_group(text: &str) -> Result<Option<(&str, &str, &str)>, String> {
    let Some((before, after)) = text.split_once('<') else { return Ok(None) };
    let (name, after) = after.split_once('>').ok_or("a `<` is not closed")?;
    Ok(Some((before, name, after)))
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
            list("place", &["<into> <database>"]),
            list("into", &["in", "to the"]),
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
        let places = "in postgres|in dbase|to the postgres|to the dbase";
        assert_eq!(expanded("put <place>"), format!("put ({places}|)"));
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
