//! The same recognisers with another language's words, separators and word order.

use super::{assert_found_in, language};

#[test]
fn german_sentences_are_read_with_german_words_alone() {
    let words = language(include_str!("../../../rules/de/quantities.toml"));
    assert_found_in(
        &words,
        &[
            ("Datenbanklast um 80 % gesenkt", "database-load down 80%"),
            ("Antwortzeiten um rund 40 Prozent verkürzt", "latency down 40%"),
            ("Laufzeit von 5 Stunden auf 40 Minuten verkürzt", "duration down 300 to 40 min"),
            ("Latenz von 0,9 s auf 120 ms reduziert", "latency down 900 to 120 ms"),
            ("Import mit 1,2 Mio. Datensätzen pro Nacht", "throughput 1200000 record/day"),
            ("12.000 Anfragen pro Sekunde", "throughput 12000 request/second"),
            ("Verfügbarkeit von 99,95 %", "availability 99.95 percent"),
            ("p99 unter 5 ms", "latency under 5 ms"),
            ("2.000 Euro pro Monat eingespart", "cost down 2000 EUR/month"),
            ("Abdeckung von 5 % auf 61 %", ""),
        ],
    );
}
