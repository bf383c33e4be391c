//! Tests of what the council's decisions do to scores.

use dti_criteria::CriteriaSet;
use dti_diagnostics::{Findings, Halted, Language};
use proptest::prelude::*;

use super::{Scores, Status, UnscoredCause, award};
use crate::fixture::{appraisals, rules, set, submission, submissions, told};
use crate::submissions::Submission;
use crate::{metrics, rules};

const HEADINGS: &str = "Mã đơn vị;Mã chỉ số;Số liệu 1;Số liệu 2;Điểm thẩm định;Kết luận;Lý do;Ngày thẩm định\n";

/// `1` and `4` read their own figures, `2` is the value itself, `3` is relative; `4` needs evidence, and `5` is left out
/// of the maximum where its figure is missing.
fn trial() -> CriteriaSet {
    let indicator = |code: &str, inputs: &str, rule: &str, more: &str| {
        format!(
            "[[indicator]]\ncode = \"{code}\"\ntitle = \"T\"\npoints = 10\nown-choice = \"thử\"\n\
             inputs = {{ {inputs} }}\nrule = {{ use = \"{rule}\" }}\n{more}\n"
        )
    };
    let counts = "a = { title = \"A\", kind = \"count\", part-of = \"b\" }, b = { title = \"B\", kind = \"count\", maximum = 100 }";
    let value = "value = { title = \"V\", kind = \"number\" }";
    set(&[
        indicator("1", counts, "ratio", ""),
        indicator("2", value, "value", ""),
        indicator("3", value, "best", ""),
        indicator("4", value, "value", "evidence = \"required\""),
        indicator("5", value, "value", "missing = \"remove\""),
    ]
    .concat())
}

fn handed_in(set: &CriteriaSet) -> Vec<Submission> {
    let of = |agency: &str, a: f64, best: f64| {
        let figures = [("1", "a", a), ("1", "b", 30.0), ("2", "value", 5.0), ("3", "value", best), ("4", "value", 8.0)];
        submission(set, agency, &figures)
    };
    vec![of("a1", 10.0, 8.0), of("a2", 20.0, 4.0), of("b1", 30.0, 6.0)]
}

fn scored(rounds: &[&str]) -> (Result<Scores, Halted>, Findings) {
    let set = trial();
    scored_in(&set, handed_in(&set), rounds)
}

fn scored_in(set: &CriteriaSet, list: Vec<Submission>, rounds: &[&str]) -> (Result<Scores, Halted>, Findings) {
    let (rules, mut findings) = (rules(), Findings::new());
    let plan = rules::plan(set, &rules, &mut findings).unwrap_or_else(|_| panic!("{:?}", told(&findings)));
    let submissions = submissions(list);
    let mut metrics = metrics::derive(set, &submissions, &mut findings);
    // What the form says of evidence and missing figures is not what these tests are about.
    findings = Findings::new();
    // Blank lines make rounds without decisions files of their own.
    let file = |(number, rows): (usize, &&str)| format!("{HEADINGS}{rows}{}", "\n".repeat(number));
    let files: Vec<_> = rounds.iter().enumerate().map(file).collect();
    let appraisals = appraisals(set, &files, &mut findings).unwrap_or_else(|_| panic!("{:?}", told(&findings)));
    metrics::correct(set, &mut metrics, &appraisals, &mut findings);
    let scores = award(set, &metrics, &submissions, &appraisals, &plan, Language::En, &mut findings);
    (scores, findings)
}

/// Computed, appraised and final points, and the status.
type Row = (Option<f64>, Option<f64>, Option<f64>, Status);

/// Without findings: of each agency the computed, appraised and final points and the status of one indicator.
fn of_indicator(rounds: &[&str], indicator: usize) -> Vec<Row> {
    let (scores, findings) = scored(rounds);
    assert_eq!(told(&findings), [""; 0]);
    rows(&scores.unwrap(), indicator)
}

fn rows(scores: &Scores, indicator: usize) -> Vec<Row> {
    let row = |list: &Vec<super::Score>| {
        let score = &list[indicator];
        (score.computed_points, score.appraised_points, score.final_points, score.status)
    };
    scores.by_agency.iter().map(row).collect()
}

fn codes(findings: &Findings) -> Vec<&str> {
    findings.iter().map(|finding| finding.code.as_str()).collect()
}

#[test]
fn bare_points_need_a_reason_only_where_they_change_something() {
    let (_, findings) = scored(&["a1;2;;;7;;;20/01/2024\na2;2;;;5;;;20/01/2024\nb1;2;;;4;;x;20/01/2024\n"]);
    let expected = "appraisal-reason-missing a1 2: the council changes the indicator `2` and gives no reason";
    assert_eq!(told(&findings), [expected]);
}

