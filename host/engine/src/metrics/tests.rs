//! Tests of the metrics.

use std::collections::BTreeMap;

use dti_criteria::CriteriaSet;
use dti_diagnostics::{Code, Finding, Findings, Place};
use polars::prelude::{Column, DataFrame, NamedFrom, Series};

use super::{Metrics, check_sql, derive};
use crate::fixture::{set, submission, submissions, told};
use crate::submissions::{RecordsTable, Submission};

fn derived(set: &CriteriaSet, list: Vec<Submission>) -> (Metrics, Vec<String>) {
    let mut findings = Findings::new();
    let metrics = derive(set, &submissions(list), &mut findings);
    (metrics, told(&findings))
}

fn indicator(code: &str, inputs: &str, more: &str) -> String {
    format!(
        "[[indicator]]\ncode = \"{code}\"\ntitle = \"T\"\npoints = 10\nown-choice = \"thử\"\nrule = {{ use = \"mix\" }}\n\
         inputs = {{ {inputs} }}\n{more}\n"
    )
}

#[test]
fn answers_become_figures_with_their_cells() {
    let inputs =
        "a = { title = \"A\", kind = \"count\" }, p = { title = \"P\", kind = \"number\", from = \"self-points\" }";
    let set = set(&indicator("1.1", inputs, ""));
    let (metrics, told) =
        derived(&set, vec![submission(&set, "b1", &[("1.1", "a", 5.0), ("1.1", "self-points", 8.0)])]);
    assert_eq!(told, [""; 0]);
    assert_eq!(metrics.value(3, 0, 0), Some(5.0));
    assert_eq!(metrics.value(3, 0, 1), Some(8.0));
    assert_eq!(metrics.value(0, 0, 0), None);
    assert_eq!(metrics.origin(3, 0, 1).unwrap().place.to_string(), "b1.xlsx, `Phiếu`!B2");
    let names: Vec<_> = metrics.table.get_column_names().into_iter().map(ToString::to_string).collect();
    assert_eq!(names, ["1.1.a", "1.1.p"]);
}

#[test]
fn figures_out_of_bounds_are_told_with_value_and_limit() {
    let inputs = "a = { title = \"A\", kind = \"number\", minimum = 1, maximum = 9 }, \
                  s = { title = \"S\", kind = \"percent\" }";
    let set = set(&indicator("1", inputs, ""));
    let list = vec![
        submission(&set, "a1", &[("1", "a", 0.5), ("1", "s", 1.04)]),
        submission(&set, "a2", &[("1", "a", 9.5), ("1", "s", 1.0)]),
    ];
    let mut findings = Findings::new();
    derive(&set, &submissions(list), &mut findings);
    assert_eq!(
        told(&findings),
        [
            "metric-below-minimum a1 1: `A` of the indicator `1` is 0.5, below its minimum 1",
            "metric-above-maximum a1 1: `S` of the indicator `1` is 104 %, above its maximum 100 %",
            "metric-above-maximum a2 1: `A` of the indicator `1` is 9.5, above its maximum 9",
        ]
    );
    let first = findings.iter().next().unwrap();
    assert_eq!(first.place.as_ref().unwrap().to_string(), "a1.xlsx, `Phiếu`!B1");
    assert!(first.asked_by.as_ref().unwrap().to_string().starts_with("trial/set.toml:"));
}

const PART: &str = "a = { title = \"A\", kind = \"count\", part-of = \"b\" }, b = { title = \"B\", kind = \"count\" }";

#[test]
fn a_part_may_equal_its_whole_but_not_exceed_it() {
    let set = set(&indicator("1", PART, ""));
    let list = vec![
        submission(&set, "a1", &[("1", "a", 10.0), ("1", "b", 10.0)]),
        submission(&set, "a2", &[("1", "a", 11.0), ("1", "b", 10.0)]),
    ];
    let expected = ["part-above-whole a2 1: `a` of the indicator `1` is 11, but `b` is only 10"];
    assert_eq!(derived(&set, list).1, expected);
}

