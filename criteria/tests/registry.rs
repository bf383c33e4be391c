//! Agencies over time: what cannot be is told with its line, and earlier bodies are found by code, alias and day.

use std::collections::BTreeMap;

use dti_criteria::{CriteriaSet, Lineage, Source, SourceFile};
use dti_diagnostics::{Findings, Language};

fn load(year: i16, agencies: &str) -> (Option<CriteriaSet>, Vec<String>) {
    let head = format!(
        "id = \"thu\"\ntitle = \"Thử\"\nperiod = {{ from = {year}-01-01, to = {year}-12-31 }}\nmissing = \"zero\"\n\
         cohort = [{{ id = \"so\", title = \"Sở\" }}]\n[[indicator]]\ncode = \"1\"\ntitle = \"Một\"\npoints = 1\n\
         own-choice = \"để thử\"\ninputs.value = {{ kind = \"number\" }}\nrule = {{ use = \"share\" }}\n"
    );
    let file = |path: &str, text: &str| SourceFile { path: path.to_owned(), text: text.to_owned() };
    let files = vec![file("set.toml", &head), file("agencies.csv", agencies)];
    let mut findings = Findings::new();
    let set = CriteriaSet::load(&Source { files, reference: BTreeMap::new() }, &mut findings).ok();
    let told = findings.iter().map(|finding| {
        let place = finding.place.as_ref().map(ToString::to_string).unwrap_or_default();
        format!("{place} {}: {}", finding.code.as_str(), finding.message(Language::En))
    });
    (set, told.collect())
}

fn sound(year: i16, agencies: &str) -> CriteriaSet {
    let (set, told) = load(year, agencies);
    set.unwrap_or_else(|| panic!("{told:?}"))
}

const REGISTRY: &str = "code,name,aliases,from,to,predecessors
a,A,ban-a|Ban A,,,
b,B,,,30/6/2025,
c,C,,,2025-06-30,
bc,BC,,2025-07-01,,b;c
d1,D1,,2025-07-01,,cu-d
d2,D2,,2025-07-01,,cu-d
e,E,,2025-07-01,,e
f,F,,2025-07-01,,b|khong-co
g,G,,2025-07-01,,
";

const BEFORE: &str = "code,name\nban-a,A\nb,B\nc,C\ncu-d,D\ne,E\ng,G\n";

#[test]
fn who_takes_part_is_decided_by_the_last_day_of_the_period() {
    let codes = |year| sound(year, REGISTRY).agencies().iter().map(|agency| agency.code.clone()).collect::<Vec<_>>();
    assert_eq!(codes(2024), ["a", "b", "c"]);
    assert_eq!(codes(2025), ["a", "bc", "d1", "d2", "e", "f", "g"]);
    let later = sound(2025, REGISTRY);
    assert_eq!(later.inactive().iter().map(|agency| agency.code.as_str()).collect::<Vec<_>>(), ["b", "c"]);
}

#[test]
fn earlier_bodies_are_found_by_code_alias_and_predecessors() {
    let (before, now) = (sound(2024, BEFORE), sound(2025, REGISTRY));
    let lineage = |code: &str| now.lineage(now.agency(code).unwrap(), &before);
    assert_eq!(lineage("a"), Lineage::Same(0), "by alias");
    assert_eq!(lineage("bc"), Lineage::Merged(vec![1, 2]));
    assert_eq!(lineage("d1"), Lineage::Split(3));
    assert_eq!(lineage("e"), Lineage::Same(4), "the only successor of the body that bore its code");
    assert_eq!(lineage("f"), Lineage::Merged(vec![1]), "one of two predecessors is unknown");
    assert_eq!(lineage("g"), Lineage::New, "it did not exist, whatever the earlier run called `g`");
    let unknown = |code: &str| {
        let list = now.predecessors(now.agency(code).unwrap(), &before);
        list.into_iter().filter(|one| one.agencies.is_empty()).map(|one| one.code).collect::<Vec<_>>()
    };
    assert_eq!((unknown("f"), unknown("bc")), (vec!["khong-co".to_owned()], Vec::new()));
    // A year later the merged body is itself.
    assert_eq!(now.lineage(now.agency("bc").unwrap(), &now), Lineage::Same(1));
}

#[test]
fn a_predecessor_that_the_earlier_run_lacks_stands_for_those_that_it_came_from() {
    let chain = "code,name,aliases,from,to,predecessors
x,X,,,2022-12-31,
y,Y,,,2022-12-31,
xy,XY,,2023-01-01,2024-12-31,x;y
z,Z,,2025-01-01,,xy;cu
";
    let before = sound(2022, "code,name\nx,X\ny,Y\ncu,Cũ\n");
    let now = sound(2025, chain);
    assert_eq!(now.lineage(0, &before), Lineage::Merged(vec![0, 1, 2]));
}

#[test]
fn what_cannot_be_is_told_with_its_line() {
    let told = |agencies: &str| load(2025, &format!("code,name,aliases,from,to,predecessors\n{agencies}")).1;
    assert_eq!(
        told("a,A,x;b,,,\nb,B,X,,,\n"),
        [
            "agencies.csv:2:1 alias-taken: the alias `b` is an agency's code or alias already",
            "agencies.csv:3:1 alias-taken: the alias `X` is an agency's code or alias already",
        ]
    );
    assert_eq!(
        told("a,A,,2025-07-01,2025-06-30,\n"),
        ["agencies.csv:2:1 value-out-of-bounds: `to` is 2025-06-30, but must be 2025-07-01 or later"]
    );
    assert_eq!(
        told("a,A,,hôm qua,,\n")[0],
        "agencies.csv:2:1 value-not-allowed: `from` is `hôm qua`, not one of: 2025-07-01, 1/7/2025"
    );
    assert_eq!(told("a,A,,,,cu\n"), ["agencies.csv:2:1 key-missing: the agency `a` lacks the key `from`"]);
    let cycle = told("a,A,,2025-01-02,2025-03-01,b\nb,B,,2025-04-01,,a\n");
    assert!(
        cycle.contains(&"agencies.csv:2:1 predecessor-cycle: the agency `a` came from itself by way of others".into())
    );
    assert!(
        cycle.contains(&"agencies.csv:3:1 predecessor-cycle: the agency `b` came from itself by way of others".into())
    );
    assert_eq!(
        told("a,A,,,2025-07-01,\nb,B,,2025-07-01,,a\n"),
        [
            "agencies.csv:3:1 predecessor-not-ended: the agency `b` came from `a` on 2025-07-01, but `a` had not ended by then"
        ]
    );
}
