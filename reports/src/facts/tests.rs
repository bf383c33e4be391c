//! A set that uses everything, in words.

use std::collections::BTreeMap;

use dti_criteria::{Source, SourceFile};
use dti_diagnostics::{Findings, Language};

use super::*;

const SET: &str = r#"
id = "moi-thu"
title = { vi = "Bộ đủ thứ", en = "All there is" }
period = { from = 2025-01-01, to = 2025-12-31 }
missing = "remove"
withheld = "full"
legal-basis = [{ number = "1/QĐ-GL", date = 2025-01-10, issuer = "UBND (giả lập)" }]
ranking = { ties = "dense", tie-breakers = ["1"], decimals = 3, coverage = 0.65 }
cohort = [{ id = "so", title = { vi = "Sở", en = "Departments" } }, { id = "xa", title = { vi = "Xã", en = "Communes" } }]
attribute = [{ id = "tthc", title = { vi = "Có TTHC", en = "Has procedures" } }, { id = "vung", title = { vi = "Vùng", en = "Region" }, kind = "category" }]
agency = [
    { code = "a", name = "A", cohort = "so", attributes = { tthc = true, vung = "nam" } },
    { code = "b", name = "B", cohort = "xa" },
]
pillar = [
    { code = "1", title = "Một", points = 20, aggregate = "geometric-mean", gaps = "zero", coverage = { count = 2 }, gate = { conditions = ["1.1"], share = 0.5, otherwise = "no-band" } },
    { code = "2", title = "Hai", applies = { cohorts = ["so"], except = ["b"] } },
]
view = [{ id = "goc", title = "Góc", members = ["1.1", "2"] }]
bands = [{ on = "points", cohorts = ["so"], groups = ["1"], classes = [{ id = "t", title = "Thấp", to = 10 }, { id = "c", title = "Cao", above = 10 }] }]
records = [{ id = "ho-so", title = "Hồ sơ", columns = [{ id = "tt", title = "Trực tuyến", kind = "yes-no" }] }]
[[indicator]]
code = "1.1"
title = "Mật độ"
points = 10
weight = 2
missing = "refuse"
rule = { use = "min-max" }
official = "Phụ lục"
inputs.value = { title = "Điểm truy cập", kind = "count", minimum = 1, per = "1.2.dan", times = 1000, impute = { with = "median", among = "vung" }, treat = { winsorise = 3 } }
[[indicator]]
code = "1.2"
title = "Dân số"
scored = false
own-choice = "thử"
inputs.dan = { title = "Dân số", kind = "count", from = "answer-unless-outside" }
[[indicator]]
code = "1.3"
title = "Còn lại"
points = 10
own-choice = "thử"
rule = { use = "declared" }
inputs.points = { title = "Điểm", kind = "number", from = "self-points" }
[[indicator]]
code = "2.1"
title = "Phạt"
points = 0
minimum = -5
own-choice = "thử"
rule = { use = "deduction", each = 1 }
not-applicable = "zero"
applies = { attributes = { tthc = true } }
inputs.count = { title = "Lần", from = "ho-so", kind = "count", sql = "COUNT(*)" }
[[indicator]]
code = "2.2"
title = "Thưởng"
points = 3
bonus = true
evidence = "optional"
own-choice = "thử"
note = "chú ý"
rule = { use = "yes-no" }
parameters-by-cohort = { so = { invert = true } }
inputs.answer = { title = "Có", kind = "yes-no", from = "outside" }
"#;

fn set() -> CriteriaSet {
    let files = vec![SourceFile { path: "moi-thu/set.toml".to_owned(), text: SET.to_owned() }];
    let mut findings = Findings::new();
    let set = CriteriaSet::load(&Source { files, reference: BTreeMap::new() }, &mut findings);
    set.unwrap_or_else(|_| panic!("{}", findings.render(Language::En)))
}

/// All things of a set, a line for each fact.
fn told(language: Language) -> String {
    let set = set();
    let facts = Facts::new(&set, None, language);
    let lines = Section::ALL.into_iter().flat_map(|section| {
        let things = facts.of(section).into_iter();
        let lines = things.map(|thing| {
            let facts = thing.facts.iter().map(|fact| format!("    {}: {}\n", fact.label, fact.value));
            format!("  {} {}\n{}", thing.code, thing.title, facts.collect::<String>())
        });
        [format!("{}\n", section.title(language))].into_iter().chain(lines).collect::<Vec<_>>()
    });
    lines.collect()
}

#[test]
fn everything_that_a_set_may_say_has_words() {
    for (language, expected) in
        [(Language::Vi, include_str!("told.vi.txt")), (Language::En, include_str!("told.en.txt"))]
    {
        let told = told(language);
        if std::env::var_os("BLESS").is_some() {
            let file = if language == Language::Vi { "told.vi.txt" } else { "told.en.txt" };
            std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/facts/").to_owned() + file, &told).unwrap();
        } else {
            assert_eq!(told, expected);
        }
    }
}