#[test]
fn a_figure_that_cannot_be_divided_is_told_with_the_cell_of_its_denominator() {
    let people = |source: &str| format!("p = {{ title = \"P\", kind = \"count\"{source} }}");
    let set = set(&[
        indicator("0", &people(", from = \"outside\""), ""),
        indicator("1", &people(""), ""),
        indicator("2", "a = { title = \"A\", kind = \"count\", per = \"0.p\" }", ""),
        indicator("3", "a = { title = \"A\", kind = \"count\", per = \"1.p\" }", ""),
    ]
    .concat());
    let list = vec![
        submission(&set, "a1", &[("0", "p", 0.0), ("1", "p", 5.0), ("2", "a", 3.0), ("3", "a", 3.0)]),
        submission(&set, "a2", &[("2", "a", 3.0), ("3", "a", 3.0)]),
        submission(&set, "a3", &[("0", "p", 4.0), ("1", "p", 5.0), ("2", "a", 3.0), ("3", "a", 0.0)]),
    ];
    let mut findings = Findings::new();
    derive(&set, &submissions(list), &mut findings);
    assert_eq!(
        told(&findings),
        [
            "denominator-not-positive a1 2: `A` of the indicator `2` cannot be divided by `P`, which is 0",
            "answer-missing a2 1: `P` of the indicator `1` is missing",
            "denominator-missing a2 2: `A` of the indicator `2` cannot be divided by `P`, which is missing",
        ]
    );
    let places: Vec<_> = findings.iter().map(|finding| finding.place.as_ref().unwrap().to_string()).collect();
    assert_eq!(places, ["a1.xlsx, `Phiếu`!B1", "a2.xlsx, `Phiếu`", "a2.xlsx, `Phiếu`!B1"]);
}

#[test]
fn missing_answers_are_told_once_and_only_where_they_are_due() {
    let outside = "x = { title = \"X\", kind = \"number\", from = \"outside\" }";
    let set = set(&[
        indicator("1", PART, ""),
        indicator("2", outside, ""),
        indicator("3", PART, "cohorts = [\"two\"]"),
        indicator("4", PART, ""),
    ]
    .concat());
    let list = vec![submission(&set, "a1", &[("1", "b", 10.0)])];
    let mut findings = Findings::new();
    findings.push(Finding::new(Code::RowMissing).with("code", "4").agency("a1").indicator("4"));
    derive(&set, &submissions(list), &mut findings);
    assert_eq!(told(&findings)[1..], ["answer-missing a1 1: `A` of the indicator `1` is missing"]);
    assert_eq!(findings.iter().nth(1).unwrap().place.as_ref().unwrap().to_string(), "a1.xlsx, `Phiếu`");
}

#[test]
fn figures_of_indicators_that_do_not_apply_are_left_out() {
    let set = set(&indicator("1", PART, "cohorts = [\"two\"]"));
    let (metrics, told) = derived(&set, vec![submission(&set, "a1", &[("1", "a", 9.0), ("1", "b", 1.0)])]);
    assert_eq!(told, [""; 0]);
    assert_eq!(metrics.value(0, 0, 0), None);
}

const RECORDS: &str = r#"
[[records]]
id = "ho-so"
title = "Hồ sơ"
columns = [
    { id = "truc_tuyen", title = "Trực tuyến", kind = "yes-no" },
    { id = "phi", title = "Phí", kind = "number" },
    { id = "linh_vuc", title = "Lĩnh vực", kind = "text" },
    { id = "ngay", title = "Ngày", kind = "date" },
]
"#;

/// A set of one indicator whose inputs `i0`, `i1` … are the expressions.
fn counting(expressions: &[&str]) -> CriteriaSet {
    let input = |(number, sql): (usize, &&str)| {
        format!("i{number} = {{ title = \"I\", kind = \"number\", from = \"ho-so\", sql = '''{sql}''' }}")
    };
    let inputs: Vec<_> = expressions.iter().enumerate().map(input).collect();
    set(&format!("{RECORDS}{}", indicator("1", &inputs.join(", "), "")))
}

fn dossiers(online: &[Option<bool>], fees: &[Option<f64>], fields: &[Option<&str>], days: &[Option<f64>]) -> DataFrame {
    let columns: Vec<Column> = vec![
        Series::new("phi".into(), fees).into(),
        Series::new("truc_tuyen".into(), online).into(),
        Series::new("linh_vuc".into(), fields).into(),
        Series::new("ngay".into(), days).into(),
    ];
    DataFrame::new_infer_height(columns).unwrap()
}

fn with_records(mut submission: Submission, agency: &str, table: DataFrame) -> Submission {
    let place = Place::sheet(format!("{agency}.xlsx"), "Hồ sơ");
    submission.records = BTreeMap::from([(0, RecordsTable { table, place, is_shared: false })]);
    submission
}

