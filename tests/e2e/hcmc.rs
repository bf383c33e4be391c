//! The case `hcmc-2023` from the template to the explanation of one point.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use dti_tests::clerk::texts;
use dti_tests::{hcmc, xml};

use crate::program::{case, dti, dti_succeeds, path, rows};

/// One run of the case that several tests read.
struct Run {
    folder: tempfile::TempDir,
}

impl Run {
    fn submissions(&self) -> PathBuf {
        self.folder.path().join("submissions")
    }

    fn results(&self) -> PathBuf {
        self.folder.path().join("results")
    }
}

static RUN: LazyLock<Run> = LazyLock::new(|| {
    let run = Run { folder: tempfile::tempdir().expect("a folder can be made") };
    std::fs::create_dir(run.submissions()).expect("a folder can be made");
    hcmc::write_case(&run.submissions()).expect("the case can be written");
    let (submissions, results) = (path(&run.submissions()), path(&run.results()));
    dti_succeeds(&["score", hcmc::SET, "--submissions", &submissions, "--out", &results, "--at", "2024-01-15"]);
    run
});

fn number(text: &str) -> f64 {
    text.parse().expect("it is a number")
}

fn columns(file: &Path) -> String {
    let text = std::fs::read_to_string(file).expect("it can be read");
    let text = text.strip_prefix('\u{feff}').expect("Excel needs the byte-order mark");
    text.lines().next().expect("it has headings").to_owned()
}

#[test]
fn the_tables_have_the_columns_that_are_promised() {
    let results = RUN.results();
    assert_eq!(
        columns(&results.join("index.csv")),
        "cohort,rank,agency,name,points,max,index,status,band,band_title,coverage"
    );
    assert_eq!(
        columns(&results.join("scores.csv")),
        "agency,indicator,self_points,computed_points,appraised_points,final_points,max_points,appraised_minus_computed,\
         final_minus_self,status,reason,verdict,appraisal_reason,members,date,origin,evidence,explanation"
    );
    assert_eq!(
        columns(&results.join("standing.csv")),
        "target,title,measure,period,producer,value,goal,rank,of,gap,reached,source,status,kind,unit,cohort,due,counted,\
         part,whole,missing,top,change,last,above,above_value,below,below_value,from_year,needed,trend,forecast,low,high,\
         arrival,earliest,latest,on_track"
    );
    assert_eq!(columns(&results.join("pillars.csv")), "agency,pillar,parent,title,points,max,index,status");
    assert_eq!(columns(&results.join("views.csv")), "cohort,agency,view,title,points,max_points,index,rank,status");
    assert_eq!(columns(&results.join("attributes.csv")), "agency,attribute,title,value");
    assert_eq!(
        columns(&results.join("metrics.csv")),
        "agency,indicator,input,title,value,raw,file,sheet,cell,corrected_value,corrected_raw,corrected_file,\
         corrected_sheet,corrected_cell,prepared,adjustment"
    );
}

#[test]
fn every_scored_agency_has_a_workbook_and_the_points_of_its_indicators() {
    let results = RUN.results();
    let index = rows(&results.join("index.csv"));
    let scores = rows(&results.join("scores.csv"));
    let scored: Vec<_> = index.iter().filter(|row| row["status"] == "scored").collect();
    assert_eq!((index.len(), scored.len()), (57, 48));
    for row in scored {
        assert!(results.join("agencies").join(format!("{}.xlsx", row["agency"])).is_file(), "{}", row["agency"]);
        let own = scores.iter().filter(|score| score["agency"] == row["agency"] && !score["final_points"].is_empty());
        let reached: f64 = own.map(|score| number(&score["final_points"])).sum();
        // One pillar takes a weighted mean of its indicators, so that their points alone are not the whole.
        assert!(reached > 0.0 && number(&row["points"]) <= number(&row["max"]), "{row:?}");
        assert!((number(&row["index"]) - number(&row["points"]) / number(&row["max"])).abs() < 1e-12);
    }
}

