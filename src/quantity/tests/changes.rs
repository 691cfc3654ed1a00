//! Improvements and regressions.

use super::assert_found;

#[test]
fn a_percentage_goes_to_the_metric_that_its_verb_or_noun_is_about() {
    assert_found(&[
        ("Cut database load by 80% with a cache.", "database-load down 80%"),
        (
            "80% fewer database queries and 40% lower latency on the feed",
            "database-load down 80%; latency down 40%",
        ),
        ("Latency down 60 per cent", "latency down 60%"),
        ("Response times dropped 60% after the move", "latency down 60%"),
        ("A 40% reduction in page load time", "load-time down 40%"),
        ("Shortened field names, which freed 38% of the memory", "memory down 38%"),
        ("Load on MySQL got reduced by almost 60 percent", "database-load down 60%"),
        ("Mainframe calls came down by 80%", "origin-load down 80%"),
        ("Reduced latency of database queries by 40%", "latency down 40%"),
        ("A drop in p95 of 40%", "latency down 40%"),
        ("Latency -40%, throughput +60%", "latency down 40%; throughput up 60%"),
    ]);
}

#[test]
fn the_lower_end_of_a_range_stands() {
    assert_found(&[
        ("Improved response time by 30-40%", "latency down 30%"),
        ("Improved response time by 30% – 40%", "latency down 30%"),
        ("Cut costs by 20 to 25 percent", "cost down 20%"),
    ]);
}

#[test]
fn a_change_without_a_known_metric_is_other() {
    assert_found(&[
        ("Improved performance by 40%", "other up 40%"),
        ("Reduced the paperwork by 72%", "other down 72%"),
        ("Consumer lag has come down by 70%", "other down 70%"),
    ]);
}

#[test]
fn direction_and_metric_decide_what_is_worse() {
    assert_found(&[
        ("The rewrite increased latency by 40%", "latency up 40%, worse"),
        ("Hit ratio fell from 94% to 62%", "hit-ratio down 94 to 62 percent, worse"),
        ("Pages became 2x slower", "load-time up x2, worse"),
        ("Throughput degraded by 10%", "throughput down 10%, worse"),
        ("Error rate increased by 5%", "errors up 5%, worse"),
    ]);
}

#[test]
fn more_speed_is_less_time() {
    assert_found(&[
        ("Increased page speed by 40%", "load-time down 40%"),
        ("Increased query performance by 3x", "latency down x3"),
        ("Optimised queries by 40%", "latency down 40%"),
        ("Reduced queries by 40%", "database-load down 40%"),
    ]);
}

#[test]
fn factors_are_read_in_signs_and_words() {
    assert_found(&[
        ("Made page loads 3x faster", "load-time down x3"),
        ("4× higher throughput", "throughput up x4"),
        ("Raised throughput tenfold", "throughput up x10"),
        ("Throughput rose 10-fold", "throughput up x10"),
        ("Increased throughput by a factor of 4", "throughput up x4"),
        ("Search is twice as fast", "latency down x2"),
        ("Reads are an order of magnitude faster", "latency down x10"),
        ("Two orders of magnitude fewer queries", "database-load down x100"),
        ("Doubled throughput", "throughput up x2"),
        ("Throughput tripled", "throughput up x3"),
        ("A 5x improvement in write throughput", "throughput up x5"),
    ]);
}

#[test]
fn fractions_are_percentages() {
    assert_found(&[
        ("Halved p95 latency of the search", "latency down 50%"),
        ("Cut our cloud bill in half", "cost down 50%"),
        ("Reduced errors by two thirds", "errors down 66.7%"),
        ("Half the memory of the old layout", "memory down 50%"),
    ]);
}

#[test]
fn before_and_after_share_one_unit() {
    assert_found(&[
        ("P99 fell from 900 ms to 120 ms", "latency down 900 to 120 ms"),
        ("Response time went 4.5s -> 50ms", "latency down 4500 to 50 ms"),
        ("Memory from 1.9 TB down to 640 GB", "memory down 1900000000000 to 640000000000 byte"),
        ("Raised the hit ratio from 42% to 91%", "hit-ratio up 42 to 91 percent"),
        ("The batch went from 34 to 11 minutes", "duration down 34 to 11 min"),
        ("Recovery takes 90 seconds where it took 14 minutes", "duration down 840 to 90 s"),
        ("12 kB a gate in place of a 3 GB table", "memory down 3000000000 to 12000 byte"),
        ("p99 dropped, 450ms to 45ms", "latency down 450 to 45 ms"),
        ("p99 is 120 ms (was 900 ms)", "latency down 900 to 120 ms"),
        ("Cut the p99 to 20 ms from 180 ms", "latency down 180 to 20 ms"),
        ("Dropped queries per page from 40 to 3", "database-load down 40 to 3"),
        ("Query times fell from 3 s to 0,2 s", "latency down 3 to 0.2 s"),
        ("Hit ratio from 0.62 to 0.94", "hit-ratio up 62 to 94 percent"),
        ("Cut calls from 12k to 1.5k queries per second", "database-load down 12000 to 1500 query/second"),
        ("CPU usage dropped from 80 to 25 percent", "cpu down 80 to 25 percent"),
    ]);
}

#[test]
fn a_change_told_twice_is_one_and_a_rate_it_reached_is_a_scale_too() {
    assert_found(&[
        (
            "Throughput rose 10-fold, from 22k to 220k checks per second",
            "throughput up x10; throughput 220000 operation/second",
        ),
        ("Cut latency by 70% (850 ms to 250 ms)", "latency down 70%"),
        ("Cut p99 from 1,200ms to 85ms (93%)", "latency down 93%"),
        ("Response time from 850ms to under 100ms, an 88% improvement", "latency down 88%"),
        (
            "Scaled from 2k to 50k rps",
            "throughput up 2000 to 50000 request/second; throughput 50000 request/second",
        ),
        ("Grew from 10,000 to 2.5 million users", "users 2500000 user"),
    ]);
}

#[test]
fn absolute_savings_keep_their_unit() {
    assert_found(&[
        ("Saving $18k a month in hosting", "cost down 18000 USD/month"),
        ("Cut look-up time by 9 ms to 2 ms", "latency down 9 ms"),
        ("Shaved 120 ms off every checkout", "latency down 120 ms"),
        ("Our hosting bill fell by £6,000 a month", "cost down 6000 GBP/month"),
        ("Saved Rs 18 lakhs per annum", "cost down 1800000 INR/year"),
        ("Reduced the bill by €40.000 per year", "cost down 40000 EUR/year"),
        ("Cut 2.3 s off page loads", "load-time down 2.3 s"),
        ("Memory usage reduced by 2 GB", "memory down 2000000000 byte"),
        ("Saved 200 engineering hours per month", "duration down 200 h/month"),
    ]);
}

#[test]
fn other_figures_of_a_resume_are_no_changes() {
    for text in [
        "Reducing response time by 30.",
        "Start-up cut from 12 hours to minutes",
        "Quickstore - 85%, Python - 70%",
        "Increased test coverage by 20%",
        "Raised $20M, budget of 2.5 crore",
        "Grew the team from 4 to 12",
        "Expiry changed from 5 minutes to 60 minutes",
        "Moved from Java 8 to Java 17, from 5.2 to 7.1",
        "Alert at 75% of the limit",
        "10x developer with 8+ years of experience",
        "Errors from 2016 to 2019",
        "Daylight-saving bug found two days early",
        "Deployed three times a week",
    ] {
        assert_eq!(super::found(text), [""; 0], "in {text:?}");
    }
}
