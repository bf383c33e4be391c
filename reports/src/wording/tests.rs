//! A set that uses everything, in words.

use std::collections::BTreeMap;

use dti_criteria::{CriteriaSet, Source, SourceFile};
use dti_diagnostics::{Findings, Language};

use super::{Fact, SetWords};

const SET: &str = r#"
id = "thu-2024"
title = { vi = "Bộ thử", en = "Trial" }
period = { from = 2024-01-01, to = 2024-12-31 }
missing = "zero"
defaults = { inputs = { value = { kind = "number" } } }
withheld = "full"
aggregate = "geometric-mean"
points = 100
ranking = { ties = "dense", tie-breakers = ["2", "1.2"], decimals = 4, coverage = 0.65 }
cohort = [{ id = "so", title = "Sở" }, { id = "xa", title = "Xã" }]
attribute = [
    { id = "tthc", title = { vi = "Có thủ tục", en = "Has procedures" } },
    { id = "vung", title = { vi = "Vùng", en = "Region" }, kind = "category" },
]
agency = [{ code = "a1", name = "Sở Y tế", cohort = "so" }, { code = "a2", name = "Xã Đông", cohort = "xa" }]

[[pillar]]
code = "1"
title = "Một"
weight = 2
gaps = "rescale"
points = 40
coverage = { count = 2 }
gate = { conditions = ["1.1"], share = 0.5, otherwise = "no-band" }
applies = { attributes = { tthc = true } }

[[indicator]]
code = "1.1"
title = "A"
points = 30
rule = { use = "times" }
own-choice = "thử"
evidence = "required"
applies = { cohorts = ["so"], except = ["a1"] }
not-applicable = "full"

[[indicator]]
code = "1.2"
title = "B"
points = 10
rule = { use = "times" }
own-choice = "thử"
bonus = false
inputs.value = { kind = "count", per = "2.1.value", times = 1000, impute = { with = "median", among = "vung" }, treat = {} }

[[pillar]]
code = "2"
title = "Hai"
gaps = "withhold"
coverage = { share = 0.65, of = "indicators" }

[[indicator]]
code = "2.1"
title = "C"
scored = false
own-choice = "thử"

[[indicator]]
code = "2.2"
title = "D"
points = 0
minimum = -5
rule = { use = "times" }
own-choice = "thử"

[[indicator]]
code = "2.3"
title = "E"
points = 5
bonus = true
rule = { use = "times" }
own-choice = "thử"

[[indicator]]
code = "2.4"
title = "F"
points = 60
rule = { use = "times" }
own-choice = "thử"

[[view]]
id = "v"
title = "Góc"
members = ["1", "2.4"]
aggregate = "minimum"
points = 100

[[bands]]
on = "percent"
groups = ["1", "2"]
classes = [
    { id = "a", title = "Thấp", to = 25 },
    { id = "b", title = "Vừa", above = 25, below = 50.5 },
    { id = "c", title = "Cao", from = 50.5 },
]
"#;

fn set() -> CriteriaSet {
    let file = SourceFile { path: "thu-2024/set.toml".to_owned(), text: SET.to_owned() };
    let mut findings = Findings::new();
    let set = CriteriaSet::load(&Source { files: vec![file], reference: BTreeMap::new() }, &mut findings);
    set.unwrap_or_else(|_| panic!("{}", findings.render(Language::En)))
}

fn indicator(set: &CriteriaSet, code: &str) -> usize {
    set.indicator(code).unwrap()
}

#[test]
fn conditions_of_pillars_and_indicators_hold_together() {
    let set = set();
    let applies =
        |code, language| SetWords::new(&set, language).indicator_applies(&set.indicators()[indicator(&set, code)]);
    assert_eq!(applies("1.1", Language::Vi), "chỉ nhóm “Sở”; trừ Sở Y tế; chỉ đơn vị có “Có thủ tục” là có");
    assert_eq!(applies("1.2", Language::En), "only agencies where “Has procedures” is yes");
    assert_eq!(applies("2.2", Language::Vi), "mọi đơn vị");
    let words = SetWords::new(&set, Language::En);
    assert_eq!(words.pillar_applies(1), "only agencies where “Has procedures” is yes");
}

