//! Chinese: no spaces, ten thousands, and what is counted before its number.

use super::{assert_found_in, language};

#[test]
fn chinese_sentences_are_read_with_chinese_words() {
    let words = language(include_str!("../../../rules/zh/quantities.toml"));
    assert_found_in(
        &words,
        &[
            ("接口平均响应时间从900毫秒降到120毫秒", "latency down 900 to 120 ms"),
            ("将查询耗时由 1.2s 优化至 80ms", "latency down 1200 to 80 ms"),
            ("数据库压力降低70%", "database-load down 70%"),
            ("减少了约80%的数据库查询", "database-load down 80%"),
            ("MySQL 的查询量下降 60%", "database-load down 60%"),
            ("缓存命中率从62%提升至91%", "hit-ratio up 62 to 91 percent"),
            ("缓存命中率稳定在98%", "hit-ratio at 98 percent"),
            (
                "QPS从2000提升到1.5万",
                "throughput up 2000 to 15000 query/second; throughput 15000 query/second",
            ),
            ("系统吞吐量提升3倍", "throughput up x3"),
            ("接口耗时减半", "latency down 50%"),
            ("每秒处理1.2万次请求", "throughput 12000 request/second"),
            ("峰值QPS达5万", "throughput 50000 query/second"),
            ("日均请求量2000万", "throughput 20000000 request/day"),
            ("日活用户200万", "users 2000000 user"),
            ("10w+用户", "users 100000+ user"),
            ("3.5亿条数据", "keys 350000000 record"),
            ("6节点集群", "nodes 6 node"),
            ("3主3从", "nodes 3 node; nodes 3 replica"),
            ("服务可用性99.99%", "availability 99.99 percent"),
            ("P99控制在5ms以内", "latency under 5 ms"),
            ("内存占用下降30%", "memory down 30%"),
            ("单IP每分钟限制60次", ""),
            ("过期时间设为30分钟", ""),
            ("单测覆盖率从5%提升到61%", ""),
        ],
    );
}
