//! Every contradiction of a criteria set is told, all in one run, with file and line.

use dti_criteria::{
    Aggregate, Among, AttributeValue, Basis, CountsAs, CriteriaSet, Expected, InputSource, Kind, Member, Source,
    SourceFile,
};
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
    assert_eq!(ratio.missing, CountsAs::Zero);
    assert_eq!(ratio.parameters(0)["goal"], 0.6);
    assert_eq!(ratio.parameters(1)["goal"], 0.5);
    assert_eq!(ratio.rule_place("/bands/1/from").to_string(), "sets/test/1.toml:17:62");
    assert_eq!(ratio.rule_place("/bands/1/none").to_string(), "sets/test/1.toml:17:60");
    assert_eq!(ratio.rule_place("xa/goal").to_string(), "sets/test/1.toml:18:33");
    assert_eq!(ratio.examples[0].cohort, 1);
    assert_eq!(ratio.examples[1].given, [vec![Some(1.0), Some(2.0)], vec![None, Some(4.0)]]);
    assert_eq!(ratio.examples[1].earns, [Expected::Points(10.0), Expected::Withheld]);
    let answer = &set.indicators()[0];
    assert!(answer.concerns(1) && !answer.concerns(0));
    assert_eq!((answer.code.as_str(), answer.missing), ("1.2.1", CountsAs::Refuse));
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

const CONDITIONS: &str = r#"
id = "test"
title = "Bộ thử"
period = { from = 2023-01-01, to = 2023-12-31 }
missing = "full"
evidence = "required"
decimals = { index = 3 }
ranking = { ties = "dense", tie-breakers = ["2", "1.1"], decimals = 4, coverage = 0.65 }
gaps = "rescale"
gate = { conditions = ["1.1", "2"], otherwise = "no-band" }
[defaults]
points = 10
own-choice = "thử"
rule = { use = "value" }
inputs = { value = { kind = "number" } }
[[cohort]]
id = "so"
title = "Sở"
[[attribute]]
id = "co-tthc"
title = "Có TTHC"
[[attribute]]
id = "vung"
title = "Vùng"
kind = "category"
[[agency]]
code = "so-a"
name = "Sở A"
attributes = { co-tthc = true, vung = "nam" }
[[pillar]]
code = "1"
title = "Một"
applies = { attributes = { co-tthc = true } }
[[indicator]]
code = "1.1"
title = "Mặc định"
[[indicator]]
code = "1.2"
title = "Phạt"
points = 0
minimum = -5
not-applicable = "full"
applies = { except = ["so-a"] }
official = "Quyết định"
[[indicator]]
code = "0.1"
title = "Dân số"
scored = false
inputs = { dan-so = { kind = "count" } }
[[pillar]]
code = "2"
title = "Hai"
points = 30
aggregate = "geometric-mean"
coverage = { share = 0.5, of = "indicators" }
[[indicator]]
code = "2.1"
title = "Bình quân"
inputs = { value = { kind = "number", per = "0.1.dan-so", times = 1000, impute = { with = "median", among = "vung" }, treat = { winsorise = 3 } } }
[[view]]
id = "hai"
title = "Góc nhìn"
members = ["2", "1.1"]
[[bands]]
on = "percent"
classes = [
    { id = "cao", title = "Cao", above = 50 },
    { id = "thap", title = "Thấp", to = 50 },
]
"#;