#[test]
fn points_say_how_they_count() {
    let set = set();
    let words = SetWords::new(&set, Language::Vi);
    let points = |code| words.points(&set.indicators()[indicator(&set, code)]);
    assert_eq!(points("1.1"), "tối đa 30 điểm");
    assert_eq!(points("2.1"), "thu thập số liệu, không tính điểm");
    assert_eq!(points("2.2"), "điểm trừ: thấp nhất -5 điểm");
    assert_eq!(points("2.3"), "điểm cộng: tối đa 5 điểm, không tính vào điểm tối đa");
    assert_eq!(words.mark(&set.indicators()[indicator(&set, "2.2")]).as_deref(), Some("điểm trừ"));
    assert_eq!(words.mark(&set.indicators()[indicator(&set, "2.4")]), None);
}

fn told(facts: &[Fact]) -> Vec<String> {
    facts.iter().map(|fact| format!("{}: {}", fact.label, fact.value)).collect()
}

#[test]
fn policies_are_a_fact_each() {
    let set = set();
    let words = SetWords::new(&set, Language::En);
    let policies = |code| told(&words.policies(&set.indicators()[indicator(&set, code)]));
    let expected = [
        "Where a figure is missing: counts as 0 points",
        "Where there is no award although all figures are there: counts as full points",
        "Where it does not apply: counts as full points",
    ];
    assert_eq!(policies("1.1"), expected);
    assert!(policies("2.1").is_empty(), "what is not scored counts for nothing");
}

#[test]
fn nodes_tell_their_formula() {
    let set = set();
    let words = |language| SetWords::new(&set, language);
    let pillars = &set.tree().pillars;
    assert_eq!(
        words(Language::Vi).pillar(&pillars[0]),
        "100 điểm × trung bình nhân tỷ lệ đạt (điểm ÷ điểm tối đa) của các thành phần; 1 có trọng số 2, \
         2 có trọng số 1"
    );
    assert_eq!(
        words(Language::En).pillar(&pillars[1]),
        "sum of the points of its members; where a part has no points: it is left out and the rest is scaled up to the \
         maximum; coverage: at least 2 of its parts must have points; mandatory conditions: 1.1 A must reach 50 % of \
         the maximum; otherwise: no class"
    );
    assert_eq!(
        words(Language::Vi).view(&set.views()[0]),
        "100 điểm × tỷ lệ đạt (điểm ÷ điểm tối đa) thấp nhất trong các thành phần (1, 2.4)"
    );
}

#[test]
fn classes_tell_their_edges() {
    let set = set();
    let bands = set.bands(0).unwrap();
    let expected = [
        "Tính theo: phần trăm của điểm tối đa áp dụng cho đơn vị",
        "Phải đạt ở từng nhóm: 1 Một; 2 Hai",
        "Thấp: đến 25 %",
        "Vừa: trên 25 đến dưới 50,5 %",
        "Cao: từ 50,5 % trở lên",
    ];
    assert_eq!(told(&SetWords::new(&set, Language::Vi).bands(bands)), expected);
    let english = told(&SetWords::new(&set, Language::En).bands(bands));
    assert_eq!(english[2..], ["Thấp: up to 25 %", "Vừa: above 25 to below 50.5 %", "Cao: 50.5 % or more"]);
}

#[test]
fn ranking_is_told_rule_by_rule() {
    let set = set();
    let expected = [
        "So sánh: chỉ số làm tròn 4 chữ số thập phân",
        "Xét tiếp theo thứ tự: 2 Hai; 1.2 B",
        "Khi bằng nhau: cùng hạng, không bỏ hạng nào (1, 2, 2, 3)",
        "Mức đủ số liệu: có số liệu ở ít nhất 65 % các chỉ số áp dụng mới được xếp hạng",
    ];
    assert_eq!(told(&SetWords::new(&set, Language::Vi).ranking()), expected);
}

#[test]
fn preparation_is_told_in_its_order() {
    let set = set();
    let input = &set.indicators()[indicator(&set, "1.2")].inputs[0];
    let expected = [
        "chia cho `2.1.value` (C), nhân 1.000",
        "thiếu thì thay bằng trung vị của các đơn vị cùng “Vùng”",
        "có giá trị ngoại lai (độ lệch trên 2 và độ nhọn trên 3,5) thì kéo về nhiều nhất 5 giá trị rồi lấy lô-ga-rít",
    ];
    assert_eq!(SetWords::new(&set, Language::Vi).preparation(input), expected);
}
