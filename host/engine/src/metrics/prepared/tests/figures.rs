//! Tests of figures of several agencies, prepared as a set asks for it.

use std::collections::BTreeMap;

use dti_criteria::{CriteriaSet, Source, SourceFile};
use dti_diagnostics::{Findings, Language};
use proptest::prelude::*;

use crate::Metrics;
use crate::fixture::{submission, submissions, told};
use crate::metrics::{Adjustment, AdjustmentKind, Prepared, derive, prepare};
use crate::submissions::Submission;

/// Agencies `a0` to `a13` in the cohort `one`, of the regions `north` and `south` in turn, `a13` of none; `b0` and `b1`
/// in `two`, both `north`. The indicator `0` is the population, `1` reads a figure with `more`.
fn set(more: &str) -> CriteriaSet {
    let agency = |(code, cohort, region): (String, &str, Option<&str>)| {
        let attributes = region.map(|region| format!("attributes = {{ region = \"{region}\" }}\n")).unwrap_or_default();
        format!("[[agency]]\ncode = \"{code}\"\nname = \"{code}\"\ncohort = \"{cohort}\"\n{attributes}")
    };
    let region = |position: usize| [Some("north"), Some("south")][position % 2].filter(|_| position < 13);
    let one = (0..14).map(|position| (format!("a{position}"), "one", region(position)));
    let two = (0..2).map(|position| (format!("b{position}"), "two", Some("north")));
    let agencies: String = one.chain(two).map(agency).collect();
    let text = format!(
        "id = \"trial\"\ntitle = \"T\"\nperiod = {{ from = 2023-01-01, to = 2023-12-31 }}\nmissing = \"zero\"\n\
         cohort = [{{ id = \"one\", title = \"Một\" }}, {{ id = \"two\", title = \"Hai\" }}]\n\
         attribute = [{{ id = \"region\", title = \"Vùng\", kind = \"category\" }}]\n{agencies}\
         [[indicator]]\ncode = \"0\"\ntitle = \"P\"\nscored = false\nown-choice = \"thử\"\n\
         inputs.people = {{ title = \"Dân số\", kind = \"count\", from = \"outside\" }}\n\
         [[indicator]]\ncode = \"1\"\ntitle = \"T\"\npoints = 10\nown-choice = \"thử\"\nrule = {{ use = \"value\" }}\n\
         inputs.value = {{ title = \"V\", kind = \"number\"{more} }}\n"
    );
    let source =
        Source { files: vec![SourceFile { path: "trial/set.toml".to_owned(), text }], reference: BTreeMap::new() };
    let mut findings = Findings::new();
    CriteriaSet::load(&source, &mut findings).unwrap_or_else(|_| panic!("{}", findings.render(Language::En)))
}

const PER: &str = ", per = \"0.people\", times = 1000";
const MEDIAN: &str = ", impute = { with = \"median\", among = \"cohort\" }";
const REGION: &str = ", impute = { with = \"mean\", among = \"region\" }";
const TREAT: &str = ", treat = { winsorise = 5, log = true, skewness = 2.0, kurtosis = 3.5 }";

/// Figures in the order of the agencies, none where one is missing, and the population of everybody.
fn metrics(set: &CriteriaSet, figures: &[Option<f64>], people: Option<f64>) -> Metrics {
    let one = |(agency, figure): (&dti_criteria::Agency, &Option<f64>)| -> Submission {
        let figure = figure.map(|figure| ("1", "value", figure));
        let people = people.map(|people| ("0", "people", people));
        submission(set, &agency.code, &figure.into_iter().chain(people).collect::<Vec<_>>())
    };
    let list = set.agencies().iter().zip(figures).map(one).collect();
    derive(set, &submissions(list), &mut Findings::new())
}

fn everybody(set: &CriteriaSet) -> Vec<usize> {
    (0..set.agencies().len()).collect()
}

/// What the rule of the indicator `1` reads of everybody.
fn read(set: &CriteriaSet, metrics: &Metrics, prepared: &Prepared) -> Vec<Option<f64>> {
    everybody(set).into_iter().map(|agency| prepared.value(metrics, agency, 1, 0)).collect()
}

fn some(figures: &[f64]) -> Vec<Option<f64>> {
    figures.iter().copied().map(Some).collect()
}

#[test]
fn inputs_that_ask_for_nothing_are_read_as_they_were_handed_in() {
    let set = set("");
    let metrics = metrics(&set, &some(&[1.0, 2.0, 4000.0]), Some(0.0));
    let prepared = prepare(&set, &metrics, &everybody(&set));
    assert_eq!(prepared, Prepared::default());
    assert_eq!(read(&set, &metrics, &prepared)[..4], [Some(1.0), Some(2.0), Some(4000.0), None]);
}

#[test]
fn a_figure_is_divided_by_its_denominator_and_multiplied() {
    let set = set(PER);
    let metrics = metrics(&set, &[Some(45.0), None, Some(0.0)], Some(90_000.0));
    let prepared = prepare(&set, &metrics, &everybody(&set));
    assert_eq!(read(&set, &metrics, &prepared)[..3], [Some(0.5), None, Some(0.0)]);
    let kind = AdjustmentKind::Denominated { by: Some(90_000.0) };
    assert_eq!(prepared.adjustments(0, 1, 0), [Adjustment { from: Some(45.0), to: Some(0.5), kind }]);
    assert_eq!(prepared.adjustments(1, 1, 0), []);
    assert_eq!(prepared.value(&metrics, 0, 0, 0), Some(90_000.0));
}

