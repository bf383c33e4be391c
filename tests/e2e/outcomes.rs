//! The case `outcomes-2025`: every kind of composition, class and rank, as its tables were worked out.

use std::fs;

use crate::program::{case, dti_succeeds, path};

const TABLES: [&str; 4] = ["index.csv", "pillars.csv", "views.csv", "attributes.csv"];

#[test]
fn the_tables_are_those_that_were_worked_out() {
    let home = tempfile::tempdir().expect("a folder can be made");
    let results = home.path().join("results");
    let (set, submissions) = (path(&case("outcomes-2025")), path(&case("outcomes-2025/submissions")));
    dti_succeeds(&["score", &set, "--submissions", &submissions, "--out", &path(&results)]);
    for table in TABLES {
        let written = fs::read_to_string(results.join(table)).expect("the table is there").replace("\r\n", "\n");
        let expected = case("outcomes-2025/expected").join(table);
        if std::env::var_os("BLESS").is_some() {
            fs::write(&expected, &written).expect("the table can be written");
        }
        assert_eq!(written, fs::read_to_string(&expected).expect("the table is there"), "{table}");
    }
}
