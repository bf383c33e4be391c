//! Tests of the awards.

use dti_criteria::CriteriaSet;
use dti_diagnostics::{Code, Finding, Findings, Halted, Language};

use super::{Scores, Status, Unscored, UnscoredCause, award};
use crate::fixture::{rules, set, submission, submissions, told};
use crate::metrics::AdjustmentKind;
use crate::submissions::Submission;
use crate::{Appraisals, metrics, rules};

fn scored(set: &CriteriaSet, list: Vec<Submission>, findings: &mut Findings) -> Result<Scores, Halted> {
    let rules = rules();
    let plan = rules::plan(set, &rules, findings).unwrap_or_else(|_| panic!("{:?}", told(findings)));
    let submissions = submissions(list);
    let metrics = metrics::derive(set, &submissions, findings);
    award(set, &metrics, &submissions, &Appraisals::default(), &plan, Language::En, findings)
}

fn indicator(code: &str, rule: &str, more: &str) -> String {
    format!(
        "[[indicator]]\ncode = \"{code}\"\ntitle = \"T\"\npoints = 10\nown-choice = \"thử\"\n\
         inputs = {{ value = {{ title = \"V\", kind = \"number\" }} }}\nrule = {{ use = \"{rule}\" }}\n{more}\n"
    )
}

fn final_points(scores: &Scores) -> Vec<Vec<Option<f64>>> {
    scores.by_agency.iter().map(|list| list.iter().map(|score| score.final_points).collect()).collect()
}

#[test]
fn each_agency_earns_what_the_rule_awards() {
    let set = set(&indicator("1", "value", ""));
    let list = vec![submission(&set, "b1", &[("1", "value", 3.0)]), submission(&set, "a1", &[("1", "value", 7.0)])];
    let scores = scored(&set, list, &mut Findings::new()).unwrap();
    assert_eq!(scores.agencies, [0, 3]);
    assert_eq!(final_points(&scores), [[Some(7.0)], [Some(3.0)]]);
    assert_eq!(scores.by_agency[0][0].reason, "= 7");
    assert_eq!(scores.by_agency[0][0].status, Status::Computed);
    assert_eq!(scores.fuel, [2]);
    let cause = UnscoredCause::NotSubmitted;
    assert_eq!(scores.unscored, [1, 2, 4].map(|agency| Unscored { agency, cause }));
}

#[test]
fn an_indicator_is_scored_only_where_it_applies() {
    let set = set(&format!("{}{}", indicator("1", "value", "cohorts = [\"two\"]"), indicator("2", "value", "")));
    let figures = [("1", "value", 1.0), ("2", "value", 2.0)];
    let list = vec![submission(&set, "a1", &figures), submission(&set, "b1", &figures)];
    let scores = scored(&set, list, &mut Findings::new()).unwrap();
    assert_eq!(final_points(&scores), [vec![Some(2.0)], vec![Some(1.0), Some(2.0)]]);
}

#[test]
fn missing_figures_count_as_the_indicator_says() {
    let set = set(&[
        indicator("1", "value", ""),
        indicator("2", "value", "missing = \"remove\""),
        indicator("3", "value", "minimum = 2"),
        indicator("4", "value", "minimum = -5"),
    ]
    .concat());
    let list = vec![submission(&set, "a1", &[("1", "self-points", 4.0)])];
    let scores = scored(&set, list, &mut Findings::new()).unwrap();
    assert_eq!(final_points(&scores), [[Some(0.0), None, Some(2.0), Some(0.0)]]);
    let statuses: Vec<_> = scores.by_agency[0].iter().map(|score| score.status).collect();
    assert_eq!(statuses, [Status::Zero, Status::Removed, Status::Zero, Status::Zero]);
    assert_eq!(scores.by_agency[0][0].self_points, Some(4.0));
    assert_eq!(scores.by_agency[0][0].computed_points, None);
}