#[test]
fn a_figure_without_a_denominator_above_0_is_missing() {
    let set = set(PER);
    for people in [None, Some(0.0)] {
        let metrics = metrics(&set, &some(&[45.0, 0.0]), people);
        let prepared = prepare(&set, &metrics, &everybody(&set));
        assert_eq!(read(&set, &metrics, &prepared)[..2], [None, None]);
        let kind = AdjustmentKind::Denominated { by: people };
        assert_eq!(prepared.adjustments(0, 1, 0), [Adjustment { from: Some(45.0), to: None, kind }]);
    }
}

#[test]
fn a_missing_figure_becomes_the_median_of_the_scored_agencies_of_its_cohort() {
    let set = set(MEDIAN);
    let mut figures = vec![None; 16];
    (figures[1], figures[2], figures[3], figures[14]) = (Some(1.0), Some(2.0), Some(900.0), Some(7.0));
    let metrics = metrics(&set, &figures, None);
    let prepared = prepare(&set, &metrics, &everybody(&set));
    let kind = AdjustmentKind::Imputed { of: 3 };
    assert_eq!(prepared.adjustments(0, 1, 0), [Adjustment { from: None, to: Some(2.0), kind }]);
    assert_eq!((prepared.value(&metrics, 15, 1, 0), prepared.adjustments(1, 1, 0)), (Some(7.0), &[][..]));
    let fewer = prepare(&set, &metrics, &[0, 1, 2]);
    assert_eq!((fewer.value(&metrics, 0, 1, 0), fewer.value(&metrics, 15, 1, 0)), (Some(1.5), None));
}

#[test]
fn a_group_by_category_reaches_across_cohorts() {
    let set = set(REGION);
    let mut figures = vec![None; 16];
    (figures[0], figures[1], figures[14]) = (Some(10.0), Some(7.0), Some(30.0));
    let metrics = metrics(&set, &figures, None);
    let prepared = prepare(&set, &metrics, &everybody(&set));
    let read = read(&set, &metrics, &prepared);
    assert_eq!((read[2], read[3], read[13], read[15]), (Some(20.0), Some(7.0), None, Some(20.0)));
}

#[test]
fn gaps_that_stay_are_told() {
    let set = set(REGION);
    let metrics = metrics(&set, &vec![None; 16], None);
    let mut findings = Findings::new();
    findings.extend(prepare(&set, &metrics, &[0, 1, 13]).gaps(&set));
    assert_eq!(
        told(&findings),
        ["nothing-to-impute-from - 1: `V` of the indicator `1` stays missing where nobody of the same group has a \
          figure; agencies: 3"]
    );
}

#[test]
fn figures_are_denominated_then_imputed_then_treated() {
    let set = set(&[PER, MEDIAN, TREAT].concat());
    let mut figures: Vec<f64> = (1..=12).map(f64::from).collect();
    figures.push(500.0);
    let metrics = metrics(&set, &[some(&figures), vec![None, Some(5.0), None]].concat(), Some(500.0));
    let prepared = prepare(&set, &metrics, &everybody(&set));
    let read = read(&set, &metrics, &prepared);
    let median = (7.0 + 7.0) / 2.0 * 2.0;
    assert_eq!((read[0], read[11], read[12], read[13]), (Some(2.0), Some(24.0), Some(24.0), Some(median)));
    let kinds = |agency| prepared.adjustments(agency, 1, 0).iter().map(|one| one.kind).collect::<Vec<_>>();
    let denominated = AdjustmentKind::Denominated { by: Some(500.0) };
    assert_eq!(kinds(12), [denominated, AdjustmentKind::Winsorised]);
    assert_eq!(kinds(13), [AdjustmentKind::Imputed { of: 13 }]);
    assert_eq!((read[14], read[15]), (Some(10.0), Some(10.0)));
}

proptest! {
    #[test]
    fn imputing_never_changes_a_figure_that_is_there(
        figures in prop::collection::vec(prop::option::of(-1e6..1e6_f64), 16),
        region: bool,
    ) {
        let set = set(if region { REGION } else { MEDIAN });
        let metrics = metrics(&set, &figures, None);
        let prepared = prepare(&set, &metrics, &everybody(&set));
        for (before, after) in figures.iter().zip(read(&set, &metrics, &prepared)) {
            prop_assert!(before.is_none() || *before == after);
        }
    }

    #[test]
    fn the_order_in_which_agencies_are_scored_does_not_matter(
        figures in prop::collection::vec(prop::option::of((-3.0..9.0_f64).prop_map(libm::exp)), 16),
        order in Just((0..16).collect::<Vec<usize>>()).prop_shuffle(),
    ) {
        let set = set(&[PER, REGION, TREAT].concat());
        let metrics = metrics(&set, &figures, Some(7.0));
        prop_assert_eq!(prepare(&set, &metrics, &order), prepare(&set, &metrics, &everybody(&set)));
    }
}
