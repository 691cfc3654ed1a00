//! Scales and service levels.

use super::{assert_found, found};

#[test]
fn rates_are_read_in_every_form() {
    assert_found(&[
        ("Serves 1M ops/sec", "throughput 1000000 operation/second"),
        ("50K QPS at peak", "throughput 50000 query/second"),
        ("100M+ requests per day", "throughput 100000000+ request/day"),
        ("over 1.2 mn rpm", "throughput 1200000+ request/minute"),
        ("250 krps", "throughput 250000 request/second"),
        ("two million requests a day", "throughput 2000000 request/day"),
        ("half a million checks per second", "throughput 500000 operation/second"),
        ("about 70,000 calls a second", "throughput 70000 operation/second"),
        ("9,000 passports an hour", "throughput 9000 operation/hour"),
        ("15k score updates per second", "throughput 15000 operation/second"),
        ("5M+ daily events", "events 5000000+ event/day"),
        ("12 lakh jobs per day", "jobs 1200000 job/day"),
        ("220k scorings per second", "throughput 220000 operation/second"),
        (
            "2M+ messages per day in 2019, 1.2 mn an hour now",
            "throughput 2000000+ message/day; throughput 1200000 message/hour",
        ),
    ]);
}

#[test]
fn stocks_are_read_with_their_adjectives() {
    assert_found(&[
        ("1.2 lakh concurrent users", "users 120000 user"),
        ("45 lakh concurrent users on a 36-node cluster", "users 4500000 user; nodes 36 node"),
        ("14 self-hosted masters and two read replicas", "nodes 14 node; nodes 2 replica"),
        ("6 Quickstore nodes with 3 million product keys", "nodes 6 node; keys 3000000 key"),
        (
            "1,200,000 keys or 1.200.000 keys or 1 200 000 keys",
            "keys 1200000 key; keys 1200000 key; keys 1200000 key",
        ),
        ("1.5M websocket connections", "connections 1500000 connection"),
        ("1.2TB of data across 24 shards", "data 1200000000000 byte; nodes 24 shard"),
        ("512 GiB of memory", "memory 549755813888 byte"),
        ("a cluster of 5 servers", "nodes 5 node"),
    ]);
}

#[test]
fn availability_is_a_scale() {
    assert_found(&[
        ("99.99% uptime for two years", "availability 99.99 percent"),
        ("Availability of 99.9%", "availability 99.9 percent"),
        ("Kept five nines", "availability 99.999 percent"),
    ]);
}

#[test]
fn limits_instances_and_small_talk_are_no_scales() {
    for text in [
        "Limited to 100 requests per minute",
        "Allows 5 requests per second per user",
        "30 API instances in two regions",
        "Sessions shared by six web nodes of a cluster",
        "A board of 40 decisions per year",
        "A team of 5 engineers and 12 testers",
        "Load tests with 500 simulated players",
        "The zone failed in 2023 and the replica took over",
        "Cached the top 10 items",
        "A 60-broker cluster",
        "Java 8, RHEL 6.x/7.x, Oracle 11g, AES-256",
        "Phone +1 503-555-0149",
        "TTL of 30 minutes, expires after 24 hours",
    ] {
        assert_eq!(found(text), [""; 0], "in {text:?}");
    }
}

#[test]
fn a_service_level_has_a_side() {
    assert_found(&[
        ("Keeps p99 under 4 ms", "latency under 4 ms"),
        ("Sub-millisecond look-ups", "latency under 1 ms"),
        ("Sub-50ms p95 for everyone", "latency under 50 ms"),
        ("Single-digit millisecond reads", "latency under 10 ms"),
        ("Response times under a second", "latency under 1 s"),
        ("Response time reduced to 100 ms", "latency at 100 ms"),
        ("A hit ratio of 95%", "hit-ratio at 95 percent"),
        ("Improved the cache hit ratio to 95%", "hit-ratio at 95 percent"),
        ("95%+ hit rate", "hit-ratio over 95 percent"),
        ("Served 95% of reads from the cache", "hit-ratio at 95 percent"),
        ("Staleness below 30 s", "staleness under 30 s"),
        ("No node shows a price for longer than two seconds", "staleness under 2 s"),
        ("Prices are at most 1.5 seconds old", "staleness under 1.5 s"),
        ("Rank changes show in under 200 ms", "latency under 200 ms"),
        ("p95 of 12 ms at 40k rps", "latency at 12 ms; throughput 40000 request/second"),
    ]);
}

#[test]
fn a_level_on_its_bad_side_or_without_a_metric_is_none() {
    for text in
        ["Alerts when p99 is over 50 ms", "We answer in less than one hour", "Claims entries after 30 s"]
    {
        assert_eq!(found(text), [""; 0], "in {text:?}");
    }
}
