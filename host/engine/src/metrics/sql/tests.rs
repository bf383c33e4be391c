//! Tests of the guard. What admitted expressions evaluate to is tested with the metrics.

use dti_criteria::CriteriaSet;
use proptest::prelude::*;

use super::admit;
use crate::fixture::set;

fn records() -> CriteriaSet {
    set(r#"
        [[records]]
        id = "ho-so"
        title = "Hồ sơ"
        columns = [
            { id = "phi", title = "Phí", kind = "number" },
            { id = "linh_vuc", title = "Lĩnh vực", kind = "text" },
            { id = "date", title = "Ngày", kind = "date" },
        ]
        [[indicator]]
        code = "1"
        title = "T"
        points = 1
        own-choice = "thử"
        rule = { use = "mix" }
        inputs = { x = { title = "X", kind = "number" } }
        "#)
}

fn refused(sql: &str) -> String {
    admit(sql, &records().records()[0]).expect_err(sql).en
}

#[test]
fn what_is_evaluated_names_columns_in_quotes_and_counts_in_floats() {
    let records = records();
    let admitted = |sql| admit(sql, &records.records()[0]).map(|admitted| admitted.sql);
    assert_eq!(admitted("count(*)").unwrap(), "CAST(count(*) AS DOUBLE)");
    assert_eq!(admitted("MAX(phi) -- note").unwrap(), "MAX(\"phi\")");
    assert_eq!(admitted("MAX(date)").unwrap(), "MAX(\"date\")");
    assert_eq!(admitted("- -MAX(phi)").unwrap(), "-(-(MAX(\"phi\")))");
    let sql = "COUNT(*) FILTER (WHERE date > DATE '1969-12-31')";
    assert_eq!(admitted(sql).unwrap(), "CAST(COUNT(*) FILTER (WHERE \"date\" > (-1.0)) AS DOUBLE)");
}

#[test]
fn everything_else_is_refused() {
    let cases = [
        ("", "syntax"),
        ("COUNT(", "syntax"),
        ("1", "no aggregate"),
        ("phi", "the column `phi` stands outside an aggregate"),
        ("COUNT(*) + phi", "the column `phi` stands outside an aggregate"),
        ("SUM(luong)", "there is no column `luong`; there are: phi, linh_vuc, date"),
        ("SUM(records.phi)", "`records.phi` cannot be used"),
        ("SUM(\"#agency\")", "there is no column `#agency`"),
        ("COUNT(*); DROP TABLE records", "`;` does not belong"),
        ("COUNT(*), COUNT(*)", "`,` does not belong"),
        ("COUNT(*) FROM records", "`FROM` does not belong"),
        ("COUNT(*) AS x", "`AS` does not belong"),
        ("(SELECT COUNT(*) FROM records)", "cannot be used"),
        ("COUNT((SELECT 1))", "cannot be used"),
        ("COUNT(*) FILTER (WHERE phi IN (SELECT 1))", "cannot be used"),
        ("COUNT(*) FILTER (WHERE EXISTS (SELECT 1))", "cannot be used"),
        ("SUM(phi) OVER ()", "cannot be used"),
        ("SUM(phi) OVER (PARTITION BY linh_vuc)", "cannot be used"),
        ("COUNT(*) + ROW_NUMBER()", "cannot be used"),
        ("SUM(SUM(phi))", "cannot be used"),
        ("COUNT(*) FILTER (WHERE COUNT(*) > 1)", "cannot be used"),
        ("SUM(DISTINCT phi)", "cannot be used"),
        ("SUM(*)", "cannot be used"),
        ("COUNT(DISTINCT *)", "cannot be used"),
        ("COUNT(phi, date)", "cannot be used"),
        ("COUNT(records.*)", "cannot be used"),
        ("SUM(phi) WITHIN GROUP (ORDER BY phi)", "cannot be used"),
        ("SUM(phi ORDER BY phi)", "cannot be used"),
        ("ARRAY_AGG(phi)", "cannot be used"),
        ("FIRST(phi)", "cannot be used"),
        ("MAX(read_csv('/etc/passwd'))", "cannot be used"),
        ("COUNT(*) + (SELECT * FROM read_csv('/etc/passwd'))", "cannot be used"),
        ("COUNT(COLUMNS('.*'))", "cannot be used"),
        ("schema.COUNT(phi)", "cannot be used"),
        ("ABS(*) + COUNT(*)", "cannot be used"),
        ("ABS(x => COUNT(*))", "cannot be used"),
        ("CAST(COUNT(*) AS VARCHAR)", "cannot be used"),
        ("COUNT(*)::TEXT", "cannot be used"),
        ("COUNT(*) FILTER (WHERE linh_vuc ~ '(a+)+$')", "cannot be used"),
        ("COUNT(*) FILTER (WHERE phi > 1 IS NOT TRUE)", "cannot be used"),
        ("COUNT(*) FILTER (WHERE linh_vuc RLIKE 'a')", "cannot be used"),
        ("COUNT(*) FILTER (WHERE linh_vuc SIMILAR TO 'a')", "cannot be used"),
        ("COUNT(*) FILTER (WHERE date > INTERVAL '1 day')", "cannot be used"),
        ("COUNT(*) FILTER (WHERE date > DATE '2023-02-30')", "cannot be used"),
        ("COUNT(*) + TIMESTAMP '2023-01-01'", "cannot be used"),
        ("COUNT(*) || 'x'", "cannot be used"),
        ("COUNT(*) & 1", "cannot be used"),
        ("COUNT(*) + $1", "cannot be used"),
        ("COUNT(*) + ?", "cannot be used"),
        ("MAX([1, 2])", "cannot be used"),
        ("MAX(phi[1])", "cannot be used"),
    ];
    for (sql, expected) in cases {
        let reason = refused(sql);
        assert!(reason.contains(expected), "{sql}: {reason}");
    }
}

#[test]
fn a_text_that_would_be_written_otherwise_than_it_was_read_is_refused() {
    let sql = r"COUNT(*) FILTER (WHERE linh_vuc = '\''') + COUNT(*) FILTER (WHERE linh_vuc = ' OR TRUE) --')";
    assert!(admit(sql, &records().records()[0]).is_err());
    let sql = "COUNT(*) FILTER (WHERE linh_vuc = 'nhà ''A''')";
    assert!(admit(sql, &records().records()[0]).is_ok());
}

#[test]
fn long_and_deep_expressions_are_refused() {
    assert!(refused(&format!("COUNT(*){}", " + COUNT(*)".repeat(300))).contains("longer than"));
    assert!(refused(&format!("COUNT(*){}", " + COUNT(*)".repeat(100))).contains("nests deeper"));
    assert!(refused(&format!("{}COUNT(*){}", "(".repeat(900), ")".repeat(900))).contains("syntax"));
}

#[test]
fn long_lists_many_cases_and_patterns_with_many_wildcards_are_refused() {
    let list = |length: usize| format!("COUNT(*) FILTER (WHERE phi IN ({}))", vec!["1"; length].join(", "));
    assert!(admit(&list(100), &records().records()[0]).is_ok());
    assert!(refused(&list(101)).contains("101 values of an IN list, the limit is 100"));
    let cases = |count: usize| format!("SUM(CASE phi{} END)", " WHEN 1 THEN 2".repeat(count));
    assert!(admit(&cases(30), &records().records()[0]).is_ok());
    assert!(refused(&cases(31)).contains("31 cases of a CASE, the limit is 30"));
    let like = |pattern: &str| format!("COUNT(*) FILTER (WHERE linh_vuc LIKE {pattern})");
    assert!(admit(&like("'%đất%đai%'"), &records().records()[0]).is_ok());
    assert!(refused(&like("'%a%a%a%a%a%'")).contains("6 `%` of a LIKE pattern, the limit is 5"));
    assert!(refused(&like("linh_vuc")).contains("cannot be used"), "a pattern that is computed");
    for sql in [
        "(WITH RECURSIVE t AS (SELECT 1) SELECT COUNT(*) FROM t)",
        "(SELECT COUNT(*) FROM records JOIN records AS other ON TRUE)",
        "(SELECT COUNT(*) FROM records UNION SELECT 1)",
        "(SELECT 1 EXCEPT SELECT 2)",
        "COUNT(*) FILTER (WHERE phi = ANY(SELECT 1))",
        "MAX(read_parquet('x'))",
        "COUNT(*) + generate_series(1, 10)",
        "SUM(LAG(phi) OVER (ORDER BY date))",
        "RANK() OVER (ORDER BY phi) + COUNT(*)",
    ] {
        assert!(!refused(sql).is_empty());
    }
}

proptest! {
    #[test]
    fn any_text_is_admitted_or_refused_without_a_panic(sql in "[a-zA-Z0-9_'\"(),;.*+/<>=\\\\ \\-]{0,80}") {
        let _ = admit(&sql, &records().records()[0]);
    }
}