/// The figures of `a1`, which has four dossiers, and `b1`, which has one without figures.
fn counted(set: &CriteriaSet) -> (Vec<Option<f64>>, Vec<Option<f64>>) {
    let many = dossiers(
        &[Some(true), Some(false), Some(true), None],
        &[Some(10.0), Some(2.5), None, Some(4.0)],
        &[Some("Đất đai"), Some("Hộ tịch"), Some("Đất đai"), None],
        &[Some(19_357.0), Some(19_358.0), Some(-1.0), None],
    );
    let blank = dossiers(&[None], &[None], &[None], &[None]);
    let none = dossiers(&[], &[], &[], &[]);
    let list = vec![
        with_records(submission(set, "b1", &[]), "b1", blank),
        with_records(submission(set, "a1", &[]), "a1", many),
        with_records(submission(set, "a2", &[]), "a2", none),
        submission(set, "a3", &[]),
    ];
    let (metrics, _) = derived(set, list);
    let inputs = 0..set.indicators()[0].inputs.len();
    assert!(inputs.clone().all(|input| metrics.value(1, 0, input).is_none() && metrics.value(2, 0, input).is_none()));
    (
        inputs.clone().map(|input| metrics.value(0, 0, input)).collect(),
        inputs.map(|input| metrics.value(3, 0, input)).collect(),
    )
}

#[test]
fn records_are_counted_agency_by_agency() {
    let cases = [
        ("COUNT(*)", Some(4.0), Some(1.0)),
        ("COUNT(*) FILTER (WHERE truc_tuyen)", Some(2.0), Some(0.0)),
        ("count(phi)", Some(3.0), Some(0.0)),
        ("COUNT(DISTINCT linh_vuc)", Some(2.0), Some(0.0)),
        ("COUNT(DISTINCT linh_vuc) FILTER (WHERE truc_tuyen)", Some(1.0), Some(0.0)),
        ("SUM(phi)", Some(16.5), None),
        ("SUM(phi) FILTER (WHERE truc_tuyen)", Some(10.0), None),
        ("SUM(truc_tuyen)", Some(2.0), None),
        ("AVG(phi)", Some(5.5), None),
        ("MAX(phi) - MIN(phi)", Some(7.5), None),
        ("MEDIAN(phi)", Some(4.0), None),
        // Unsigned counts must not wrap around, and whole numbers are not divided as whole numbers.
        ("COUNT(phi) - COUNT(*)", Some(-1.0), Some(-1.0)),
        ("COUNT(*) FILTER (WHERE truc_tuyen) / COUNT(*)", Some(0.5), Some(0.0)),
        ("1 / 2 * COUNT(*)", Some(2.0), Some(0.5)),
        // A division by zero has no figure.
        ("COUNT(*) / COUNT(phi)", Some(4.0 / 3.0), None),
        ("COUNT(phi) / COUNT(phi)", Some(1.0), None),
        ("COALESCE(SUM(phi), 0)", Some(16.5), Some(0.0)),
        ("NULLIF(COUNT(phi), 0)", Some(3.0), None),
        ("ROUND(AVG(phi) / 3, 2)", Some(1.83), None),
        ("ABS(-COUNT(*))", Some(4.0), Some(1.0)),
        ("- - COUNT(*)", Some(4.0), Some(1.0)),
        ("COUNT(*) FILTER (WHERE linh_vuc LIKE 'Đất%')", Some(2.0), Some(0.0)),
        ("COUNT(*) FILTER (WHERE LOWER(linh_vuc) IN ('đất đai', 'thuế'))", Some(2.0), Some(0.0)),
        ("COUNT(*) FILTER (WHERE linh_vuc IS NULL)", Some(1.0), Some(1.0)),
        ("COUNT(*) FILTER (WHERE phi BETWEEN 2 AND 4 AND NOT truc_tuyen)", Some(1.0), Some(0.0)),
        ("COUNT(*) FILTER (WHERE linh_vuc NOT IN ('Hộ tịch'))", Some(2.0), Some(0.0)),
        ("COUNT(*) FILTER (WHERE linh_vuc <> 'Hộ tịch' OR phi > 3)", Some(3.0), Some(0.0)),
        ("GREATEST(COUNT(*), 2)", Some(4.0), Some(2.0)),
        ("SUM(LENGTH(linh_vuc))", Some(21.0), None),
        ("COUNT(*) % 3", Some(1.0), Some(1.0)),
        ("COUNT(*) FILTER (WHERE ngay <= DATE '2022-12-31')", Some(2.0), Some(0.0)),
        ("COUNT(*) FILTER (WHERE ngay < DATE '1970-01-01')", Some(1.0), Some(0.0)),
        ("SUM(CASE WHEN truc_tuyen THEN 1 ELSE 0 END)", Some(2.0), Some(0.0)),
        ("SUM(CASE linh_vuc WHEN 'Đất đai' THEN phi END)", Some(10.0), None),
        ("COUNT(*) > 3", Some(1.0), Some(0.0)),
        ("CASE WHEN COUNT(*) > 3 THEN SUM(phi) ELSE 0 END", Some(16.5), Some(0.0)),
    ];
    let expressions: Vec<_> = cases.iter().map(|case| case.0).collect();
    let set = counting(&expressions);
    let mut findings = Findings::new();
    check_sql(&set, &mut findings);
    assert_eq!(told(&findings), [""; 0]);
    let (many, blank) = counted(&set);
    for (position, (sql, expected_many, expected_blank)) in cases.into_iter().enumerate() {
        assert_eq!((many[position], blank[position]), (expected_many, expected_blank), "{sql}");
    }
}

