//! Puts the files of a pack together: syntax first, then the names of all files, then everything
//! that uses them.

use std::sync::Arc;

use sha2::{Digest, Sha256};
use toml::Spanned;
use toml::de::DeTable;

use super::PackError;
use super::check::{Atlas, order, warnings};
use super::concept::{concept, cue, extend, phrases};
use super::diagnostic::{Diagnostics, Source};
use super::job::{ask, asked_level, mistake};
use super::judgement::{
    criterion, flag, floors, level, pattern, question, ratings, role, signal, structure, target, use_case,
};
use super::lexicon::Lexicons;
use super::model::{ConceptId, Pack, Parts, Ratings};
use super::names::Names;
use super::overrides::apply;
use super::quantities::Quantities;
use super::reader::{At, Fields, Located, Log};
use super::rule::values;
use super::sources::is_own;

/// Loads a pack from its files, each layer before the one that extends it.
pub(super) fn load(sources: &[Arc<Source>]) -> Result<Pack, PackError> {
    Ok(read(sources, |_, _| Diagnostics::default())?.0)
}

/// Loads a pack and finds what its author hardly meant.
pub(super) fn check(sources: &[Arc<Source>]) -> Result<(Pack, Diagnostics), PackError> {
    read(sources, |pack, atlas| warnings(pack, atlas, |at| is_own(&at.source, sources)))
}

fn read(
    sources: &[Arc<Source>],
    advise: impl FnOnce(&Pack, &Atlas<'_>) -> Diagnostics,
) -> Result<(Pack, Diagnostics), PackError> {
    let log = Log::default();
    let tables: Vec<_> = sources.iter().map(|source| parse(source, &log)).collect();
    let mut files: Vec<Fields<'_>> = Vec::new();
    for (source, table) in sources.iter().zip(&tables) {
        let at = At { source: Arc::clone(source), span: 0..0 };
        files.push(Fields::new(table.get_ref(), at, &log));
    }
    let names = names(&mut files, &log);
    let pack = assemble(&mut files, &names, &log, digest(sources));
    files.into_iter().for_each(Fields::finish);
    let atlas = Atlas::new(sources, &tables);
    if let Some(pack) = &pack {
        order(pack, &atlas, &log);
    }
    let diagnostics = log.into_diagnostics();
    match pack {
        Some(pack) if diagnostics.0.is_empty() => {
            let advice = advise(&pack, &atlas);
            Ok((pack, advice))
        }
        _ => Err(PackError::Invalid(diagnostics)),
    }
}

fn parse<'s>(source: &'s Arc<Source>, log: &Log) -> Spanned<DeTable<'s>> {
    let (table, errors) = DeTable::parse_recoverable(&source.text);
    for error in errors {
        let at = At { source: Arc::clone(source), span: error.span().unwrap_or(0..0) };
        log.error(&at, error.message().replace('\n', ", "), None);
    }
    table
}

fn digest(sources: &[Arc<Source>]) -> String {
    let mut hasher = Sha256::new();
    for source in sources {
        hasher.update((source.text.len() as u64).to_le_bytes());
        hasher.update(source.text.as_bytes());
    }
    let hex: String = hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{hex}")
}

