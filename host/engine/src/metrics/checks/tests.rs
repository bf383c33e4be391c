//! Tests of evidence and of missing figures: when they are due, and what is told of them.

use dti_criteria::CriteriaSet;
use dti_diagnostics::{Code, Finding, Findings, Place};

use crate::fixture::{set, submission, submissions, told};
use crate::metrics::derive;
use crate::submissions::Submission;
use crate::submissions::evidence::Days;

const HEAD: &str = "title = \"T\"\npoints = 10\nown-choice = \"thử\"\nrule = { use = \"mix\" }\n";

/// A set of one indicator with one input.
fn asking(input: &str, evidence: &str) -> CriteriaSet {
    set(&format!(
        "[[indicator]]\ncode = \"1\"\n{HEAD}inputs = {{ y = {{ title = \"Y\", {input} }} }}\nevidence = \"{evidence}\"\n"
    ))
}

/// A submission that cites something.
fn citing(set: &CriteriaSet, agency: &str, value: f64, evidence: &str) -> Submission {
    let mut made = submission(set, agency, &[("1", "y", value)]);
    let place = Place::cell(format!("{agency}.xlsx"), "Phiếu", 0, 11);
    made.entries.entry(0).or_default().cite(evidence, &place, &Days::of(set));
    made
}

fn findings(set: &CriteriaSet, list: Vec<Submission>) -> Findings {
    let mut findings = Findings::new();
    derive(set, &submissions(list), &mut findings);
    findings
}

const MISSING: &str =
    "the indicator `1` has figures but no evidence, so it earns no points; status: more evidence is required";

#[test]
fn evidence_is_due_where_something_is_claimed() {
    let set = asking("kind = \"yes-no\"", "required");
    let list = vec![
        submission(&set, "a1", &[("1", "y", 1.0)]),
        submission(&set, "a2", &[("1", "y", 0.0)]),
        citing(&set, "a3", 1.0, "79/QĐ-UBND – 10/01/2023: Phê duyệt kế hoạch"),
        citing(&set, "b1", 1.0, "đính kèm"),
    ];
    let lacking: Vec<_> = list.iter().map(|one| one.lacks_evidence(0, &set.indicators()[0])).collect();
    assert_eq!(lacking, [true, false, false, true]);
    let told = told(&findings(&set, list));
    let expected = [
        format!("evidence-missing a1 1: {MISSING}; there is no explanation either"),
        format!("evidence-missing b1 1: {MISSING}; “đính kèm” names no document; there is no explanation either"),
    ];
    assert_eq!(told, expected);
}

#[test]
fn one_finding_tells_of_evidence_and_explanation_and_names_the_empty_cell() {
    let set = asking("kind = \"count\"", "required");
    let mut explained = citing(&set, "a1", 5.0, "");
    explained.entries.get_mut(&0).unwrap().explanation = "Chưa ban hành văn bản".to_owned();
    let findings = findings(&set, vec![explained]);
    assert_eq!(told(&findings), [format!("evidence-missing a1 1: {MISSING}; an explanation is given")]);
    assert_eq!(findings.iter().next().unwrap().place.as_ref().unwrap().to_string(), "a1.xlsx, `Phiếu`!L1");
}

#[test]
fn a_flat_table_that_cites_nothing_lacks_evidence_too() {
    let set = asking("kind = \"count\"", "required");
    let mut flat = submission(&set, "a1", &[("1", "y", 5.0)]);
    flat.entries.clear();
    let findings = findings(&set, vec![flat]);
    assert_eq!(findings.iter().next().unwrap().place.as_ref().unwrap().to_string(), "a1.xlsx, `Phiếu`!B1");
    assert_eq!(findings.len(), 1);
}

#[test]
fn figures_of_other_bodies_and_optional_evidence_leave_nothing_due() {
    let outside = asking("kind = \"count\", from = \"outside\"", "required");
    assert_eq!(told(&findings(&outside, vec![submission(&outside, "a1", &[("1", "y", 5.0)])])), [""; 0]);
    let optional = asking("kind = \"count\"", "optional");
    assert_eq!(told(&findings(&optional, vec![submission(&optional, "a1", &[("1", "y", 5.0)])])), [""; 0]);
}

#[test]
fn citations_of_a_wrong_form_are_told_cell_by_cell_whether_required_or_not() {
    for evidence in ["required", "optional", "none"] {
        let set = asking("kind = \"count\"", evidence);
        let cited = "04/03/2023 - 04/03/2023\n12/BC-STC – 31/02/2023: Báo cáo\n13/BC-STC – 05/01/2023: Báo cáo";
        let findings = findings(&set, vec![citing(&set, "a1", 5.0, cited)]);
        let expected = "evidence-of-wrong-form a1 1: the evidence of the indicator `1` is not in its form: \
                        “04/03/2023 - 04/03/2023”: `04/03/2023` is a date, not a number and symbol, the abstract is \
                        missing; “12/BC-STC – 31/02/2023: Báo cáo”: `31/02/2023` is no day of the calendar in \
                        day/month/year";
        assert_eq!(told(&findings), [expected]);
        assert_eq!(findings.iter().next().unwrap().place.as_ref().unwrap().to_string(), "a1.xlsx, `Phiếu`!L1");
    }
}

#[test]
fn a_missing_figure_is_told_with_its_empty_cell_unless_the_whole_form_is_refused() {
    let set = asking("kind = \"count\"", "none");
    let mut empty = submission(&set, "a1", &[]);
    empty.blanks.insert((0, 0), Place::cell("a1.xlsx", "Phiếu", 9, 5));
    let list = submissions(vec![empty]);
    let mut findings = Findings::new();
    derive(&set, &list, &mut findings);
    let place = findings.iter().next().unwrap().place.as_ref().unwrap().to_string();
    assert_eq!(place, "a1.xlsx, `Phiếu`!F10");

    let refused = Finding::new(Code::SetMismatch).with("found", "x").with("expected", "y").agency("a1");
    let mut findings = Findings::new();
    findings.push(refused);
    derive(&set, &list, &mut findings);
    assert_eq!(findings.len(), 1, "nobody has looked at its rows");
}
