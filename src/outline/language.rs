//! Tells the language of a document by the share of each lexicon's common words.

use std::collections::{BTreeMap, HashSet};

use super::Lexicon;
use crate::document::{Document, is_ideograph};
use crate::fold::plain_letters;

/// A language is not told by fewer of its common words than one in this many.
const RAREST_SHARE: usize = 25;
/// So many different common words are asked of a text of some length: one or two occur in any
/// language.
const DISTINCT_WORDS: usize = 5;
/// The length of text, in words, for which each of those is asked.
const WORDS_PER_DISTINCT: usize = 20;

/// The index of the lexicon that fits the visible text best; `None` where none does.
pub(super) fn of(document: &Document, lexicons: &[Lexicon]) -> Option<usize> {
    let counts = count_words(document);
    let total: usize = counts.values().sum();
    let asked = (total / WORDS_PER_DISTINCT + 1).min(DISTINCT_WORDS);
    let mut best = None;
    for (index, lexicon) in lexicons.iter().enumerate() {
        let common: HashSet<String> = lexicon.common_words.iter().map(|word| plain_letters(word)).collect();
        let hits = counts.iter().filter(|(word, _)| common.contains(*word));
        let (distinct, seen) = hits.fold((0, 0), |(distinct, seen), (_, count)| (distinct + 1, seen + count));
        let fits = distinct >= asked && seen * RAREST_SHARE >= total;
        if fits && best.is_none_or(|(_, most)| seen > most) {
            best = Some((index, seen));
        }
    }
    best.map(|(index, _)| index)
}

/// How often each word occurs; characters of scripts without spaces count alone.
fn count_words(document: &Document) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for block in document.blocks.iter().filter(|block| block.hidden.is_none()) {
        let text = document.text.get(block.range.clone()).unwrap_or_default();
        for piece in text.split(|c: char| !c.is_alphabetic()).filter(|piece| !piece.is_empty()) {
            let ideographs = piece.chars().filter(|&c| is_ideograph(c));
            ideographs.for_each(|c| *counts.entry(c.to_string()).or_insert(0) += 1);
            let words = piece.split(is_ideograph).filter(|word| !word.is_empty());
            words.for_each(|word| *counts.entry(plain_letters(word)).or_insert(0) += 1);
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::super::sample::{lexicons, plain};
    use super::*;

    #[test]
    fn a_text_is_told_by_its_small_words() {
        let document = plain(&[
            "Designed the booking service of a ferry line and moved it to the cloud with two colleagues.",
            "Wrote the tests for the ticket machine, which is used by thousands of people.",
        ]);
        assert_eq!(of(&document, &lexicons()), Some(0));
    }

    #[test]
    fn neighbours_are_told_apart() {
        for (index, text) in [
            (
                1,
                "Entwicklung der Buchungssoftware für eine Fährlinie, mit Tests und viel Freude an den Daten.",
            ),
            (
                2,
                "Développement du logiciel de réservation pour une ligne de ferry, avec des tests et les données.",
            ),
            (
                3,
                "Desarrollo del programa de reservas para una línea de barcos, con pruebas y los datos de los clientes.",
            ),
            (
                4,
                "Desenvolvimento do sistema de reservas para uma linha de barcos, com testes e os dados dos clientes.",
            ),
            (5, "负责轮渡公司预订系统的开发,使用Java与MySQL,编写测试并维护数据。"),
        ] {
            assert_eq!(of(&plain(&[text]), &lexicons()), Some(index), "{text}");
        }
    }

    #[test]
    fn languages_beside_them_are_none() {
        for text in [
            "Sviluppo del sistema di prenotazione per una linea di traghetti, con test scritti da due colleghi e usati ogni giorno dai clienti.",
            "Tworzenie systemu rezerwacji dla linii promowej, w zespole czterech osób, oraz testy automatyczne i utrzymanie serwerów.",
            "フェリー会社の予約システムを開発し、テストを書き、チームでサーバーを運用しました。",
        ] {
            assert_eq!(of(&plain(&[text]), &lexicons()), None, "{text}");
        }
    }

    #[test]
    fn a_language_without_lexicon_is_none() {
        let document = plain(&[
            "Ontwikkeling van de boekingssoftware voor een veerdienst, in Java en met veel plezier.",
            "De tests zijn geschreven voor de kaartautomaat die door duizenden mensen wordt gebruikt.",
        ]);
        assert_eq!(of(&document, &lexicons()[..1]), None);
    }
}