#[test]
fn conditions_defaults_and_outcomes_are_believed_as_they_were_written() {
    let csv = "code,name,cohort,co-tthc,vung\nso-b,Sở B,so,,bac\nso-c,Sở C,,Có,\n";
    let (set, findings) = load(&[("agencies.csv", csv), ("set.toml", CONDITIONS)]);
    assert_eq!(findings.render(Language::En), "");
    let set = set.expect("the set is sound");
    let agencies = set.agencies();
    assert_eq!(agencies.iter().map(|agency| agency.code.as_str()).collect::<Vec<_>>(), ["so-a", "so-b", "so-c"]);
    assert!(agencies[0].has(1, &AttributeValue::Category("nam".to_owned())));
    let applies = |code: &str| -> Vec<bool> {
        let indicator = &set.indicators()[set.indicator(code).expect("it is there")];
        agencies.iter().map(|agency| indicator.applies_to(agency)).collect()
    };
    assert_eq!((applies("1.1"), applies("1.2")), (vec![true, false, true], vec![false, false, true]));
    let indicator = |code: &str| &set.indicators()[set.indicator(code).expect("it is there")];
    assert_eq!((indicator("1.1").maximum, &indicator("1.1").basis), (10.0, &Basis::OwnChoice("thử".to_owned())));
    assert_eq!(indicator("1.2").basis, Basis::Official("Quyết định".to_owned()));
    assert_eq!((indicator("1.2").maximum, indicator("1.2").not_applicable), (0.0, CountsAs::Full));
    assert!(indicator("0.1").rule.is_none() && indicator("0.1").maximum == 0.0);
    let input = &indicator("2.1").inputs[0];
    assert_eq!(input.title.vi, "Bình quân");
    assert_eq!(input.per.map(|per| per.times), Some(1000.0));
    assert_eq!(input.impute.map(|impute| impute.among), Some(Among::Attribute(1)));
    assert_eq!(input.treat.map(|treat| (treat.winsorise, treat.kurtosis)), Some((3, 3.5)));
    assert_eq!((set.views()[0].points, set.ranking().tie_breakers.len()), (40.0, 2));
    let bands = set.bands(0).expect("the cohort is classed");
    assert_eq!(bands.classes.iter().map(|class| class.id.as_str()).collect::<Vec<_>>(), ["thap", "cao"]);
    assert_eq!((bands.class(50.0), bands.class(50.1)), (Some(0), Some(1)));
}

const COMPOSITE: &str = r#"
id = "test"
title = "Chỉ số tổng hợp"
period = { from = 2023-01-01, to = 2023-12-31 }
missing = "remove"
points = 100
aggregate = "weighted-mean"
[defaults]
points = 100
own-choice = "thử"
rule = { use = "min-max", to = [0, 100] }
inputs = { value = { kind = "number", treat = {} } }
[pillar-defaults]
points = 100
aggregate = "weighted-mean"
[[cohort]]
id = "all"
title = "Tất cả"
[[indicator]]
code = "1.3"
title = "Khác"
rule = { use = "z-score" }
"#;

#[test]
fn nodes_may_be_lists_and_tables_take_up_defaults_key_by_key() {
    let pillars = "code,title\n1,Một\n2,Hai\n";
    let indicators = "code,title,title.en,weight,rule.inverse,inputs.value.per\n\
                      1.1,Dân số,Population,0.5,,\n1.2,Thu nhập,Income,,true,1.1.value\n2.1,Ba,,,,\n";
    let (set, findings) = load(&[("indicators.csv", indicators), ("pillars.csv", pillars), ("set.toml", COMPOSITE)]);
    assert_eq!(findings.render(Language::En), "");
    let set = set.expect("the set is sound");
    let indicator = |code: &str| &set.indicators()[set.indicator(code).expect("it is there")];
    assert_eq!((indicator("1.1").weight, indicator("1.1").title.en.as_str()), (0.5, "Population"));
    let parameters = serde_json::json!({ "to": [0, 100], "inverse": true });
    assert_eq!(serde_json::Value::from(indicator("1.2").parameters(0)), parameters);
    let input = &indicator("1.2").inputs[0];
    assert!(input.per.is_some() && input.treat.is_some() && input.kind == Kind::Number);
    assert!(indicator("1.3").parameters(0).is_empty(), "another rule does not take up parameters");
    assert_eq!(set.tree().pillars[1].aggregate, Aggregate::WeightedMean);
    assert_eq!(indicator("2.1").place.to_string(), "sets/test/indicators.csv:4:10");
}