#[test]
fn the_councils_points_count_and_the_computed_ones_stay_known() {
    let told = of_indicator(&["a1;2;;;7;Không thống nhất;x;20/01/2024\nb1;2;;;3;;x;20/01/2024\n"], 1);
    let computed = (Some(5.0), None, Some(5.0), Status::Computed);
    let appraised = |points| (Some(5.0), Some(points), Some(points), Status::Appraised);
    assert_eq!(told, [appraised(7.0), computed, appraised(3.0)]);
    let reason = scored(&["a1;2;;;7;Không thống nhất;x;20/01/2024\n"]).0.unwrap().by_agency[0][1].reason.clone();
    assert_eq!(reason, "7 points by the council (by the figures: = 5)");
}

#[test]
fn corrected_figures_are_scored_by_the_rule_and_merge_over_rounds() {
    let appraisal = "a1;1;15;;;Không thống nhất;x;20/01/2024\n";
    assert_eq!(of_indicator(&[appraisal], 0)[0], (Some(1.0 / 3.0 * 10.0), Some(5.0), Some(5.0), Status::Appraised));
    let appeal = "a1;1;;60;;Không thống nhất;y;20/02/2024\n";
    assert_eq!(of_indicator(&[appraisal, appeal], 0)[0].2, Some(2.5), "the first correction stays");
    let agreed = "a1;1;;;;Thống nhất;;20/03/2024\n";
    assert_eq!(of_indicator(&[appraisal, appeal, agreed], 0)[0].2, Some(2.5));
}

#[test]
fn appeals_win_over_appraisals() {
    let rounds = ["a1;2;;;3;;x;20/01/2024\n", "a1;2;;;9;;y;20/02/2024\n"];
    assert_eq!(of_indicator(&rounds, 1)[0].2, Some(9.0));
    let back = "a1;2;;;5;Thống nhất;;20/03/2024\n";
    assert_eq!(of_indicator(&[rounds[0], back], 1)[0].2, Some(5.0), "the appeal agrees with the computed points");
}

#[test]
fn others_of_a_relative_cohort_are_recomputed_and_told_why() {
    let correction = "a1;3;16;;;Không thống nhất;x;20/01/2024\n";
    let told = of_indicator(&[correction], 2);
    assert_eq!(told[0], (Some(10.0), Some(10.0), Some(10.0), Status::Appraised));
    assert_eq!(told[1], (Some(5.0), Some(2.5), Some(2.5), Status::Recomputed));
    assert_eq!(told[2], (Some(10.0), None, Some(10.0), Status::Computed), "another cohort");
    let scores = scored(&[correction]).0.unwrap();
    assert_eq!(
        scores.by_agency[1][2].reason,
        "= 2.5 (computed again: the council corrected other figures that it depends on)"
    );
    let fuel_without = scored(&[]).0.unwrap().fuel;
    let more: Vec<_> = std::iter::zip(&scores.fuel, fuel_without).map(|(with, without)| with - without).collect();
    assert_eq!(more, [0, 0, 2, 0, 0], "only the cohort that was corrected runs twice");
    let agreed = format!("{correction}a2;3;;;;Thống nhất;;20/01/2024\n");
    assert_eq!(of_indicator(&[&agreed], 2)[1].3, Status::Recomputed, "an agreement confirms what the figures give");
}

#[test]
fn an_agreement_confirms_the_points_unrounded() {
    let told = of_indicator(&["a1;1;;;3,33;Thống nhất;;20/01/2024\na2;1;;;;Thống nhất;;20/01/2024\n"], 0);
    assert_eq!(told[0].2, told[0].0, "not 3.33");
    assert_eq!(told[1], (told[1].0, told[1].0, told[1].0, Status::Appraised));
}

#[test]
fn an_agreement_with_other_points_leaves_the_agency_out() {
    let (scores, findings) = scored(&["a1;2;;;7;Thống nhất;;20/01/2024\n"]);
    let expected = [
        "agreed-points-differ a1 2: the council agrees on the indicator `2`, but enters 7 points; those that stand are 5",
        "agency-not-scored a1 -: the agency `a1` is not scored; errors: 1",
        "appraisal-without-effect a1 -: the agency `a1` is not scored; decisions of the council without effect: 1",
    ];
    assert_eq!(told(&findings), expected);
    let vi = findings.iter().next().unwrap().message(Language::Vi);
    assert_eq!(vi, "hội đồng thống nhất chỉ số `2` nhưng ghi 7 điểm; điểm đang có là 5");
    let scores = scores.unwrap();
    assert_eq!((scores.unscored[0].agency, scores.unscored[0].cause), (0, UnscoredCause::Errors));
    assert_eq!(rows(&scores, 2)[0].2, Some(10.0), "the rest of the cohort is scored without it");
}

