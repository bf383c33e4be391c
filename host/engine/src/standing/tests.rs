//! Tests of the standing.

use dti_diagnostics::Findings;

use super::{Standing, assess};
use crate::Index;
use crate::fixture::{set_with_tables, told};

fn assessed(targets: &str, tables: &[(&str, &str)]) -> (Standing, Vec<String>) {
    let indicator = "[[indicator]]\ncode = \"1\"\ntitle = \"T\"\npoints = 1\nown-choice = \"thử\"\n\
                     rule = { use = \"mix\" }\ninputs = { x = { title = \"X\", kind = \"number\" } }\n";
    let set = set_with_tables(&format!("{targets}{indicator}"), tables);
    let mut findings = Findings::new();
    let standing = assess(&set, &Index::default(), &mut findings);
    (standing, told(&findings))
}

/// The figures of each line as one reads them.
fn lines(standing: &Standing) -> Vec<String> {
    let line = |line: &super::StandingLine| {
        let number = |number: Option<f64>| number.map_or("-".to_owned(), |number| format!("{number:.4}"));
        let whole = |number: Option<usize>| number.map_or("-".to_owned(), |number| number.to_string());
        let (rank, of) = (whole(line.rank), whole(line.of));
        let reached = line.reached.map_or("-", |reached| if reached { "reached" } else { "missed" });
        let numbers = [line.value, line.goal, line.gap].map(number).join(" ");
        format!(
            "{} {}|{}|{numbers} {rank}/{of} {reached}|{}",
            line.measure.as_str(),
            line.period,
            line.producer,
            line.source
        )
    };
    standing.lines.iter().map(line).collect()
}

const RANK: &str = "[[target]]\nid = \"top-two\"\ntitle = \"Hai tỉnh đầu\"\nofficial = \"thử\"\n\
                    rank = { table = \"dti\", subject = \"B\", top = 2 }\n";
const SERIES: &str = "[[target]]\nid = \"share\"\ntitle = \"Tỷ trọng\"\nofficial = \"thử\"\n\
    series = { table = \"share\", subject = \"B\", goals = [{ year = 2022, value = 13 }, { year = 2025, value = 25 }] }\n";
const ABOUT: &str = "title = \"Bảng\"\nsource = \"nguồn\"\n";

#[test]
fn a_rank_is_measured_in_every_edition_and_year_of_its_table() {
    let table = "edition,year,subject,value\n\
                 63,2024,A,0.9\n63,2024,B,0.9\n63,2024,C,0.5\n\
                 34,2024,A,0.8\n34,2024,B,0.3\n34,2024,C,0.7\n\
                 63,2023,A,0.4\n63,2023,C,0.2\n63,2023,B,\n";
    let (standing, told) = assessed(RANK, &[("dti.toml", ABOUT), ("dti.csv", table)]);
    assert_eq!(told, [""; 0]);
    assert_eq!(
        lines(&standing),
        [
            "rank 2023 (63)||- 0.2000 - -/2 -|nguồn",
            "rank 2024 (63)||0.9000 0.9000 0.0000 1/3 reached|nguồn",
            "rank 2024 (34)||0.3000 0.7000 -0.4000 3/3 missed|nguồn",
        ]
    );
}

#[test]
fn the_latest_release_of_each_producer_is_measured_against_the_goal_of_its_year() {
    let table = "subject,year,value,kind,producer,release,source\n\
                 B,2023,14.65,actual,GSO,,v\n\
                 B,2022,12.67,actual,GSO,released 12/2023,g\n\
                 B,2022,12.83,actual,GSO,released 1/2025,w\n\
                 B,2022,12.63,actual,GSO,released 2024,w\n\
                 B,2022,18.66,actual,MIC,,m\n\
                 B,2022,18.86,actual,MIC,other reports,press\n\
                 B,2026,22,estimate,MIC,,m\n\
                 B,2025,25,target,MIC,,m\n\
                 B,2024,,actual,MIC,,m\n\
                 A,2022,1,actual,GSO,,v\n";
    let (standing, told) = assessed(SERIES, &[("share.toml", ABOUT), ("share.csv", table)]);
    assert_eq!(told, [""; 0]);
    assert_eq!(
        lines(&standing),
        [
            "series 2022|GSO|12.8300 13.0000 -0.1700 -/- missed|w [released 1/2025] ← 12.63 [released 2024] ← 12.67 [released 12/2023]",
            "series 2022|MIC|18.6600 13.0000 5.6600 -/- reached|m ← 18.86 [other reports]",
            "series 2023|GSO|14.6500 - - -/- -|v",
            "series 2026|MIC|22.0000 - - -/- -|m [estimate]",
            "outlook 2025|GSO|14.6500 25.0000 -10.3500 -/- missed|2023: v",
        ]
    );
}

#[test]
fn a_subject_that_is_not_in_its_table_is_told() {
    let table = "edition,year,subject,value\n63,2024,A,0.9\n";
    let (standing, told) = assessed(RANK, &[("dti.toml", ABOUT), ("dti.csv", table)]);
    assert_eq!(standing.lines, []);
    assert_eq!(
        told,
        ["target-unusable - -: the target `top-two` cannot be measured: the table `dti` has no figure of `B`"]
    );
    let table = "subject,year,value,kind,producer,release,source\nB,2025,25,target,MIC,,m\n";
    let (_, told) = assessed(SERIES, &[("share.toml", ABOUT), ("share.csv", table)]);
    assert_eq!(
        told,
        ["target-unusable - -: the target `share` cannot be measured: the table `share` has no figure of `B`"]
    );
}

#[test]
fn a_table_with_faults_is_told_once_with_every_fault() {
    let table = "edition,year,subject,value\n63,2024,A,cao\n63,x,B,0.5\n";
    let twice = format!("{RANK}{}", RANK.replace("top-two", "top-three"));
    let (standing, told) = assessed(&twice, &[("dti.toml", ABOUT), ("dti.csv", table)]);
    assert_eq!(standing.lines, []);
    assert_eq!(
        told,
        [
            "reference-table-unusable - -: the reference table `dti` cannot be used: `value` is “cao”, not a number",
            "reference-table-unusable - -: the reference table `dti` cannot be used: `year` is “x”, not a number",
        ]
    );
    let (_, told) = assessed(RANK, &[("dti.toml", ABOUT), ("dti.csv", "edition,year,subject\n63,2024,B\n")]);
    assert_eq!(
        told,
        ["reference-table-unusable - -: the reference table `dti` cannot be used: it lacks the column `value`"]
    );
}
