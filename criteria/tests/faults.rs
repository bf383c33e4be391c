//! Every contradiction of a criteria set is told, all in one run, with file and line.

use dti_criteria::{Aggregate, CriteriaSet, Expected, InputSource, Kind, Member, MissingPolicy, Source, SourceFile};
use dti_diagnostics::{Findings, Language};

fn source(files: &[(&str, &str)]) -> Source {
    let file = |&(name, text): &(&str, &str)| SourceFile { path: format!("sets/test/{name}"), text: text.to_owned() };
    Source { files: files.iter().map(file).collect(), reference: std::collections::BTreeMap::new() }
}

const HEAD: &str = r#"
id = "test"
title = { vi = "Bộ thử", en = "Test set" }
period = { from = 2023-01-01, to = 2023-12-31 }
missing = "zero"
[[cohort]]
id = "so"
title = "Sở"
[[cohort]]
id = "xa"
title = "Xã"
[[agency]]
code = "so-a"
name = "Sở A"
cohort = "so"
"#;

const PILLAR: &str = r#"
[[pillar]]
code = "1"
title = "Một"
points = 30
[[pillar]]
code = "1.2"
title = "Một hai"
aggregate = "weighted-mean"
points = 20
[[indicator]]
code = "1.1"
title = "Tỷ lệ"
points = 10
own-choice = "made up"
inputs = { a = { title = "A", kind = "count", part-of = "b" }, b = { title = "B", kind = "count" } }
rule = { use = "ratio", goal = 0.6, bands = [{ from = 1 }, { from = 2.5 }] }
parameters-by-cohort = { xa = { goal = 0.5 } }
[[indicator.example]]
cohort = "xa"
given = { a = 30, b = 100 }
earns = 6
[[indicator.example]]
given = [{ a = 1, b = 2 }, { b = 4 }]
earns = [10, "withheld"]
[[indicator]]
code = "1.2.1"
title = "Có hay không"
points = 5
weight = 3
missing = "refuse"
cohorts = ["xa"]
official = "Decision"
inputs = { answer = { title = "C", kind = "yes-no", from = "outside" } }
rule = { use = "yes-no" }
"#;

fn load(files: &[(&str, &str)]) -> (Option<CriteriaSet>, Findings) {
    let mut findings = Findings::new();
    let set = CriteriaSet::load(&source(files), &mut findings);
    findings.sort();
    (set.ok(), findings)
}

#[test]
fn a_sound_set_is_believed_as_it_was_written() {
    let (set, findings) = load(&[("set.toml", HEAD), ("1.toml", PILLAR)]);
    assert_eq!(findings.render(Language::En), "");
    let set = set.expect("the set is sound");
    let tree = set.tree();
    assert_eq!(tree.pillars.iter().map(|pillar| pillar.code.as_str()).collect::<Vec<_>>(), ["", "1", "1.2"]);
    assert_eq!(tree.pillars[1].members, [Member::Pillar(2), Member::Indicator(1)]);
    assert_eq!(tree.pillars[0].points, 30.0);
    assert_eq!(tree.pillars[2].aggregate, Aggregate::WeightedMean);
    assert_eq!(tree.path(2), [2, 1, 0]);
    let ratio = &set.indicators()[set.indicator("1.1").expect("it is there")];
    assert_eq!(ratio.inputs[0].part_of, Some(1));
    assert_eq!(ratio.missing, MissingPolicy::Zero);
    assert_eq!(ratio.parameters(0)["goal"], 0.6);
    assert_eq!(ratio.parameters(1)["goal"], 0.5);
    assert_eq!(ratio.rule.place("/bands/1/from").expect("it has a place").to_string(), "sets/test/1.toml:17:62");
    assert_eq!(ratio.rule.place("/bands/1/none").expect("its parent has one").to_string(), "sets/test/1.toml:17:60");
    assert_eq!(ratio.rule.place("xa/goal").expect("it has a place").to_string(), "sets/test/1.toml:18:33");
    assert_eq!(ratio.examples[0].cohort, 1);
    assert_eq!(ratio.examples[1].given, [vec![Some(1.0), Some(2.0)], vec![None, Some(4.0)]]);
    assert_eq!(ratio.examples[1].earns, [Expected::Points(10.0), Expected::Withheld]);
    let answer = &set.indicators()[0];
    assert_eq!((answer.code.as_str(), &answer.cohorts[..], answer.missing), ("1.2.1", &[1][..], MissingPolicy::Refuse));
    assert_eq!((&answer.inputs[0].kind, &answer.inputs[0].source), (&Kind::YesNo, &InputSource::Outside));
}

#[test]
fn all_faults_are_told_at_once() {
    let head = HEAD
        .replace("missing = \"zero\"", "missing = \"sometimes\"\npoints = 31")
        .replace("xa\"\ntitle", "so\"\ntitle");
    let faults = r#"
colour = "red"
[[pillar]]
code = "2"
title = "Vòng"
parent = "2"
[[indicator]]
code = "3.1"
title = ""
pillar = "3"
points = 0
weight = -1
cohorts = ["huyen"]
inputs = { a = { title = "A", kind = "colour" }, c = { title = "C", kind = "count", from = "ho-so" }, d = { title = "D", kind = "date", part-of = "e", sql = "COUNT(*)" } }
rule = { use = "ratio", goal = inf }
parameters-by-cohort = { huyen = { goal = 0.5 } }
[[indicator.example]]
given = { a = 1, x = "y" }
earns = [1, 2]
[[indicator]]
code = "1.1"
title = "Hai lần"
points = "ten"
official = "A"
own-choice = "B"
inputs = { }
[[target]]
id = "top"
title = "Năm"
rank = { table = "nowhere", subject = "X", top = 0 }
official = "plan"
"#;
    let (set, findings) =
        load(&[("set.toml", &head), ("1.toml", PILLAR), ("2.toml", faults), ("3.toml", "a = = 1\nb = [")]);
    assert!(set.is_none());
    insta::assert_snapshot!(findings.render(Language::En));
}

#[test]
fn a_set_that_is_not_there_is_told_with_those_that_are() {
    let mut findings = Findings::new();
    assert!(Source::find("no-such-set", &mut findings).is_err());
    assert!(findings.render(Language::En).starts_with("error[set-not-found]: there is no criteria set `no-such-set`"));
}

#[test]
fn files_with_numbers_are_read_in_the_order_of_their_numbers() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for name in ["set.toml", "10-b.toml", "2-a.toml"] {
        std::fs::write(folder.path().join(name), "").expect("a file can be written");
    }
    let mut findings = Findings::new();
    let source = Source::find(&folder.path().to_string_lossy(), &mut findings).expect("it is a set");
    let names: Vec<_> = source.files.iter().map(|file| file.path.rsplit('/').next().expect("it has a name")).collect();
    assert_eq!(names, ["set.toml", "2-a.toml", "10-b.toml"]);
}