#[test]
fn an_agency_with_errors_is_left_out_of_its_cohort() {
    let set = set(&indicator("1", "best", ""));
    let list = vec![submission(&set, "a1", &[("1", "value", 4.0)]), submission(&set, "a2", &[("1", "value", 8.0)])];
    let mut findings = Findings::new();
    let rules = rules();
    let plan = rules::plan(&set, &rules, &mut findings).unwrap_or_else(|_| panic!());
    let submissions = submissions(list);
    findings.push(Finding::new(Code::WorkbookEncrypted).agency("a2"));
    findings.push(Finding::new(Code::AgencyMissing).agency("a3"));
    let metrics = metrics::derive(&set, &submissions, &mut findings);
    let scores =
        award(&set, &metrics, &submissions, &Appraisals::default(), &plan, Language::En, &mut findings).unwrap();
    assert_eq!(final_points(&scores), [[Some(10.0)]]);
    let causes: Vec<_> = scores.unscored.iter().map(|unscored| (unscored.agency, unscored.cause)).collect();
    use UnscoredCause::{Errors, NotSubmitted};
    assert_eq!(causes, [(1, Errors), (2, Errors), (3, NotSubmitted), (4, NotSubmitted)]);
    let warnings: Vec<_> = told(&findings).into_iter().filter(|told| told.starts_with("agency-not-scored")).collect();
    assert_eq!(
        warnings,
        [
            "agency-not-scored a2 -: the agency `a2` is not scored; errors: 1",
            "agency-not-scored a3 -: the agency `a3` is not scored; errors: 1",
        ]
    );
}

#[test]
fn an_agency_that_is_refused_leaves_the_cohort_of_relative_rules() {
    let set = set(&[indicator("1", "best", ""), indicator("2", "value", "missing = \"refuse\"")].concat());
    let list = vec![
        submission(&set, "a1", &[("1", "value", 100.0)]),
        submission(&set, "a2", &[("1", "value", 4.0), ("2", "value", 1.0)]),
        submission(&set, "a3", &[("1", "value", 2.0), ("2", "value", 1.0)]),
    ];
    let mut findings = Findings::new();
    let scores = scored(&set, list, &mut findings).unwrap();
    assert_eq!(final_points(&scores), [[Some(10.0), Some(1.0)], [Some(5.0), Some(1.0)]]);
    assert_eq!(scores.unscored[0], Unscored { agency: 0, cause: UnscoredCause::AnswerRequired });
    assert_eq!(scores.fuel, [5, 3]);
    assert_eq!(
        told(&findings),
        [
            "answer-missing a1 2: `V` of the indicator `2` is missing",
            "answer-required a1 2: the indicator `2` must be answered, but: figures are missing",
            "agency-not-scored a1 -: the agency `a1` is not scored; errors: 1",
        ]
    );
}

#[test]
fn an_agency_that_is_refused_leaves_the_figures_that_others_are_imputed_from() {
    let first = indicator("1", "value", "")
        .replace("kind = \"number\"", "kind = \"number\", impute = { with = \"mean\", among = \"cohort\" }");
    let set = set(&[first, indicator("2", "value", "missing = \"refuse\"")].concat());
    let list = vec![
        submission(&set, "a1", &[("1", "value", 9.0)]),
        submission(&set, "a2", &[("1", "value", 4.0), ("2", "value", 1.0)]),
        submission(&set, "a3", &[("2", "value", 1.0)]),
        submission(&set, "b1", &[("2", "value", 1.0)]),
    ];
    let mut findings = Findings::new();
    let scores = scored(&set, list, &mut findings).unwrap();
    assert_eq!(final_points(&scores)[..2], [[Some(4.0), Some(1.0)], [Some(4.0), Some(1.0)]]);
    assert_eq!(scores.prepared.adjustments(2, 0, 0)[0].kind, AdjustmentKind::Imputed { of: 1 });
    assert_eq!(scores.by_agency[2][0].computed_points, None);
    let gaps: Vec<_> = told(&findings).into_iter().filter(|told| told.starts_with("nothing-to-impute-from")).collect();
    assert!(gaps.len() == 1 && gaps[0].ends_with("agencies: 1"), "{gaps:?}");
}

#[test]
fn a_rule_that_fails_or_refuses_halts_the_run() {
    let set = set(&[indicator("1", "broken", ""), indicator("2", "refusing", "")].concat());
    let list = vec![submission(&set, "a1", &[("1", "value", 1.0), ("2", "value", 1.0)])];
    let mut findings = Findings::new();
    assert!(scored(&set, list, &mut findings).is_err());
    assert_eq!(
        told(&findings),
        [
            "rule-failed - 1: the rule `broken` failed while it scored the indicator `1`: out of fuel",
            "rule-refused - 2: the rule `refusing` refuses to score the indicator `2`: no goal",
        ]
    );
}