#[test]
fn what_does_not_apply_is_no_part_of_the_maximum() {
    let index = rows(&RUN.results().join("index.csv"));
    let maximum = |agency: &str| {
        let row = index.iter().find(|row| row["agency"] == agency).expect("it is listed");
        number(&row["max"])
    };
    // A district that takes part in the pilot of records is scored on everything.
    assert_eq!(maximum("thu-duc"), 1_000.0);
    // Departments: no digital society, no taxes; the digital economy by duty, the records by pilot.
    assert_eq!(maximum("so-xay-dung"), 770.0);
    assert_eq!(maximum("so-cong-thuong"), 770.0 + 60.0);
    assert_eq!(maximum("so-y-te"), 770.0 + 30.0);
    // No website (1.4, 3.3) and no procedures (6.1 to 6.4, 6.10).
    assert_eq!(maximum("ban-qlda-dan-dung"), 770.0 - 20.0 - 30.0 - 40.0 - 60.0 - 60.0 - 45.0 - 10.0);
}

#[test]
fn ranks_follow_the_unrounded_index_inside_each_cohort() {
    let index = rows(&RUN.results().join("index.csv"));
    let ranked: Vec<_> = index.iter().filter(|row| !row["rank"].is_empty()).collect();
    for row in &ranked {
        let better = |other: &&&std::collections::BTreeMap<String, String>| {
            other["cohort"] == row["cohort"] && number(&other["index"]) > number(&row["index"])
        };
        let rank = 1 + ranked.iter().filter(better).count();
        assert_eq!(row["rank"], rank.to_string(), "{}", row["agency"]);
    }
    let cohorts: BTreeSet<_> = ranked.iter().map(|row| row["cohort"].as_str()).collect();
    assert_eq!(cohorts, BTreeSet::from(["huyen", "so-nganh", "xa"]));
}

#[test]
fn who_is_not_scored_stands_below_the_ranking_in_vietnamese_order() {
    let index = rows(&RUN.results().join("index.csv"));
    let listed: Vec<_> = index.iter().filter(|row| row["cohort"] == "huyen").collect();
    let names: Vec<_> = listed[16..].iter().map(|row| row["name"].as_str()).collect();
    assert!(listed[..16].iter().all(|row| row["status"] == "scored"));
    assert_eq!(
        names,
        ["Huyện Hóc Môn", "Huyện Nhà Bè", "Quận 10", "Quận 11", "Quận Gò Vấp", "Quận Tân Phú"],
        "numbers by value, then letters"
    );
}

#[test]
fn the_standing_tells_the_top_five_and_the_share_of_the_digital_economy() {
    let standing = rows(&RUN.results().join("standing.csv"));
    let rank = |period: &str| {
        let row = standing.iter().find(|row| row["measure"] == "rank" && row["period"] == period);
        row.map(|row| (row["rank"].clone(), row["of"].clone(), row["goal"].clone())).expect("the year is there")
    };
    assert_eq!(rank("2022 (63)"), ("2".to_owned(), "63".to_owned(), "0.6924".to_owned()));
    assert_eq!(rank("2023 (63)"), ("2".to_owned(), "63".to_owned(), "0.7468".to_owned()));
    assert_eq!(rank("2024 (34)"), ("4".to_owned(), "34".to_owned(), "0.7742".to_owned()));
    let rank = |period: &str| {
        let row = standing.iter().find(|row| row["measure"] == "rank" && row["period"] == period);
        row.map(|row| [&row["above"], &row["below"], &row["change"], &row["kind"]].map(String::clone))
    };
    assert_eq!(rank("2024 (34)"), Some(["Hải Phòng", "Thanh Hóa", "-1", "published"].map(str::to_owned)));
    assert_eq!(rank("2023 (34)"), Some(["Lạng Sơn", "Đà Nẵng", "3", "derived"].map(str::to_owned)));
    let goals: BTreeSet<_> = standing
        .iter()
        .filter(|row| row["target"] == "digital-economy" && !row["goal"].is_empty())
        .map(|row| (row["period"].clone(), row["goal"].clone()))
        .collect();
    let expected = [("2023", "19"), ("2025", "25"), ("2030", "40")];
    assert_eq!(goals, expected.map(|(year, goal)| (year.to_owned(), goal.to_owned())).into());
}