#[test]
fn counted_figures_come_from_their_sheet() {
    let set = counting(&["COUNT(*)"]);
    let table = dossiers(&[None], &[None], &[None], &[None]);
    let (metrics, told) = derived(&set, vec![with_records(submission(&set, "a1", &[]), "a1", table)]);
    assert_eq!(told, [""; 0]);
    let origin = metrics.origin(0, 0, 0).unwrap();
    assert_eq!((origin.place.to_string().as_str(), origin.raw.as_str()), ("a1.xlsx, `Hồ sơ`", "COUNT(*)"));
}

#[test]
fn an_expression_that_cannot_work_is_told_before_data_is_read() {
    let set = counting(&["COUNT(*)", "SUM(linh_vuc)", "MAX(linh_vuc)"]);
    let mut findings = Findings::new();
    check_sql(&set, &mut findings);
    let places: Vec<_> = findings.iter().map(|finding| (finding.code, finding.indicator.as_deref())).collect();
    assert_eq!(places, [(Code::SqlFailed, Some("1")), (Code::SqlFailed, Some("1"))], "{:?}", told(&findings));
    // The others are counted all the same.
    assert_eq!(counted(&set).0, [Some(4.0), None, None]);
}

#[test]
fn an_expression_that_is_refused_has_no_figures() {
    let set = counting(&["COUNT(*)", "(SELECT COUNT(*) FROM records)"]);
    let mut findings = Findings::new();
    check_sql(&set, &mut findings);
    assert_eq!(findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), [Code::SqlRefused]);
    assert!(findings.iter().next().unwrap().place.is_some());
    assert_eq!(counted(&set).0, [Some(4.0), None]);
}

/// Sums of figures whose result depends on the order in which they are added, as bits.
fn awkward_sums() -> String {
    let set = counting(&["SUM(phi)", "AVG(phi) FILTER (WHERE truc_tuyen)"]);
    let fee = |row: u32, seed: u32| Some(1e6 / f64::from((row * seed) % 9_973 + 1) - 1e3 / f64::from(row + 1));
    let list = [("a1", 7), ("a2", 11), ("b1", 13)].map(|(agency, seed)| {
        let rows = 0..20_000_u32;
        let online: Vec<_> = rows.clone().map(|row| Some(row % 3 > 0)).collect();
        let fees: Vec<_> = rows.clone().map(|row| fee(row, seed)).collect();
        let table = dossiers(&online, &fees, &vec![None; 20_000], &vec![None; 20_000]);
        with_records(submission(&set, agency, &[]), agency, table)
    });
    let (metrics, _) = derived(&set, list.into());
    let bits = [0, 1, 3].map(|agency| [0, 1].map(|input| metrics.value(agency, 0, input).map(f64::to_bits)));
    format!("{bits:?}")
}

/// The environment variable that tells a child process what its sums must be.
const EXPECTED: &str = "DTI_TEST_EXPECTED_SUMS";

#[test]
fn sums_do_not_depend_on_the_number_of_threads() {
    let sums = awkward_sums();
    if let Ok(expected) = std::env::var(EXPECTED) {
        assert_eq!(sums, expected);
        return;
    }
    for threads in ["1", "2", "8"] {
        let mut child = std::process::Command::new(std::env::current_exe().unwrap());
        child.args(["--exact", "metrics::tests::sums_do_not_depend_on_the_number_of_threads"]);
        child.env(EXPECTED, &sums).env("POLARS_MAX_THREADS", threads).env("RAYON_NUM_THREADS", threads);
        let output = child.output().unwrap();
        assert!(output.status.success(), "{threads} threads: {}", String::from_utf8_lossy(&output.stdout));
    }
}
