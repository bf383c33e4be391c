//! The tree of a set: every pillar before its members, points that add up.

use std::collections::BTreeMap;

use dti_diagnostics::{Code, Finding, Findings, Text};

use super::{Draft, DraftHead, DraftPillar, Located};
use crate::tree::{Aggregate, Member, Pillar, Tree};

/// The tree, and the drafts' indicators in its order.
pub(crate) struct Grown {
    pub(crate) tree: Tree,
    /// Positions in the draft.
    pub(crate) indicators: Vec<usize>,
}

/// Grows the tree from the root; what hangs on nothing becomes a finding.
pub(crate) fn grow(draft: &Draft, head: &DraftHead, findings: &mut Findings) -> Grown {
    let pillars: BTreeMap<&str, usize> =
        draft.pillars.iter().enumerate().map(|(position, pillar)| (pillar.code.value.as_str(), position)).collect();
    let mut parent =
        |code: &Located<String>, named: Option<&Located<String>>, key| parent_of(code, named, key, &pillars, findings);
    let pillar_parents: Vec<_> =
        draft.pillars.iter().map(|pillar| parent(&pillar.code, pillar.parent.as_ref(), "parent")).collect();
    let indicator_parents: Vec<_> =
        draft.indicators.iter().map(|leaf| parent(&leaf.code, leaf.pillar.as_ref(), "pillar")).collect();
    let mut sapling = Sapling { draft, pillar_parents, indicator_parents, pillars: Vec::new(), indicators: Vec::new() };
    sapling.add(None, None, root(head));
    sapling.tell_cycles(findings);
    sapling.add_up(Tree::ROOT, head.points.as_ref(), findings);
    Grown { tree: Tree { pillars: sapling.pillars }, indicators: sapling.indicators }
}

fn root(head: &DraftHead) -> Pillar {
    Pillar {
        code: String::new(),
        title: head.title.clone(),
        aggregate: head.aggregate,
        points: head.points.as_ref().map_or(0.0, |points| points.value),
        weight: 1.0,
        members: Vec::new(),
        parent: None,
        place: head.place.clone(),
    }
}

/// The pillar that a member names, or that its code lies in (`6.3` in `6`), or the root.
fn parent_of(
    code: &Located<String>,
    named: Option<&Located<String>>,
    key: &str,
    pillars: &BTreeMap<&str, usize>,
    findings: &mut Findings,
) -> Option<usize> {
    if let Some(named) = named {
        let found = pillars.get(named.value.as_str()).copied();
        if found.is_none() {
            let kind = Text::new("chỉ số chính", "pillar");
            let known = pillars.keys().copied().collect::<Vec<_>>().join(", ");
            let finding = Finding::new(Code::CodeUnknown).with("key", key).with("code", &named.value);
            findings.push(finding.with("kind", kind).with("known", known).at(named.place.clone()));
        }
        return found;
    }
    let mut code = code.value.as_str();
    while let Some((rest, _)) = code.rsplit_once('.') {
        if let Some(&position) = pillars.get(rest) {
            return Some(position);
        }
        code = rest;
    }
    None
}

struct Sapling<'a> {
    draft: &'a Draft,
    pillar_parents: Vec<Option<usize>>,
    indicator_parents: Vec<Option<usize>>,
    pillars: Vec<Pillar>,
    indicators: Vec<usize>,
}

impl Sapling<'_> {
    /// Adds a pillar and, below it, its members; `drafted` is its position in the draft, none for the root.
    fn add(&mut self, drafted: Option<usize>, parent: Option<usize>, pillar: Pillar) -> usize {
        let position = self.pillars.len();
        self.pillars.push(Pillar { parent, ..pillar });
        for member in self.members(drafted) {
            let member = match member {
                Member::Pillar(child) => {
                    let pillar = believe(&self.draft.pillars[child]);
                    Member::Pillar(self.add(Some(child), Some(position), pillar))
                }
                Member::Indicator(leaf) => {
                    self.indicators.push(leaf);
                    Member::Indicator(self.indicators.len() - 1)
                }
            };
            self.pillars[position].members.push(member);
        }
        position
    }

    /// The members of a pillar by their positions in the draft, in the order in which they were written.
    fn members(&self, drafted: Option<usize>) -> Vec<Member> {
        let pillars = positions(&self.pillar_parents, drafted).into_iter().map(Member::Pillar);
        let indicators = positions(&self.indicator_parents, drafted).into_iter().map(Member::Indicator);
        let mut members: Vec<_> = pillars.chain(indicators).collect();
        members.sort_by_key(|member| {
            self.draft.order(match *member {
                Member::Pillar(pillar) => &self.draft.pillars[pillar].code.place,
                Member::Indicator(indicator) => &self.draft.indicators[indicator].code.place,
            })
        });
        members
    }

    /// Pillars that were not reached from the root lie within themselves.
    fn tell_cycles(&self, findings: &mut Findings) {
        let reached = |pillar: &&DraftPillar| !self.pillars.iter().any(|known| known.code == pillar.code.value);
        let told = self.draft.pillars.iter().filter(reached).map(|pillar| {
            Finding::new(Code::PillarCycle).with("code", &pillar.code.value).at(pillar.code.place.clone())
        });
        findings.extend(told);
    }

    /// The points of a pillar: declared or added up; a sum must be what is declared.
    fn add_up(&mut self, position: usize, declared: Option<&Located<f64>>, findings: &mut Findings) -> f64 {
        let mut sum = 0.0;
        for member in self.pillars[position].members.clone() {
            sum += match member {
                Member::Indicator(leaf) => self.draft.indicators[self.indicators[leaf]].points.unwrap_or(0.0),
                Member::Pillar(child) => {
                    let draft = self.draft;
                    let code = &self.pillars[child].code;
                    let declared = draft.pillars.iter().find(|pillar| &pillar.code.value == code);
                    self.add_up(child, declared.and_then(|pillar| pillar.points.as_ref()), findings)
                }
            };
        }
        let pillar = &mut self.pillars[position];
        if pillar.aggregate == Aggregate::WeightedMean {
            return pillar.points;
        }
        if let Some(declared) = declared.filter(|declared| (declared.value - sum).abs() > 1e-9) {
            findings.push(does_not_add_up(pillar, declared, sum));
        }
        pillar.points = sum;
        sum
    }
}

fn does_not_add_up(pillar: &Pillar, declared: &Located<f64>, sum: f64) -> Finding {
    let owner = if pillar.code.is_empty() {
        Text::new("bộ chỉ số", "the criteria set")
    } else {
        Text::new(format!("chỉ số chính `{}`", pillar.code), format!("the pillar `{}`", pillar.code))
    };
    let finding = Finding::new(Code::PointsDoNotAddUp).with("owner", owner).with("sum", sum);
    finding.with("declared", declared.value).at(declared.place.clone())
}

fn positions(parents: &[Option<usize>], parent: Option<usize>) -> Vec<usize> {
    parents.iter().enumerate().filter(|(_, own)| **own == parent).map(|(position, _)| position).collect()
}

fn believe(draft: &DraftPillar) -> Pillar {
    Pillar {
        code: draft.code.value.clone(),
        title: draft.title.clone(),
        aggregate: draft.aggregate,
        points: draft.points.as_ref().map_or(0.0, |points| points.value),
        weight: draft.weight,
        members: Vec::new(),
        parent: None,
        place: draft.code.place.clone(),
    }
}