/// Sums of `metrics.csv` over the agencies that are scored, by cohort: what targets are measured in, added up here anew.
fn sums(part: &str, whole: &str, cohort: Option<&str>) -> (f64, f64, usize) {
    let results = RUN.results();
    let (metrics, index) = (rows(&results.join("metrics.csv")), rows(&results.join("index.csv")));
    let scored = |code: &str| {
        let row = index.iter().find(|row| row["agency"] == code).expect("it is listed");
        row["status"] == "scored" && cohort.is_none_or(|cohort| row["cohort"] == cohort)
    };
    let figure = |agency: &str, name: &str| {
        let (indicator, input) = name.rsplit_once('.').expect("an indicator and an input");
        let is_it = |row: &&std::collections::BTreeMap<String, String>| {
            row["agency"] == agency && row["indicator"] == indicator && row["input"] == input
        };
        metrics.iter().find(is_it).and_then(|row| row["value"].parse::<f64>().ok())
    };
    let agencies: BTreeSet<_> = metrics.iter().map(|row| row["agency"].as_str()).filter(|code| scored(code)).collect();
    let both: Vec<_> = agencies.iter().filter_map(|code| figure(code, part).zip(figure(code, whole))).collect();
    (both.iter().map(|both| both.0).sum(), both.iter().map(|both| both.1).sum(), both.len())
}

#[test]
fn the_targets_of_the_city_s_programme_are_measured_in_its_agencies_figures() {
    let standing = rows(&RUN.results().join("standing.csv"));
    for (target, inputs, cohort) in [
        ("procedures-online", ("6.1.a", "6.1.b"), None),
        ("dossiers-online", ("6.2.a", "6.2.b"), None),
        ("dossiers-digitised", ("6.3.a", "6.3.b"), Some("so-nganh")),
        ("dossiers-digitised", ("6.3.a", "6.3.b"), Some("huyen")),
        ("dossiers-digitised", ("6.3.a", "6.3.b"), Some("xa")),
        ("signatures-officials", ("6.4.3.a", "6.4.3.b"), None),
        ("documents-electronic", ("6.5.a", "6.5.b"), None),
    ] {
        let is_it = |row: &&std::collections::BTreeMap<String, String>| {
            row["target"] == target && row["cohort"] == cohort.unwrap_or_default()
        };
        let row = standing.iter().find(is_it).expect("it is measured");
        let (part, whole, counted) = sums(inputs.0, inputs.1, cohort);
        assert_eq!((number(&row["part"]), number(&row["whole"])), (part, whole), "{target} {cohort:?}");
        assert_eq!(number(&row["value"]), part / whole, "{target} {cohort:?}");
        assert_eq!(row["counted"], counted.to_string(), "{target} {cohort:?}");
        let missing = number(&row["goal"]) * whole - part;
        assert!((number(&row["missing"]) - missing).abs() < 1e-6, "{target} {cohort:?}: {missing}");
    }
}

#[test]
fn those_who_pull_a_target_down_stand_in_the_order_of_their_pull() {
    let agencies = rows(&RUN.results().join("standing-agencies.csv"));
    let behind: Vec<_> =
        agencies.iter().filter(|row| row["target"] == "dossiers-online" && row["state"] == "behind").collect();
    let missing: Vec<f64> = behind.iter().map(|row| number(&row["missing"])).collect();
    assert!(missing.len() > 3 && missing.is_sorted_by(|one, next| one >= next), "{missing:?}");
    for row in behind {
        assert!(number(&row["value"]) < 0.6 && number(&row["part"]) / number(&row["whole"]) == number(&row["value"]));
    }
    let absent: BTreeSet<_> =
        agencies.iter().filter(|row| row["target"] == "dossiers-online").map(|row| row["state"].as_str()).collect();
    assert_eq!(absent, BTreeSet::from(["behind", "not-scored", "not-submitted"]));
}

