//! What a set says of its uncertain choices: `[robustness]` as it was written, and as it is believed.

use dti_diagnostics::{Code, Finding, Findings, Place, Text};

use super::Located;
use super::fields::Fields;
use super::nodes::{AGGREGATES, number_within};
use super::trees::find_member;
use super::values::FromToml;
use crate::robustness::{Robustness, WeightSpread};
use crate::tree::{Aggregate, Member, Tree};
use crate::{Indicator, Pillar};

/// What the whole is called where a pillar is asked for.
const ROOT: &str = "root";

/// `[robustness]` as it was written.
#[derive(Debug)]
pub(crate) struct DraftRobustness {
    seed: u64,
    draws: u32,
    sobol: Option<u32>,
    weights: Option<(f64, DraftNodes)>,
    aggregates: Vec<(Located<String>, Vec<Aggregate>)>,
    leave_out: Option<DraftNodes>,
    place: Place,
}

/// Nodes by kind or by code.
#[derive(Debug)]
enum DraftNodes {
    Kind(NodeKind),
    Codes(Vec<Located<String>>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum NodeKind {
    Indicators,
    Pillars,
    All,
}

/// Reads `[robustness]`.
pub(crate) fn read_robustness(fields: &mut Fields<'_>) -> Option<DraftRobustness> {
    let mut fields = fields.table("robustness", &Text::new("độ vững", "the robustness"))?;
    fields.require("seed");
    fields.require("draws");
    let draft = DraftRobustness {
        seed: read_whole(&mut fields, "seed", 0, i64::MAX).unwrap_or_default(),
        draws: read_count(&mut fields, "draws", 100, 1_000_000).unwrap_or_default(),
        sobol: read_count(&mut fields, "sobol", 16, 100_000),
        weights: read_weights(&mut fields),
        aggregates: read_aggregates(&mut fields),
        leave_out: read_nodes(&mut fields, "leave-out"),
        place: fields.place().clone(),
    };
    if !["weights", "aggregate", "leave-out"].into_iter().any(|key| fields.has(key)) {
        fields.require("weights");
    }
    fields.finish();
    Some(draft)
}

fn read_whole(fields: &mut Fields<'_>, key: &'static str, from: i64, to: i64) -> Option<u64> {
    let number = fields.optional::<i64>(key)?;
    if !(from..=to).contains(&number.value) {
        let limit = Text::new(format!("trong khoảng {from} đến {to}"), format!("within {from} and {to}"));
        fields.tell_out_of_bounds(key, &number, limit);
        return None;
    }
    u64::try_from(number.value).ok()
}

fn read_count(fields: &mut Fields<'_>, key: &'static str, from: i64, to: i64) -> Option<u32> {
    read_whole(fields, key, from, to).and_then(|count| u32::try_from(count).ok())
}

fn read_weights(fields: &mut Fields<'_>) -> Option<(f64, DraftNodes)> {
    let mut fields = fields.table("weights", &Text::new("trọng số không chắc chắn", "the uncertain weights"))?;
    fields.require("spread");
    fields.require("of");
    let spread = number_within(&mut fields, "spread", 0.0, 0.99);
    let of = read_nodes(&mut fields, "of");
    fields.finish();
    Some((spread?.value, of?))
}

/// `"indicators"`, `"pillars"`, `"all"`, or an array of codes.
fn read_nodes(fields: &mut Fields<'_>, key: &'static str) -> Option<DraftNodes> {
    const KINDS: &[(&str, NodeKind)] =
        &[("indicators", NodeKind::Indicators), ("pillars", NodeKind::Pillars), ("all", NodeKind::All)];
    let value = fields.raw(key)?;
    if value.get_ref().as_str().is_some() {
        return fields.word(key, KINDS).map(DraftNodes::Kind);
    }
    fields.strings(key).map(DraftNodes::Codes)
}

fn read_aggregates(fields: &mut Fields<'_>) -> Vec<(Located<String>, Vec<Aggregate>)> {
    let kind = Text::new("cách tổng hợp không chắc chắn", "the uncertain aggregation");
    let Some(table) = fields.table("aggregate", &kind) else { return Vec::new() };
    let mut read = Vec::new();
    for (code, node) in table.entries() {
        let words: Option<Vec<Located<String>>> = node.items().and_then(|items| {
            let word = |item: super::fields::Node<'_>| {
                Some(Located { value: String::from_toml(item.get_ref())?, place: item.place() })
            };
            items.into_iter().map(word).collect()
        });
        match words {
            Some(words) => read.push((code, words.iter().filter_map(|word| method(&table, word)).collect())),
            None => table.wrong_type(&code.value, node, Text::new("một dãy chuỗi", "an array of texts")),
        }
    }
    read
}

/// The way of aggregating that a word names; others are told.
fn method(table: &Fields<'_>, word: &Located<String>) -> Option<Aggregate> {
    let found = AGGREGATES.iter().find(|(name, _)| *name == word.value).map(|(_, method)| *method);
    if found.is_none() {
        let known = AGGREGATES.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
        let finding = Finding::new(Code::ValueNotAllowed).with("key", "aggregate").with("value", &word.value);
        table.tell(finding.with("known", known).at(word.place.clone()));
    }
    found
}

/// The nodes that `[robustness]` may name.
pub(crate) struct Nodes<'a> {
    pub(crate) tree: &'a Tree,
    pub(crate) indicators: &'a [Indicator],
}

