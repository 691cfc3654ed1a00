//! Resumes in a language that no lexicon covers: screened by their terms, and said to be so.

use std::path::Path;

use jiff::civil::date;
use redsieve::engine::Engine;
use redsieve::report::{Confidence, Report, Status};
use redsieve::screener::{Screener, Source};

const POLISH: &str = "\
Zofia Wieczorek
Inżynierka oprogramowania, Gdynia, zofia.wieczorek@example.com

O mnie
Od ośmiu lat tworzę systemy rezerwacji dla przewoźników promowych i kolejowych. Lubię krótkie funkcje, wykresy,
które każdy rozumie, oraz testy pisane przed kodem, a po godzinach żegluję po Zatoce Puckiej.

Doświadczenie zawodowe
Starsza programistka, Żegluga Bałtycka Systemy, Gdynia, 03/2020 - 05/2026
- Rozkłady rejsów trzymamy w Redis z TTL dziesięciu minut, a Redis Streams przekazuje zmiany do kas biletowych.
- Redis Cluster z sześcioma węzłami, przełączanie awaryjne ćwiczymy co kwartał razem z administratorami.
- Raport dobowy skrócony z czterech godzin do dwudziestu minut dzięki indeksom w PostgreSQL oraz wstawianiu wsadowemu.
- Integracja z bramką płatności trzech banków, wraz z nocnym uzgadnianiem i powiadomieniami dla księgowości.
- Opieka nad dwoma stażystami, przegląd kodu w parach, comiesięczne spotkania z użytkownikami w terminalu.
Programistka, Kaszubskie Rozwiązania Cyfrowe, Wejherowo, 09/2017 - 02/2020
- Portal dla gmin w PHP i MySQL, formularze dostępne dla osób niewidomych, szkolenia dla urzędników.
- Przeniesienie archiwum map na nowe serwery bez przerwy w pracy urzędów, z pełną kontrolą sum.

Umiejętności
Java, Kotlin, SQL, PostgreSQL, Redis, Docker, Kubernetes, Git

Wykształcenie
Informatyka, Politechnika Północna, Gdańsk, 2012 - 2017
";

const ITALIAN: &str = "\
Tommaso Bellandi
Sviluppatore software, Livorno, tommaso.bellandi@example.com

Profilo
Da nove anni scrivo servizi per agenzie di viaggio e compagnie di navigazione. Mi piacciono le funzioni brevi, i grafici
che si leggono in fretta e le riunioni che finiscono prima del previsto, meglio ancora se davanti al mare.

Esperienza professionale
Sviluppatore senior, Traghetti Tirreno, Livorno, 03/2020 - 05/2026
- Gli orari delle corse stanno in Redis con TTL di dieci minuti, e Redis Streams porta le modifiche alle biglietterie.
- Redis Cluster di sei nodi, il failover viene provato ogni trimestre insieme agli amministratori dei sistemi.
- Rapporto giornaliero passato da quattro ore a venti minuti grazie agli indici di PostgreSQL e agli inserimenti a blocchi.
- Integrazione con il sistema di pagamento di tre banche, con riconciliazione notturna e avvisi alla contabilità.
- Affiancamento di due tirocinanti, revisione del codice a coppie, incontri mensili con gli utenti del terminale.
Programmatore, Soluzioni Digitali Maremma, Grosseto, 09/2017 - 02/2020
- Portale dei comuni in PHP e MySQL, moduli accessibili a chi non vede, lezioni per gli impiegati degli uffici.
- Spostamento dell'archivio delle mappe su nuovi server senza fermare gli uffici, con verifica di ogni somma.

Competenze
Java, Kotlin, SQL, PostgreSQL, Redis, Docker, Kubernetes, Git

Istruzione
Informatica, Politecnico del Tirreno, Pisa, 2012 - 2017
";

fn screen(text: &str) -> Report {
    let engine = Engine::load(None).expect("the built-in pack");
    let screener = Screener::new(Box::new(engine), date(2026, 6, 1));
    screener.screen(&Source::new(Path::new("resume.txt")), text.as_bytes())
}

#[test]
fn a_language_without_a_lexicon_is_screened_by_its_terms_and_says_so() {
    for text in [POLISH, ITALIAN] {
        assert!(text.split_whitespace().count() > 150, "its length alone would lower the confidence");
        let report = screen(text);
        assert_eq!(report.status, Status::Screened);
        assert_eq!(report.document.language, None);
        let warnings: Vec<&str> = report.document.warnings.iter().map(|w| w.code.as_str()).collect();
        assert!(warnings.contains(&"no-lexicon"), "{warnings:?}");
        let level = report.judgement.level.expect("a level");
        assert!(level.estimate >= 1);
        assert_eq!(level.confidence, Confidence::Low);
        let flags: Vec<&str> = report.judgement.flags.iter().map(|flag| flag.id.as_str()).collect();
        assert!(flags.contains(&"green/redis-features"), "{flags:?}");
    }
}