#[test]
fn a_rule_that_fails_for_a_cohort_leaves_the_indicator_out_of_its_maxima_if_the_set_says_so() {
    let withholding = indicator("1", "broken-at-two", "rule-failure = \"withhold\"\nmissing = \"refuse\"");
    let set = set(&[withholding, indicator("2", "value", "")].concat());
    let figures = |value| [("1", "value", value), ("2", "value", 5.0)];
    let list = vec![
        submission(&set, "a1", &figures(1.0)),
        submission(&set, "a2", &figures(2.0)),
        submission(&set, "b1", &figures(3.0)),
    ];
    let mut findings = Findings::new();
    let scores = scored(&set, list, &mut findings).unwrap();
    assert_eq!(final_points(&scores), [[None, Some(5.0)], [None, Some(5.0)], [Some(3.0), Some(5.0)]]);
    let statuses: Vec<_> = scores.by_agency.iter().map(|list| list[0].status).collect();
    assert_eq!(statuses, [Status::RuleFailed, Status::RuleFailed, Status::Computed]);
    assert_eq!(scores.by_agency[0][0].reason, "the rule failed, so nobody of the cohort is scored: out of fuel");
    assert_eq!(
        told(&findings),
        ["indicator-withheld - 1: the indicator `1` does not count for the cohort “Một”, because the rule \
          `broken-at-two` failed: out of fuel"]
    );
}

#[test]
fn what_a_set_says_of_failures_in_its_head_holds_where_an_indicator_does_not_say_otherwise() {
    let head = "rule-failure = \"withhold\"\n";
    let stopping = indicator("2", "broken", "rule-failure = \"stop\"");
    let set = set(&[head, &indicator("1", "broken", ""), &stopping].concat());
    let list = vec![submission(&set, "a1", &[("1", "value", 1.0), ("2", "value", 1.0)])];
    let mut findings = Findings::new();
    assert!(scored(&set, list, &mut findings).is_err());
    assert_eq!(
        told(&findings),
        ["rule-failed - 2: the rule `broken` failed while it scored the indicator `2`: out of fuel"]
    );
}

#[test]
fn what_a_machine_did_not_finish_stops_the_run_whatever_the_set_says() {
    let set = set(&indicator("1", "interrupted", "rule-failure = \"withhold\""));
    let list = vec![submission(&set, "a1", &[("1", "value", 1.0)])];
    let mut findings = Findings::new();
    assert!(scored(&set, list, &mut findings).is_err());
    let expected = "plugin-interrupted - 1: this machine did not run `interrupted` to its end: too slow";
    assert_eq!(told(&findings), [expected]);
}

#[test]
fn a_refusal_is_no_failure() {
    let set = set(&indicator("1", "refusing", "rule-failure = \"withhold\""));
    let list = vec![submission(&set, "a1", &[("1", "value", 1.0)])];
    let mut findings = Findings::new();
    assert!(scored(&set, list, &mut findings).is_err());
    assert_eq!(findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), [Code::RuleRefused]);
}

#[test]
fn a_run_that_scores_nobody_halts() {
    let mut findings = Findings::new();
    assert!(scored(&set(&indicator("1", "value", "")), Vec::new(), &mut findings).is_err());
    assert_eq!(told(&findings), ["nobody-scored - -: no agency could be scored"]);
}

#[test]
fn an_award_withheld_although_all_figures_are_there_counts_as_the_set_says_of_that() {
    let inputs = "inputs = { a = { title = \"A\", kind = \"count\" }, b = { title = \"B\", kind = \"count\" } }";
    let ratio = |code: &str, policies: &str| {
        format!(
            "[[indicator]]\ncode = \"{code}\"\ntitle = \"T\"\npoints = 10\nown-choice = \"thử\"\n{inputs}\n\
             rule = {{ use = \"ratio\" }}\n{policies}\n"
        )
    };
    let set =
        set(&[ratio("1", "withheld = \"remove\""), ratio("2", "missing = \"remove\"\nwithheld = \"zero\"")].concat());
    let nothing = [("1", "a", 0.0), ("1", "b", 0.0), ("2", "a", 0.0), ("2", "b", 0.0)];
    let list = vec![submission(&set, "a1", &nothing), submission(&set, "a2", &[])];
    let scores = scored(&set, list, &mut Findings::new()).unwrap();
    assert_eq!(final_points(&scores), [[None, Some(0.0)], [Some(0.0), None]]);
}

#[test]
fn a_metric_that_cannot_be_counted_halts_the_run() {
    let set =
        set("[[records]]\nid = \"r\"\ntitle = \"R\"\ncolumns = [{ id = \"x\", title = \"X\", kind = \"number\" }]\n\
         [[indicator]]\ncode = \"1\"\ntitle = \"T\"\npoints = 10\nown-choice = \"thử\"\nrule = { use = \"value\" }\n\
         inputs = { value = { title = \"V\", kind = \"number\", from = \"r\", sql = \"x\" } }\n");
    let mut findings = Findings::new();
    assert!(scored(&set, vec![submission(&set, "a1", &[])], &mut findings).is_err());
    assert_eq!(findings.iter().map(|finding| finding.code).next(), Some(Code::SqlRefused));
}
