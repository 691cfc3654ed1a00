//! French: the number behind "de", what divides and multiplies, the thousands apart.

use super::{assert_found_in, language};

#[test]
fn french_sentences_are_read_with_french_words() {
    let words = language(include_str!("../../../rules/fr/quantities.toml"));
    assert_found_in(
        &words,
        &[
            ("Temps de réponse réduit de 40 %", "latency down 40%"),
            ("Réduction de 40 % du temps de réponse de l'API", "latency down 40%"),
            ("Latence passée de 900 ms à 120 ms", "latency down 900 to 120 ms"),
            ("Temps de reponse median ramené de 1,2 s à 90 ms", "latency down 1200 to 90 ms"),
            ("Temps de chargement divisé par 4", "load-time down x4"),
            ("Débit multiplié par trois", "throughput up x3"),
            ("Charge de la base de données en baisse de 70 %", "database-load down 70%"),
            ("Requêtes SQL réduites de moitié", "database-load down 50%"),
            ("Taux de succès du cache porté de 62 % à 91 %", "hit-ratio up 62 to 91 percent"),
            ("12 000 requêtes par seconde en pointe", "throughput 12000 request/second"),
            ("1,8 million d'utilisateurs actifs", "users 1800000 user"),
            ("Plus de 3 millions de clés", "keys 3000000+ key"),
            ("Cluster de six nœuds", "nodes 6 node"),
            ("Disponibilité de 99,95 %", "availability 99.95 percent"),
            ("p99 sous 5 ms", "latency under 5 ms"),
            ("Limité à 100 requêtes par minute", ""),
            ("Couverture de tests passée de 5 % à 61 %", ""),
        ],
    );
}
