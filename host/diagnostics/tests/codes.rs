//! The table of all codes: an interface, so that a change shows in a review.

use dti_diagnostics::{Code, Finding, Language};

#[test]
fn the_codes_are_stable() {
    let mut lines: Vec<_> =
        Code::ALL.iter().map(|&code| format!("{:?} {}: {}", code.severity(), code.as_str(), sentence(code))).collect();
    lines.sort();
    insta::assert_snapshot!(lines.join("\n"));
}

/// The sentence with its words still open.
fn sentence(code: Code) -> String {
    let source = include_str!("../messages/findings.en.ftl");
    let start = format!("{} = ", code.as_str());
    let line = source.lines().find_map(|line| line.strip_prefix(&start));
    line.unwrap_or_else(|| panic!("{:?} has no sentence", Finding::new(code).message(Language::En))).to_owned()
}