#[test]
fn the_standing_is_told_on_one_screen() {
    for language in ["vi", "en"] {
        let told = dti_succeeds(&["standing", &path(&RUN.results()), "--lang", language]).out;
        assert!(told.lines().count() <= 50, "{} lines are no screen", told.lines().count());
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("standing-hcmc-2023.{language}"), told);
        });
    }
    let nowhere = dti(&["standing", "no-such-run", "--lang", "en"]);
    assert_eq!(nowhere.code, 1);
    assert!(nowhere.err.contains("error[run-unreadable]"), "{}", nowhere.err);
}

#[test]
fn an_explanation_leads_from_the_cell_to_the_index() {
    let explained = dti_succeeds(&["explain", &path(&RUN.results()), "so-noi-vu", "6.3", "--lang", "en"]).out;
    for part in ["so-nganh/so-noi-vu.xlsx", "`Phiếu`!F37", "ratio", "0.5", "Digital government", "rank"] {
        assert!(explained.contains(part), "{part}: {explained}");
    }
    let unknown = dti(&["explain", &path(&RUN.results()), "so-noi-v", "6.3", "--lang", "en"]);
    assert_eq!(unknown.code, 1);
    assert!(unknown.err.contains("so-noi-vu"), "{}", unknown.err);
}

#[test]
fn a_pillar_that_does_not_apply_is_told_as_such() {
    let told = dti_succeeds(&["explain", &path(&RUN.results()), "so-y-te", "7.1", "--lang", "en"]).out;
    assert!(told.contains("7 Digital economy: not applicable"), "{told}");
}

#[test]
fn a_strict_run_stops_at_errors_and_writes_nothing() {
    let out = tempfile::tempdir().expect("a folder can be made");
    let results = out.path().join("results");
    let (submissions, results_path) = (path(&RUN.submissions()), path(&results));
    let outcome = dti(&["score", hcmc::SET, "--submissions", &submissions, "--out", &results_path, "--strict"]);
    assert_eq!(outcome.code, 1);
    assert!(outcome.err.contains("lỗi[number-expected]") && outcome.err.contains("lỗi[set-mismatch]"));
    assert_eq!(std::fs::read_dir(out.path()).expect("it is a folder").count(), 0);
}

#[test]
fn a_second_run_replaces_the_first() {
    let out = tempfile::tempdir().expect("a folder can be made");
    let results = path(&out.path().join("results"));
    let submissions = path(&RUN.submissions());
    for at in ["2024-01-15", "2024-01-16"] {
        dti_succeeds(&["score", hcmc::SET, "--submissions", &submissions, "--out", &results, "--at", at]);
        let record = std::fs::read_to_string(Path::new(&results).join("run.json")).expect("it is written");
        assert!(record.contains(at));
    }
    assert_eq!(std::fs::read_dir(out.path()).expect("it is a folder").count(), 1);
}

#[test]
fn the_set_that_a_run_keeps_is_the_set_that_it_was_scored_by() {
    let out = tempfile::tempdir().expect("a folder can be made");
    let (again, submissions) = (path(&out.path().join("again")), path(&RUN.submissions()));
    let kept = path(&RUN.results().join("criteria"));
    dti_succeeds(&["score", &kept, "--submissions", &submissions, "--out", &again, "--at", "2024-01-15"]);
    for file in ["run.json", "index.csv", "scores.csv", "standing.csv"] {
        let bytes = |folder: &Path| std::fs::read(folder.join(file)).expect("it is written");
        assert!(bytes(Path::new(&again)) == bytes(&RUN.results()), "{file} differs");
    }
}

