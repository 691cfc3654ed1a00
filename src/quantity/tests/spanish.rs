//! Spanish: "de ... a", what was divided and halved, thousands of either convention.

use super::{assert_found_in, language};

#[test]
fn spanish_sentences_are_read_with_spanish_words() {
    let words = language(include_str!("../../../rules/es/quantities.toml"));
    assert_found_in(
        &words,
        &[
            ("Reduje la latencia un 40 %", "latency down 40%"),
            ("Reducción del 40% en el tiempo de respuesta", "latency down 40%"),
            ("El tiempo de respuesta pasó de 900 ms a 120 ms", "latency down 900 to 120 ms"),
            ("Latencia media de 1.200 ms a 90 ms", "latency down 1200 to 90 ms"),
            ("Reduje en 70% la carga de la base de datos", "database-load down 70%"),
            ("Consultas a PostgreSQL reducidas a la mitad", "database-load down 50%"),
            ("La tasa de aciertos subió del 62 % al 91 %", "hit-ratio up 62 to 91 percent"),
            ("Multiplicó por 3 el throughput", "throughput up x3"),
            ("Páginas 5 veces más rápidas", "load-time down x5"),
            ("12.000 peticiones por segundo", "throughput 12000 request/second"),
            ("3 millones de usuarios activos", "users 3000000 user"),
            ("Más de dos millones de claves", "keys 2000000+ key"),
            ("Clúster de seis nodos", "nodes 6 node"),
            ("Disponibilidad del 99,95 %", "availability 99.95 percent"),
            ("Ahorro de 2.000 dólares al mes", "cost down 2000 USD/month"),
            ("Limitado a 100 peticiones por minuto", ""),
            ("Cobertura de pruebas del 5 % al 61 %", ""),
        ],
    );
}
