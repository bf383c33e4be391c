//! The set `national-2024` reproduces the published ranking of the 34 provinces.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::program::{case, dti_succeeds, path, rows};

#[test]
fn all_totals_and_ranks_are_those_that_were_published() {
    let out = tempfile::tempdir().expect("a folder can be made");
    let results = out.path().join("results");
    let submissions = path(&case("national-2024/submissions"));
    dti_succeeds(&["score", "national-2024", "--submissions", &submissions, "--out", &path(&results)]);

    let scored: BTreeMap<_, _> =
        rows(&results.join("index.csv")).into_iter().map(|row| (row["agency"].clone(), row)).collect();
    let expected = rows(&case("national-2024/expected.csv"));
    assert_eq!((scored.len(), expected.len()), (34, 34));
    for published in expected {
        let row = &scored[&published["agency"]];
        let number = |row: &BTreeMap<String, String>, column: &str| row[column].parse::<f64>().expect("it is a number");
        let difference = (number(row, "index") - number(&published, "index")).abs();
        assert!(difference <= 1e-4, "{}: {difference}", published["agency"]);
        assert_eq!(row["rank"], published["rank"], "{}", published["agency"]);
    }
    both_cities_are_placed(&results);
}

/// The first five, in the published rankings of 63 and of 34 provinces, and as composed by the run.
fn both_cities_are_placed(results: &Path) {
    let places: BTreeSet<_> = rows(&results.join("standing.csv"))
        .into_iter()
        .map(|row| {
            [&row["target"], &row["period"], &row["rank"], &row["reached"], &row["kind"]].map(String::clone).join(" ")
        })
        .collect();
    for place in [
        "top-five-ho-chi-minh 2024 (63) 1 true published",
        "top-five-ho-chi-minh 2024 (34) 4 true published",
        "top-five-ho-chi-minh 2022 (63) 2 true published",
        "top-five-ha-noi 2024 (63) 4 true published",
        "top-five-ha-noi 2024 (34) 1 true published",
        "top-five-ha-noi 2023 (63) 6 false published",
        "top-five-ha-noi 2022 (63) 24 false published",
        "composed-top-five-ho-chi-minh 2024 4 true computed",
        "composed-top-five-ha-noi 2024 1 true computed",
    ] {
        assert!(places.contains(place), "{place}: {places:#?}");
    }
}
