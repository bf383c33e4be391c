//! What a set says of its uncertain choices: `[robustness]` as it was written, and as it is believed.

use dti_diagnostics::{Code, Finding, Findings, Place, Text};

use super::Located;
use super::fields::{Fields, FromToml};
use super::nodes::{AGGREGATES, contradiction, number_within};
use super::trees::find_member;
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
        code: &Located<String>,
        among: &[Aggregate],
        findings: &mut Findings,
    ) -> Option<(usize, Vec<Aggregate>)> {
        let position = self.pillar(code, findings)?;
        let pillar = &self.tree.pillars[position];
        let written = among.iter().map(|method| format!("\"{}\"", method.as_str())).collect::<Vec<_>>().join(", ");
        let written = format!("robustness.aggregate = [{written}]");
        if let Some(fault) = self.contradicts(pillar, among) {
            let owner = if pillar.code.is_empty() {
                Text::new("bộ chỉ số", "the criteria set")
            } else {
                Text::new(format!("chỉ số chính `{}`", pillar.code), format!("the pillar `{}`", pillar.code))
            };
            findings.push(contradiction(owner, &written, &fault, &code.place));
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

    /// What the pillar says that its alternatives contradict: its own way must be among them, a mean has no points to
    /// add up, and a member without points has no share.
    fn contradicts(&self, pillar: &Pillar, among: &[Aggregate]) -> Option<String> {
        let own = format!("aggregate = \"{}\"", pillar.aggregate.as_str());
        let doubled = (1..among.len()).any(|at| among[..at].contains(&among[at]));
        let adds_up_shares = among.contains(&Aggregate::Sum) && pillar.aggregate != Aggregate::Sum;
        if among.len() < 2 || doubled || !among.contains(&pillar.aggregate) || adds_up_shares {
            return Some(own);
        }
        pillar.members.iter().find_map(|&member| match member {
            Member::Pillar(position) => {
                let member = &self.tree.pillars[position];
                (member.points <= 0.0).then(|| format!("{}: points = 0", member.code))
            }
            Member::Indicator(position) => {
                let member = &self.indicators[position];
                let nothing = member.rule.is_some() && member.counted && member.counted_maximum() <= 0.0;
                let said = if member.bonus { "bonus = true" } else { "points = 0" };
                nothing.then(|| format!("{}: {said}", member.code))
            }
        })
    }
}
