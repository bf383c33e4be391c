//! Targets are believed as they were written, and every fault of one is told, with file and line.

use std::collections::BTreeMap;

use dti_criteria::{
    AggregateFigure, AggregateMeasure, AttributeValue, CriteriaSet, Direction, Source, SourceFile, TargetKind,
};
use dti_diagnostics::{Findings, Language};
use jiff::civil::date;

const SET: &str = r#"
id = "test"
title = "Bộ thử"
period = { from = 2023-01-01, to = 2023-12-31 }
missing = "zero"
cohort = [{ id = "so", title = "Sở" }, { id = "xa", title = "Xã" }]
agency = [{ code = "so-a", name = "Sở A", cohort = "so" }, { code = "xa-b", name = "Xã B", cohort = "xa" }]
attribute = [{ id = "co-tthc", title = "Có TTHC" }]

[[indicator]]
code = "6.3"
title = "Số hóa"
points = 10
own-choice = "thử"
rule = { use = "ratio" }
[indicator.inputs]
a = { title = "A", kind = "count", part-of = "b" }
b = { title = "B", kind = "count" }
day = { title = "Ngày", kind = "date" }
share = { title = "Tỷ lệ", kind = "percent" }

[[indicator]]
code = "2.3"
title = "ISO"
scored = false
own-choice = "thử"
inputs = { answer = { title = "Có", kind = "yes-no" } }
"#;

fn load(targets: &str) -> (Option<CriteriaSet>, String) {
    let file = |name: &str, text: &str| SourceFile { path: format!("test/{name}"), text: text.to_owned() };
    let reference = BTreeMap::from([
        ("dti.toml".to_owned(), file("dti.toml", "title = \"Bảng\"\nsource = \"nguồn\"\nproducers = [\"GSO\"]\n")),
        ("dti.csv".to_owned(), file("dti.csv", "subject,value\n\"A\nB\",1\n\nC,2\n")),
    ]);
    let source = Source { files: vec![file("set.toml", SET), file("9.toml", targets)], reference };
    let mut findings = Findings::new();
    let set = CriteriaSet::load(&source, &mut findings);
    findings.sort();
    (set.ok(), findings.render(Language::En))
}

#[test]
fn targets_of_all_kinds_are_believed_as_they_were_written() {
    let (set, told) = load(
        r#"
[[target]]
id = "so-hoa"
title = "Số hóa"
official = "kế hoạch"
[target.aggregate]
measure = "ratio"
part = "6.3.a"
whole = "6.3.b"
goals-by-cohort = { xa = 0.35, so = 0.5 }
due = 2025-12-31
applies = { attributes = { co-tthc = true } }
[[target]]
id = "iso"
title = "ISO"
official = "kế hoạch"
aggregate = { measure = "agencies", figure = "2.3.answer", goal = 1 }
[[target]]
id = "diem"
title = "Điểm"
official = "kế hoạch"
aggregate = { measure = "maximum", figure = "6.3", goal = 0.2, direction = "at-most" }
[[target]]
id = "hang"
title = "Hạng"
official = "kế hoạch"
rank = { agency = "xa-b", top = 1 }
[[target]]
id = "kts"
title = "Kinh tế số"
official = "kế hoạch"
series = { table = "dti", subject = "C", producers = ["GSO"], goals = [{ year = 2030, value = 40 }, { year = 2025, value = 25 }] }
"#,
    );
    assert_eq!(told, "");
    let set = set.expect("the set is sound");
    let kinds: Vec<_> = set.targets().iter().map(|target| &target.kind).collect();
    let (TargetKind::Aggregate(digitised), TargetKind::Aggregate(iso)) = (kinds[0], kinds[1]) else {
        panic!("they are aggregates: {kinds:?}")
    };
    assert_eq!(digitised.measure, AggregateMeasure::Ratio { part: (0, 0), whole: (0, 1) });
    assert_eq!(
        digitised.goals.iter().map(|goal| (goal.cohort, goal.value)).collect::<Vec<_>>(),
        [(Some(0), 0.5), (Some(1), 0.35)]
    );
    assert_eq!((digitised.due, digitised.direction), (date(2025, 12, 31), Direction::AtLeast));
    assert_eq!(digitised.applies.attributes, BTreeMap::from([(0, AttributeValue::Flag(true))]));
    assert_eq!(iso.measure, AggregateMeasure::Agencies { figure: AggregateFigure::Input(1, 0), level: 1.0 });
    assert_eq!(iso.due, date(2023, 12, 31), "the last day of the period");
    let TargetKind::Aggregate(points) = kinds[2] else { panic!("it is an aggregate: {:?}", kinds[2]) };
    assert_eq!(points.measure, AggregateMeasure::Maximum(AggregateFigure::Indicator(0)));
    assert!(points.direction.reached(0.2, 0.2) && !points.direction.reached(0.3, 0.2));
    assert!(matches!(kinds[3], TargetKind::Place { agency: 1, top: 1 }));
    let TargetKind::Series { producers, goals, .. } = kinds[4] else { panic!("it is a series: {:?}", kinds[4]) };
    assert_eq!((producers[0].as_str(), goals[0].year, goals[1].year), ("GSO", 2025, 2030));
    let table = set.reference("dti").expect("it is used");
    assert_eq!(table.producers, ["GSO"]);
    assert_eq!([table.cited(0), table.cited(1)], ["dti.csv:2", "dti.csv:5"], "lines as an editor counts them");
}