#[test]
fn templates_as_they_are_written_have_no_errors() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let out = path(&folder.path().join("templates"));
    dti_succeeds(&["template", hcmc::SET, "--out", &out, "--agency", "so-y-te", "--agency", "thu-duc"]);
    let names: BTreeSet<_> = std::fs::read_dir(&out)
        .expect("it is a folder")
        .map(|entry| entry.expect("it can be listed").file_name().into_string().expect("it is UTF-8"))
        .collect();
    assert_eq!(names, BTreeSet::from(["so-y-te.xlsx".to_owned(), "thu-duc.xlsx".to_owned()]));
    let checked = dti_succeeds(&["check", hcmc::SET, "--submissions", &out, "--lang", "en"]);
    assert!(checked.err.contains("warning[answer-missing]"), "{}", checked.err);
    assert_eq!(dti(&["template", hcmc::SET, "--out", &out, "--agency", "so-x"]).code, 1);
}

#[test]
fn the_workbook_of_an_agency_names_nobody_else() {
    let results = RUN.results();
    let agencies = rows(&results.join("index.csv"));
    let of_set = std::fs::read_dir(results.join("criteria")).expect("the set is there");
    let files = of_set.map(|entry| entry.expect("it can be listed").path());
    let set: String = { files }
        .filter(|file| file.extension().is_some_and(|ending| ending == "toml"))
        .map(|file| std::fs::read_to_string(file).expect("it can be read"))
        .collect();
    let mut read = 0;
    for own in &agencies {
        let workbook = results.join(format!("agencies/{}.xlsx", own["agency"]));
        if !workbook.exists() {
            continue;
        }
        read += 1;
        let told = xml::words(&workbook);
        let named: BTreeSet<_> = told.split(|letter: char| !letter.is_alphanumeric() && letter != '-').collect();
        for other in agencies.iter().filter(|other| other["agency"] != own["agency"]) {
            let (name, code) = (&other["name"], other["agency"].as_str());
            // What the set itself says of somebody everybody may read.
            let is_public = set.contains(name.as_str()) || own["name"].contains(name.as_str());
            let is_named = told
                .match_indices(name.as_str())
                .any(|(position, _)| !told[position + name.len()..].starts_with(char::is_alphanumeric));
            assert!(is_public || !is_named, "{}: {name}", own["agency"]);
            assert!(!named.contains(code), "{}: {code}", own["agency"]);
        }
    }
    assert!(read > 50, "{read}");
}

#[test]
fn feedback_leads_every_agency_to_its_faulty_cells() {
    let feedback = RUN.folder.path().join("feedback");
    let arguments = ["--submissions", &path(&RUN.submissions()), "--feedback", &path(&feedback)];
    let outcome = dti(&[["check", hcmc::SET].as_slice(), &arguments].concat());
    assert_eq!(outcome.code, 1, "the case has errors");
    assert!(outcome.out.contains("tong hop.xlsx"), "{}", outcome.out);
    let expected = rows(&case("hcmc-2023/expected-findings.csv"));
    let told = |row: &&std::collections::BTreeMap<String, String>| !row["code"].is_empty() && !row["agency"].is_empty();
    for row in expected.iter().filter(told) {
        let list = texts(&feedback.join(format!("{}.xlsx", row["agency"])), 0);
        let cells: Vec<_> = list.iter().skip(4).map(|line| line[2].as_str()).collect();
        assert!(cells.contains(&row["place"].as_str()), "{}: {} is not in {cells:?}", row["agency"], row["place"]);
    }
    let agencies = rows(&RUN.results().join("index.csv"));
    for own in agencies.iter().map(|row| row["agency"].as_str()) {
        let workbook = feedback.join(format!("{own}.xlsx"));
        let told = if workbook.exists() { xml::words(&workbook) } else { String::new() };
        let named: BTreeSet<_> = told.split(|letter: char| !letter.is_alphanumeric() && letter != '-').collect();
        let other = agencies.iter().find(|row| row["agency"] != own && named.contains(row["agency"].as_str()));
        assert_eq!(other.map(|row| &row["agency"]), None, "told to {own}");
    }
    let others = texts(&feedback.join("tong hop.xlsx"), 1);
    assert!(others.iter().any(|line| line[1].contains("ban-khu-nam.xlsx")), "{others:?}");
}