#[test]
fn an_agreement_with_points_that_others_moved_counts_and_is_told() {
    let rows_ = "a1;3;16;;;Không thống nhất;x;20/01/2024\na2;3;;;6;Thống nhất;;20/01/2024\n";
    let (scores, findings) = scored(&[rows_]);
    assert_eq!(codes(&findings), ["agreed-points-moved"]);
    let finding = findings.iter().next().unwrap();
    assert!(finding.message(Language::En).contains("agreed with 6 points for the indicator `3`, which now gives 2.5"));
    assert!(finding.message(Language::Vi).contains("nay tính ra 2,5"));
    assert_eq!(rows(&scores.unwrap(), 2)[1].2, Some(6.0));
}

#[test]
fn an_agreement_that_corrects_a_figure_is_an_error_unless_it_repeats_it() {
    let (_, findings) = scored(&["a1;2;6;;;Thống nhất;;20/01/2024\n"]);
    assert_eq!(codes(&findings)[0], "agreed-figure-differs");
    let finding = findings.iter().next().unwrap();
    assert_eq!(finding.message(Language::En), "the council agrees on the indicator `2`, but corrects `V` from 5 to 6");
    assert_eq!(finding.message(Language::Vi), "hội đồng thống nhất chỉ số `2` nhưng sửa `V` từ 5 thành 6");
    assert_eq!(finding.place.as_ref().unwrap().to_string(), "vong-0.csv, C2");
    assert_eq!(of_indicator(&["a1;2;5;;;Thống nhất;;20/01/2024\n"], 1)[0].2, Some(5.0));
}

#[test]
fn corrected_figures_keep_to_the_rules_of_the_form() {
    let rows = "a1;1;40;;;Không thống nhất;x;20/01/2024\na2;1;;19;;Không thống nhất;x;20/01/2024\n\
                b1;1;;101;;Không thống nhất;x;20/01/2024\n";
    let (scores, findings) = scored(&[rows]);
    assert!(scores.is_err(), "nobody is left");
    let expected = [
        "part-above-whole a1 1: `a` of the indicator `1` is 40, but `b` is only 30",
        "part-above-whole a2 1: `a` of the indicator `1` is 20, but `b` is only 19",
        "metric-above-maximum b1 1: `B` of the indicator `1` is 101, above its maximum 100",
    ];
    assert_eq!(told(&findings)[..3], expected);
    let cells: Vec<_> = findings.iter().take(3).map(|one| one.place.as_ref().unwrap().address().unwrap()).collect();
    assert_eq!(cells, ["C2", "D3", "D4"]);
}

#[test]
fn points_beside_corrected_figures_count_and_are_told() {
    let (scores, findings) = scored(&["a1;1;15;;4;Không thống nhất;x;20/01/2024\n"]);
    assert_eq!(codes(&findings), ["appraised-points-beside-figures"]);
    let finding = findings.iter().next().unwrap();
    assert!(
        finding
            .message(Language::En)
            .contains("sets 4 points for the indicator `1`, but the figures it corrected give 5")
    );
    assert!(finding.message(Language::Vi).contains("nhưng số liệu đã sửa cho 5; lấy 4"));
    assert_eq!(rows(&scores.unwrap(), 0)[0].2, Some(4.0));
}

#[test]
fn points_for_what_was_left_out_count_again_and_are_told() {
    let (scores, findings) =
        scored(&["a1;5;;;4;Không thống nhất;x;20/01/2024\na2;5;6;;;Không thống nhất;x;20/01/2024\n"]);
    assert_eq!(codes(&findings), ["appraisal-restores-indicator"]);
    assert!(findings.iter().next().unwrap().message(Language::Vi).contains("lẽ ra được trừ khỏi điểm tối đa"));
    let scores = rows(&scores.unwrap(), 4);
    assert_eq!(scores[0], (None, Some(4.0), Some(4.0), Status::Appraised));
    assert_eq!(scores[1], (None, Some(6.0), Some(6.0), Status::Appraised));
    assert_eq!(scores[2], (None, None, None, Status::Removed));
}

#[test]
fn without_evidence_there_are_no_points_until_the_council_gives_some() {
    let required = (Some(8.0), None, Some(0.0), Status::EvidenceRequired);
    assert_eq!(of_indicator(&[], 3), [required; 3]);
    let told = of_indicator(&["a1;4;;;6;Không thống nhất;x;20/01/2024\na2;4;7;;;Không thống nhất;x;20/01/2024\n"], 3);
    assert_eq!((told[0].2, told[1].2, told[2].2), (Some(6.0), Some(7.0), Some(0.0)));
    let accepted = of_indicator(&["a1;4;;;8;Thống nhất;;20/01/2024\n"], 3);
    assert_eq!(accepted[0], (Some(8.0), Some(8.0), Some(8.0), Status::Appraised));
    let (scores, findings) = scored(&["a1;4;;;;Thống nhất;;20/01/2024\n"]);
    assert_eq!(codes(&findings), ["agreed-without-evidence"]);
    assert!(findings.iter().next().unwrap().message(Language::Vi).contains("xác nhận 0 điểm"));
    assert!(findings.iter().next().unwrap().message(Language::En).contains("0 points are confirmed"));
    assert_eq!(rows(&scores.unwrap(), 3)[0], (Some(8.0), Some(0.0), Some(0.0), Status::EvidenceRequired));
    let reason = scored(&[]).0.unwrap().by_agency[0][3].reason.clone();
    assert_eq!(reason, "= 8 (no points: no document is cited)");
}