#[test]
fn faults_of_conditions_and_outcomes_are_told_at_once() {
    let head = CONDITIONS
        .replace("coverage = 0.65", "coverage = 65")
        .replace("tie-breakers = [\"2\"", "tie-breakers = [\"9\"")
        .replace("\"1.1\", \"2\"], otherwise", "\"1.1\", \"3\"], otherwise")
        .replace("rule = { use = \"value\" }", "rule = { use = \"value\" }\ncolour = \"red\"")
        .replace("members = [\"2\", \"1.1\"]", "members = [\"1\", \"1.1\"]\npoints = 7")
        .replace("kind = \"category\"", "kind = \"flag\"")
        .replace("scored = false", "scored = false\npoints = 3")
        .replace("above = 50", "from = 40, above = 50");
    let more = r#"
[[pillar]]
code = "3"
title = "Ba"
points = 10
aggregate = "minimum"
gaps = "rescale"
coverage = { share = 0.5, count = 2 }
gate = { conditions = ["3", "1"], otherwise = "explode" }
applies = { cohorts = ["huyen"], agencies = ["so-x"], attributes = { co-tthc = "x", vung = true } }
[[indicator]]
code = "4"
title = "Nặng"
weight = 2
[[indicator]]
code = "3.1"
title = "Thưởng"
bonus = true
not-applicable = "refuse"
inputs = { value = { kind = "number", times = 10, impute = { with = "mode", among = "co-tthc" }, treat = { winsorise = -1 } }, day = { kind = "date", treat = {} } }
[[bands]]
on = "points"
groups = ["1"]
classes = [
    { id = "a", title = "A", below = 198 },
    { id = "b", title = "B", from = 199, below = 264 },
    { id = "b", title = "C", from = 260 },
    { id = "d", title = "D", from = 300, to = 290 },
]
"#;
    let csv = "code,nam,cohort\nso-b,Sở B,so\n";
    let (set, findings) = load(&[("agencies.csv", csv), ("set.toml", &head), ("3.toml", more)]);
    assert!(set.is_none());
    insta::assert_snapshot!(findings.render(Language::En));
}

const UNCERTAIN: &str = r#"
[robustness]
seed = 7
draws = 1000
sobol = 64
weights = { spread = 0.25, of = "all" }
aggregate = { root = ["sum", "geometric-mean"], "1.2" = ["weighted-mean", "minimum"] }
leave-out = ["1.2", "1.1"]
"#;

#[test]
fn uncertain_choices_are_believed_as_they_were_written() {
    let (set, findings) = load(&[("1.toml", PILLAR), ("set.toml", &format!("{HEAD}{UNCERTAIN}"))]);
    assert_eq!(findings.render(Language::En), "");
    let set = set.expect("the set is sound");
    let robustness = set.robustness().expect("it is declared");
    assert_eq!((robustness.seed, robustness.draws, robustness.sobol), (7, 1000, Some(64)));
    let weights = robustness.weights.as_ref().expect("it is declared");
    assert_eq!(weights.of, [Member::Pillar(1), Member::Pillar(2), Member::Indicator(0), Member::Indicator(1)]);
    assert_eq!(robustness.aggregates[0], (0, vec![Aggregate::Sum, Aggregate::GeometricMean]));
    assert_eq!(robustness.aggregates[1].0, 2);
    assert_eq!(robustness.leave_out, [Member::Pillar(2), Member::Indicator(1)]);
}

#[test]
fn faults_of_uncertain_choices_are_told_at_once() {
    let faults = r#"
[robustness]
seed = -1
draws = 10
sobol = "many"
colour = "red"
weights = { spread = 1, of = "leaves" }
leave-out = ["1.2", "9"]
[robustness.aggregate]
"1" = ["sum", "median"]
"1.2" = ["sum", "weighted-mean"]
"2" = ["sum", "minimum"]
root = ["minimum", "geometric-mean"]
"#;
    let (set, findings) = load(&[("1.toml", PILLAR), ("set.toml", &format!("{HEAD}{faults}"))]);
    assert!(set.is_none());
    insta::assert_snapshot!(findings.render(Language::En));
    let (_, findings) =
        load(&[("1.toml", PILLAR), ("set.toml", &format!("{HEAD}[robustness]\nseed = 1\ndraws = 100"))]);
    assert!(findings.render(Language::En).contains("`weights`"), "nothing at all is uncertain");
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