#[test]
fn faults_of_targets_are_told_at_once() {
    let target = |id: &str, aggregate: &str| {
        format!("[[target]]\nid = \"{id}\"\ntitle = \"T\"\nofficial = \"kế hoạch\"\naggregate = {{ {aggregate} }}\n")
    };
    let faults = [
        target("no-input", r#"measure = "ratio", part = "6.3.c", whole = "6.9.b", goal = 0.6"#),
        target("wrong-kind", r#"measure = "ratio", part = "6.3.share", whole = "6.3.day", goal = 0.6"#),
        target("not-scored", r#"measure = "mean", figure = "2.3", goal = 0.6"#),
        target("yes-no-level", r#"measure = "agencies", figure = "2.3.answer", level = 1, goal = 1"#),
        target("no-level", r#"measure = "agencies", figure = "6.3.share", goal = 1"#),
        target("yes-no-mean", r#"measure = "mean", figure = "2.3.answer", goal = 1"#),
        target("per-cent", r#"measure = "ratio", part = "6.3.a", whole = "6.3.b", goal = 60"#),
        target("two-goals", r#"measure = "mean", figure = "6.3", goal = 1, goals-by-cohort = { so = 1 }"#),
        target("no-goal", r#"measure = "median", figure = "6.3""#),
        target("no-cohort", r#"measure = "mean", figure = "6.3", goals-by-cohort = { huyen = 0.5, so = "x" }"#),
        target("early", r#"measure = "mean", figure = "6.3", goal = 1, due = 2003-12-31"#),
        target("late", r#"measure = "mean", figure = "6.3", goal = 1, due = 2203-12-31"#),
        target("whom", r#"measure = "mean", figure = "6.3", goal = 1, applies = { cohorts = ["huyen"], attributes = { co = true } }"#),
        target("keys", r#"measure = "ratio", part = "6.3.a", whole = "6.3.b", figure = "6.3", goal = 1"#),
        target("both", r#"measure = "mean", figure = "6.3", goal = 1"#) + "rank = { agency = \"so-x\", top = 0 }\n",
        r#"
[[target]]
id = "years"
title = "T"
official = "kế hoạch"
series = { table = "dti", subject = "C", goals = [{ year = 2025, value = 1 }, { year = 2025, value = 2 }, { year = 203, value = 3 }] }
[[target]]
id = "none"
title = "T"
official = "kế hoạch"
[[target]]
id = "agency"
title = "T"
official = "kế hoạch"
rank = { agency = "so-x", top = 5 }
"#
        .to_owned(),
    ];
    let (set, told) = load(&faults.concat());
    assert!(set.is_none());
    insta::assert_snapshot!(told);
}