#[test]
fn a_corrected_denominator_moves_what_is_divided_by_it() {
    let inputs = "value = { title = \"V\", kind = \"number\", per = \"0.people\", times = 10 }";
    let set = set(&format!(
        "[[indicator]]\ncode = \"0\"\ntitle = \"T\"\nown-choice = \"thử\"\nscored = false\n\
         inputs = {{ people = {{ title = \"N\", kind = \"count\" }} }}\n\
         [[indicator]]\ncode = \"1\"\ntitle = \"T\"\nown-choice = \"thử\"\npoints = 10\n\
         inputs = {{ {inputs} }}\nrule = {{ use = \"value\" }}\n"
    ));
    let of = |agency| submission(&set, agency, &[("0", "people", 50.0), ("1", "value", 40.0)]);
    let (scores, findings) = scored_in(&set, vec![of("a1"), of("a2")], &["a1;0;100;;;Không thống nhất;x;20/01/2024\n"]);
    assert_eq!(told(&findings), [""; 0]);
    let scores = scores.unwrap();
    assert_eq!(rows(&scores, 1)[0], (Some(8.0), Some(4.0), Some(4.0), Status::Recomputed));
    assert_eq!(rows(&scores, 1)[1], (Some(8.0), None, Some(8.0), Status::Computed));
    // What is collected only has figures to correct, but no points to give.
    let (_, findings) = scored_in(&set, vec![of("a1"), of("a2")], &["a1;0;;;5;;x;20/01/2024\n"]);
    let expected =
        "appraisal-not-applicable a1 0: the council decides on the indicator `0`, which is collected and not scored";
    assert_eq!(told(&findings)[0], expected);
}

#[test]
fn decisions_about_an_agency_that_handed_nothing_in_are_told() {
    let (scores, findings) = scored(&["a3;2;4;;;Không thống nhất;x;20/01/2024\na3;1;;;4;;x;20/01/2024\n"]);
    assert_eq!(
        told(&findings),
        ["appraisal-without-effect a3 -: the agency `a3` is not scored; decisions of the council without effect: 2"]
    );
    let vi = findings.iter().next().unwrap().message(Language::Vi);
    assert_eq!(vi, "đơn vị `a3` không được chấm; số kết luận của hội đồng không có tác dụng: 2");
    assert_eq!(scores.unwrap().agencies, [0, 1, 3]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Points by agency and indicator; agencies `a1`, `a2`, `b1`, indicators `1` and `2`.
    #[test]
    fn final_points_are_the_appraised_ones_where_there_are_any(
        points in prop::collection::vec((0_usize..3, 1_u32..3, 0_u32..=10), 0..8),
        appeals in prop::collection::vec((0_usize..3, 1_u32..3, 0_u32..=10), 0..4),
    ) {
        let agencies = ["a1", "a2", "b1"];
        let rows = |points: &[(usize, u32, u32)], day: &str| {
            // One row for each agency and indicator: members who differ are another test's.
            let last: std::collections::BTreeMap<_, _> = points.iter().map(|&(agency, code, points)| ((agency, code), points)).collect();
            let row = |((agency, code), points): (&(usize, u32), &u32)| format!("{};{code};;;{points};;x;{day}\n", agencies[*agency]);
            (last.iter().map(row).collect::<String>(), last)
        };
        let ((first, appraised), (second, appealed)) = (rows(&points, "20/01/2024"), rows(&appeals, "20/02/2024"));
        let own = scored(&[]).0.unwrap();
        let all = scored(&[&first, &second]).0.unwrap();
        for (row, (before, after)) in own.by_agency.iter().zip(&all.by_agency).enumerate() {
            for (code, (before, after)) in (1_u32..).zip(before.iter().zip(after)) {
                let key = (row, code);
                let expected = appealed.get(&key).or(appraised.get(&key)).map(|&points| f64::from(points));
                prop_assert_eq!(after.appraised_points, expected);
                prop_assert_eq!(after.final_points, expected.or(before.final_points));
                prop_assert_eq!(after.computed_points, before.computed_points);
            }
        }
    }
}
