//! The tables of the README, from the rows.

use std::fs;
use std::path::Path;

use super::{Row, answering, computing, describing, files, kept, limits};

const GROUPS: &[(&str, &[Row])] = &[
    ("Computing", computing::ROWS),
    ("Answering", answering::ROWS),
    ("Describing itself", describing::ROWS),
    ("The file", files::ROWS),
    ("Compiled code that is kept", kept::ROWS),
    #[cfg(unix)]
    ("Whose compiled code it is", kept::OWNERS),
];

fn cell(text: &str) -> String {
    let clean: String = text.chars().map(|character| if character == '|' { '/' } else { character }).collect();
    clean.replace("aaaaaaaaaa", "a").replace("aaaaaa", "a")
}

fn suite() -> String {
    let group = |(title, rows): &(&str, &[Row])| {
        let head = format!(
            "\n### {title}\n\n| test | what it tries | what contains it | what a person reads |\n|---|---|---|---|\n"
        );
        let row = |row: &Row| {
            let Row { name, tries, contained_by, told } = row;
            format!("| `{name}` | {} | {} | {} |\n", cell(tries), cell(contained_by), cell(told))
        };
        head + &rows.iter().map(row).collect::<String>()
    };
    GROUPS.iter().map(group).collect()
}

fn table_of_limits() -> String {
    let head = "\n| limit | default | why |\n|---|---|---|\n".to_owned();
    let row = |(limit, (name, value)): (&limits::Limit, (String, serde_json::Value))| {
        assert_eq!(limit.name, name);
        let number = dti_diagnostics::number(value.as_f64().unwrap(), 0, dti_diagnostics::Language::En);
        format!("| `{}` | {number} | {} |\n", name.replace('_', "-"), limit.why)
    };
    head + &limits::LIMITS.iter().zip(limits::defaults()).map(row).collect::<String>() + "\n"
}

/// The text with what stands between the marks of this name replaced.
fn with(text: &str, name: &str, table: &str) -> String {
    let (begin, end) = (format!("<!-- {name} -->\n"), format!("<!-- end of {name} -->"));
    let (before, rest) = text.split_once(&begin).unwrap();
    let (_, after) = rest.split_once(&end).unwrap();
    format!("{before}{begin}{table}{end}{after}")
}

#[test]
fn the_readme_lists_the_suite_and_the_limits() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let text = fs::read_to_string(&path).unwrap();
    let suite = format!("{}\n", suite());
    let written = with(&with(&text, "limits", &table_of_limits()), "evil suite", &suite);
    if std::env::var_os("BLESS").is_some() {
        return fs::write(&path, &written).unwrap();
    }
    assert!(written == text, "the tables of {} are not those of the tests: run again with BLESS=1", path.display());
}

#[test]
fn no_two_rows_have_one_name() {
    let mut names: Vec<_> = GROUPS.iter().flat_map(|(_, rows)| rows.iter().map(|row| row.name)).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
    assert!(count >= 25);
}
