//! The built-in criteria sets and reference tables hold together.

use dti_criteria::{CriteriaSet, Source};
use dti_diagnostics::{Code, Findings, Language};

/// Loads a built-in set; panics with all findings if there is one, except a gap between classes: decisions print them.
pub(crate) fn load(name: &str) -> CriteriaSet {
    let mut findings = Findings::default();
    let set = Source::find(name, &mut findings).and_then(|source| CriteriaSet::load(&source, &mut findings));
    let clean = findings.iter().all(|finding| finding.code == Code::BandsGap);
    assert!(clean, "`{name}` has findings:\n{}", findings.render(Language::En));
    set.expect("a set without errors is a set")
}

#[test]
fn every_built_in_set_loads_without_findings() {
    for name in Source::builtin_names() {
        assert_eq!(load(name).id(), name);
    }
}
