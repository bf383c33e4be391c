//! Tests of indicators that do not apply to an agency, and of those that are collected only.

use dti_criteria::{CriteriaSet, Source, SourceFile};
use dti_diagnostics::{Findings, Language};

use super::{Scores, Status, award};
use crate::appraisals::Appraisals;
use crate::fixture::{rules, submission, submissions, told};
use crate::index::Presence;
use crate::{index, metrics, rules};

/// Two agencies of one cohort, of which only `a` has dossiers, and one of another cohort.
const SET: &str = r#"
id = "trial"
title = "Bộ thử"
period = { from = 2023-01-01, to = 2023-12-31 }
missing = "zero"
withheld = "full"
cohort = [{ id = "one", title = "Một" }, { id = "two", title = "Hai" }]
attribute = [{ id = "co-tthc", title = { vi = "Có thủ tục hành chính", en = "Has procedures" } }]
[[agency]]
code = "a"
name = "A"
cohort = "one"
attributes = { co-tthc = true }
[[agency]]
code = "b"
name = "B"
cohort = "one"
[[agency]]
code = "c"
name = "C"
cohort = "two"
attributes = { co-tthc = true }
"#;

fn set(indicators: &str) -> CriteriaSet {
    let file = SourceFile { path: "trial/set.toml".to_owned(), text: format!("{SET}{indicators}") };
    let mut findings = Findings::new();
    let set = CriteriaSet::load(&Source { files: vec![file], reference: Default::default() }, &mut findings);
    set.unwrap_or_else(|_| panic!("{}", findings.render(Language::En)))
}

fn indicator(code: &str, more: &str) -> String {
    format!(
        "[[indicator]]\ncode = \"{code}\"\ntitle = \"T\"\nown-choice = \"thử\"\n\
         inputs = {{ value = {{ title = \"V\", kind = \"number\" }} }}\n{more}\n"
    )
}

const SCORED: &str = "points = 10\nrule = { use = \"value\" }\n";

fn scored(set: &CriteriaSet) -> Scores {
    let (rules, mut findings) = (rules(), Findings::new());
    let plan = rules::plan(set, &rules, &mut findings).unwrap_or_else(|_| panic!("{:?}", told(&findings)));
    let figures: Vec<_> = set.indicators().iter().map(|one| (one.code.as_str(), "value", 4.0)).collect();
    let submissions = submissions(["a", "b", "c"].map(|agency| submission(set, agency, &figures)).into());
    let metrics = metrics::derive(set, &submissions, &mut findings);
    award(set, &metrics, &submissions, &Appraisals::default(), &plan, Language::En, &mut findings).unwrap()
}

#[test]
fn what_does_not_apply_counts_as_the_set_says_and_says_why() {
    let applies = "applies = { attributes = { co-tthc = true } }\n";
    let set = set(&[
        indicator("1", &format!("{SCORED}{applies}")),
        indicator("2", &format!("{SCORED}{applies}not-applicable = \"full\"")),
        indicator("3", &format!("{SCORED}{applies}not-applicable = \"zero\"")),
        indicator("4", &format!("{SCORED}applies = {{ except = [\"b\"] }}")),
        indicator("5", &format!("{SCORED}cohorts = [\"one\"]")),
    ]
    .concat());
    let scores = scored(&set);
    let points = |row: usize| scores.by_agency[row].iter().map(|score| score.final_points).collect::<Vec<_>>();
    assert_eq!(points(0), [Some(4.0); 5]);
    assert_eq!(points(1), [None, Some(10.0), Some(0.0), None, Some(4.0)]);
    assert_eq!(points(2), [Some(4.0); 4], "indicators of other cohorts are no part of an agency's assessment");
    assert!(scores.by_agency[1][..4].iter().all(|score| score.status == Status::NotApplicable));
    let reasons: Vec<_> = scores.by_agency[1][..4].iter().map(|score| score.reason.as_str()).collect();
    let expected = [
        "does not apply: Has procedures: No; left out of the maximum",
        "does not apply: Has procedures: No; counts as all points",
        "does not apply: Has procedures: No; counts as 0 points",
        "does not apply: the criteria set says which agencies it applies to; left out of the maximum",
    ];
    assert_eq!(reasons, expected);
    let place = &index::compose(&set, &scores, &mut Findings::new()).rankings[0].places;
    let total = |agency| place.iter().find(|place| place.agency == agency).unwrap().total;
    assert_eq!((total(0).maximum, total(1).maximum), (50.0, 30.0));
}

#[test]
fn what_is_collected_only_has_a_score_without_points() {
    let set = set(&[indicator("0", "scored = false\n"), indicator("1", SCORED)].concat());
    let scores = scored(&set);
    let score = &scores.by_agency[0][0];
    assert_eq!((score.status, score.final_points, score.maximum), (Status::NotScored, None, 0.0));
    assert_eq!(
        (score.presence(), score.reason.as_str()),
        (Presence::NotApplicable, "the figures are collected and not scored")
    );
    let index = index::compose(&set, &scores, &mut Findings::new());
    assert_eq!((index.rankings[0].places[0].total.maximum, index.rankings[0].places[0].coverage), (10.0, 1.0));
}

#[test]
fn a_penalty_is_not_escaped_by_citing_nothing() {
    let penalty = "minimum = -5\npoints = 0\nevidence = \"required\"\nrule = { use = \"penalty\" }\n";
    let scores = scored(&set(&indicator("1", penalty)));
    let score = &scores.by_agency[0][0];
    assert_eq!((score.final_points, score.status), (Some(-4.0), Status::Computed));
}
