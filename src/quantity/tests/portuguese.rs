//! Portuguese: "de ... para", "pela metade", "mil milhões" and "bilhões".

use super::{assert_found_in, language};

#[test]
fn portuguese_sentences_are_read_with_portuguese_words() {
    let words = language(include_str!("../../../rules/pt/quantities.toml"));
    assert_found_in(
        &words,
        &[
            ("Reduzi a latência em 40%", "latency down 40%"),
            ("Redução de 40 % no tempo de resposta", "latency down 40%"),
            ("O tempo de resposta passou de 900 ms para 120 ms", "latency down 900 to 120 ms"),
            ("Latência média de 1.200 ms para 90 ms", "latency down 1200 to 90 ms"),
            ("Reduzi em 70% a carga no banco de dados", "database-load down 70%"),
            ("Consultas ao PostgreSQL reduzidas pela metade", "database-load down 50%"),
            ("A taxa de acerto subiu de 62% para 91%", "hit-ratio up 62 to 91 percent"),
            ("Páginas 5 vezes mais rápidas", "load-time down x5"),
            ("12 mil requisições por segundo", "throughput 12000 request/second"),
            ("3 milhões de usuários ativos", "users 3000000 user"),
            ("Mais de dois milhões de chaves", "keys 2000000+ key"),
            ("Cluster de seis nós", "nodes 6 node"),
            ("Disponibilidade de 99,95%", "availability 99.95 percent"),
            ("Economia de R$ 12 mil por mês", "cost down 12000 BRL/month"),
            ("Limitado a 100 requisições por minuto", ""),
            ("Cobertura de testes de 5% para 61%", ""),
        ],
    );
}