impl Nodes<'_> {
    /// The uncertain choices as they are believed.
    pub(crate) fn believe(&self, draft: &DraftRobustness, findings: &mut Findings) -> Robustness {
        let weights = draft.weights.as_ref();
        let weights =
            weights.map(|(spread, of)| WeightSpread { spread: *spread, of: self.members("of", of, findings) });
        let aggregates = draft.aggregates.iter().filter_map(|(code, among)| self.aggregate(code, among, findings));
        Robustness {
            seed: draft.seed,
            draws: draft.draws,
            sobol: draft.sobol,
            weights,
            aggregates: aggregates.collect(),
            leave_out: draft.leave_out.as_ref().map(|of| self.members("leave-out", of, findings)).unwrap_or_default(),
            place: draft.place.clone(),
        }
    }

    /// The nodes meant, each once; a kind means those whose points count.
    fn members(&self, key: &str, named: &DraftNodes, findings: &mut Findings) -> Vec<Member> {
        let pillars = (Tree::ROOT + 1..self.tree.pillars.len()).map(Member::Pillar);
        let counts = |indicator: &Indicator| indicator.rule.is_some() && indicator.counted;
        let scored = (0..self.indicators.len()).filter(|&position| counts(&self.indicators[position]));
        let mut members: Vec<Member> = match named {
            DraftNodes::Kind(NodeKind::Pillars) => pillars.collect(),
            DraftNodes::Kind(NodeKind::Indicators) => scored.map(Member::Indicator).collect(),
            DraftNodes::Kind(NodeKind::All) => pillars.chain(scored.map(Member::Indicator)).collect(),
            DraftNodes::Codes(codes) => codes.iter().filter_map(|code| self.member(key, code, findings)).collect(),
        };
        members.sort_unstable();
        members.dedup();
        members
    }

    fn member(&self, key: &str, code: &Located<String>, findings: &mut Findings) -> Option<Member> {
        let codes: Vec<_> = self.indicators.iter().map(|indicator| indicator.code.as_str()).collect();
        find_member(key, code, &self.tree.pillars, &codes, findings)
    }

    /// A pillar and the ways in which it might be aggregated.
    fn aggregate(
        &self,
        written: &Located<String>,
        among: &[Aggregate],
        findings: &mut Findings,
    ) -> Option<(usize, Vec<Aggregate>)> {
        let position = self.pillar(written, findings)?;
        let pillar = &self.tree.pillars[position];
        if let Some(reason) = self.objection(pillar, among) {
            let code = if pillar.code.is_empty() { ROOT } else { &pillar.code };
            let finding = Finding::new(Code::AggregatesUnfit).with("code", code).with("reason", reason);
            findings.push(finding.at(written.place.clone()));
            return None;
        }
        Some((position, among.to_vec()))
    }

    /// The pillar that a code names, or the whole.
    fn pillar(&self, code: &Located<String>, findings: &mut Findings) -> Option<usize> {
        let mut names = self.tree.pillars.iter().skip(1).map(|pillar| pillar.code.as_str());
        if let Some(position) = names.position(|name| name == code.value) {
            return Some(position + 1);
        }
        if code.value == ROOT {
            return Some(Tree::ROOT);
        }
        let known: Vec<_> = self.tree.pillars.iter().skip(1).map(|pillar| pillar.code.as_str()).chain([ROOT]).collect();
        let finding = Finding::new(Code::CodeUnknown).with("key", "aggregate").with("code", &code.value);
        let finding = finding.with("kind", Text::new("chỉ số chính", "pillar")).with("known", known.join(", "));
        findings.push(finding.at(code.place.clone()));
        None
    }

    /// What is wrong with the ways: the pillar's own must be among them, a mean has no points to add up, and a member
    /// without points has no share.
    fn objection(&self, pillar: &Pillar, among: &[Aggregate]) -> Option<Text> {
        let own = pillar.aggregate.as_str();
        if among.len() < 2 || (1..among.len()).any(|at| among[..at].contains(&among[at])) {
            return Some(Text::new("cần ít nhất hai cách, mỗi cách một lần", "it takes two or more, each once"));
        }
        if !among.contains(&pillar.aggregate) {
            let vi = format!("phải có cả cách mà bộ chỉ số đang dùng, `{own}`");
            return Some(Text::new(vi, format!("the way that the set takes, `{own}`, must be among them")));
        }
        if among.contains(&Aggregate::Sum) && pillar.aggregate != Aggregate::Sum {
            let vi = format!("chỉ số chính dùng `{own}` thì không cộng điểm được; viết `weighted-mean`");
            return Some(Text::new(vi, format!("with `{own}` there are no points to add up; write `weighted-mean`")));
        }
        let member = pillar.members.iter().find(|member| self.has_no_share(**member))?;
        let code = match *member {
            Member::Pillar(position) => &self.tree.pillars[position].code,
            Member::Indicator(position) => &self.indicators[position].code,
        };
        let vi =
            format!("`{code}` không có điểm tối đa (điểm thưởng hoặc điểm trừ) nên không có tỷ lệ để lấy trung bình");
        Some(Text::new(vi, format!("`{code}` has no maximum (a bonus or a penalty), so it has no share in a mean")))
    }

    fn has_no_share(&self, member: Member) -> bool {
        match member {
            Member::Pillar(position) => self.tree.pillars[position].points <= 0.0,
            Member::Indicator(position) => {
                let indicator = &self.indicators[position];
                indicator.rule.is_some() && indicator.counted && indicator.counted_maximum() <= 0.0
            }
        }
    }
}