fn names(files: &mut [Fields<'_>], log: &Log) -> Names {
    let mut names = Names::default();
    for file in files {
        names.words.read(file);
        let mut ids = |key| file.named(key).into_iter().map(|(id, _)| id).collect::<Vec<_>>();
        names.add_concepts(&ids("concept"), log);
        names.add_flags(&ids("flag"), log);
        names.add_signals(&ids("signal"), log);
        names.add_criteria(&ids("criterion"), log);
        names.add_roles(&ids("role"), log);
        names.add_use_cases(&ids("use-case"), log);
        names.add_asks(&ids("ask"), log);
    }
    names
}

fn assemble(files: &mut [Fields<'_>], names: &Names, log: &Log, digest: String) -> Option<Pack> {
    let mut heads: Vec<Fields<'_>> = files.iter_mut().filter_map(|file| file.table("pack")).collect();
    let Some((head, later)) = heads.split_first_mut() else {
        let hint = "the main file starts with `[pack]`: id, version, title, subject, substance, rivals, other-causes, field";
        let at = &files.first()?.at;
        log.error(at, "`[pack]` is missing", Some(hint.to_owned()));
        return None;
    };
    let mut id = head.required("id").value;
    let mut version = head.required("version").value;
    let title = head.required("title").value;
    let parts = parts(head, names);
    // Who extends a pack may give it a name of their own, but not another subject.
    for head in later {
        for (key, value) in [("id", &mut id), ("version", &mut version)] {
            if let Some(own) = head.string(key) {
                *value = own.value;
            }
        }
    }
    heads.into_iter().for_each(Fields::finish);
    let parts = parts?;
    let mut pack = Pack {
        id,
        version,
        title,
        digest,
        parts,
        concepts: Vec::with_capacity(names.concept_count()),
        cues: Vec::new(),
        back_references: Vec::new(),
        causes: Vec::new(),
        years: Vec::new(),
        year_links: Vec::new(),
        ratings: Ratings { expert_points: 0.8, expert_percent: 85.0, competent: 0.5 },
        floors: Vec::new(),
        signals: Vec::new(),
        flags: Vec::new(),
        criteria: Vec::new(),
        levels: Vec::new(),
        use_cases: Vec::new(),
        structures: Vec::new(),
        patterns: Vec::new(),
        roles: Vec::new(),
        targets: Vec::new(),
        questions: Vec::new(),
        asks: Vec::new(),
        asked_levels: Vec::new(),
        mistakes: Vec::new(),
        quantities: Vec::new(),
        lexicons: Vec::new(),
    };
    names.signals_known.set(0);
    for file in files.iter_mut() {
        each(file, "signal", |id, fields| {
            pack.signals.push(signal(id, fields, names));
            names.signals_known.set(pack.signals.len());
        });
    }
    let mut lexicons = Lexicons::default();
    let mut quantities = Quantities::default();
    for file in files.iter_mut() {
        read_file(file, names, &mut pack);
        match file.string("quantities") {
            Some(language) => quantities.read(&language.value, file),
            None => lexicons.read(file),
        }
    }
    for file in files.iter_mut() {
        extend_concepts(file, names, &mut pack);
    }
    for file in files.iter_mut() {
        each(file, "override", |id, fields| apply(&id, fields, names, &mut pack));
    }
    lexicons.finish(&mut pack);
    quantities.finish(&mut pack, log);
    pack.levels.sort_by_key(|level| level.number);
    pack.asked_levels.sort_by_key(|level| level.number);
    Some(pack)
}

fn parts(head: &mut Fields<'_>, names: &Names) -> Option<Parts> {
    let mut part = |key| {
        let name = head.required(key);
        if name.value.is_empty() { None } else { names.concept(&name, head.log) }
    };
    let (subject, substance) = (part("subject"), part("substance"));
    let (rivals, other_causes, field) = (part("rivals"), part("other-causes"), part("field"));
    let implied = head.string("implied").and_then(|name| names.concept(&name, head.log));
    let first_year = head.whole("first-year", 1950, 2100).unwrap_or(1950) as i16;
    Some(Parts {
        subject: subject?,
        implied,
        substance: substance?,
        rivals: rivals?,
        other_causes: other_causes?,
        field: field?,
        first_year,
    })
}

fn read_file(file: &mut Fields<'_>, names: &Names, pack: &mut Pack) {
    file.strings("include");
    for key in ["pack", "extends"] {
        file.has(key);
    }
    let subject = pack.parts.subject;
    each(file, "concept", |id, fields| pack.concepts.push(concept(id, fields, names, subject)));
    each(file, "cue", |id, fields| pack.cues.push(cue(id, fields, names)));
    each(file, "flag", |id, fields| pack.flags.push(flag(id, fields, names)));
    each(file, "criterion", |id, fields| pack.criteria.push(criterion(id, fields, names)));
    each(file, "level", |id, fields| pack.levels.push(level(&id, fields, names)));
    each(file, "use-case", |id, fields| pack.use_cases.push(use_case(id, fields, names)));
    each(file, "structure", |id, fields| pack.structures.push(structure(id, fields, names)));
    each(file, "pattern", |id, fields| pack.patterns.push(pattern(id, fields, names)));
    each(file, "role", |id, fields| pack.roles.push(role(id, fields, names)));
    each(file, "target", |id, fields| pack.targets.push(target(id, fields, names)));
    each(file, "question", |id, fields| pack.questions.push(question(id, fields, names)));
    each(file, "ask", |id, fields| pack.asks.push(ask(id, fields, names)));
    each(file, "asked-level", |number, fields| pack.asked_levels.extend(asked_level(&number, fields)));
    names.asks_known.set(true);
    each(file, "mistake", |id, fields| pack.mistakes.push(mistake(id, fields, names)));
    names.asks_known.set(false);
    pack.floors.extend(floors(file));
    if let Some(mut rating) = file.table("rating") {
        pack.ratings = ratings(&mut rating);
        rating.finish();
    }
    if let Some(mut speech) = file.table("speech") {
        pack.back_references.extend(phrases(&mut speech, "back-references", names));
        pack.causes.extend(phrases(&mut speech, "causes", names));
        pack.years.extend(values(speech.strings("years")));
        pack.year_links.extend(values(speech.strings("year-links")));
        speech.finish();
    }
}

fn each(file: &mut Fields<'_>, key: &'static str, mut read: impl FnMut(Located<String>, &mut Fields<'_>)) {
    for (id, mut fields) in file.named(key) {
        read(id, &mut fields);
        fields.finish();
    }
}

fn extend_concepts(file: &mut Fields<'_>, names: &Names, pack: &mut Pack) {
    each(file, "extend", |id, fields| {
        let index = names.concept(&id, fields.log);
        extend(index.and_then(|ConceptId(index)| pack.concepts.get_mut(index)), fields, names);
    });
}
