//! The tree of a set: every pillar before its members, points that add up.

use std::collections::BTreeMap;

use dti_diagnostics::{Code, Finding, Findings, Text};

use super::codes::find;
use super::nodes::{Conditions, DraftGate, DraftNode, contradiction};
use super::{Draft, DraftHead, DraftPillar, Located};
use crate::Applicability;
use crate::tree::{Aggregate, Gate, Member, Pillar, Tree};

/// The tree, and the drafts' indicators in its order.
pub(crate) struct Grown {
    pub(crate) tree: Tree,
    /// Positions in the draft.
    pub(crate) indicators: Vec<usize>,
}

/// Grows the tree from the root; what hangs on nothing becomes a finding.
pub(crate) fn grow(draft: &Draft, head: &DraftHead, conditions: &Conditions<'_>, findings: &mut Findings) -> Grown {
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
    sapling.add_up(Tree::ROOT, head.node.points.as_ref(), findings);
    sapling.set_conditions(head, conditions, findings);
    Grown { tree: Tree { pillars: sapling.pillars }, indicators: sapling.indicators }
}

fn root(head: &DraftHead) -> Pillar {
    let code = Located { value: String::new(), place: head.place.clone() };
    bare(&code, &head.title, &head.node, 1.0)
}

/// A pillar without members and conditions.
fn bare(code: &Located<String>, title: &Text, node: &DraftNode, weight: f64) -> Pillar {
    Pillar {
        code: code.value.clone(),
        title: title.clone(),
        aggregate: node.aggregate,
        gaps: node.gaps,
        coverage: node.coverage,
        gate: None,
        applies: Applicability::default(),
        points: node.points.as_ref().map_or(0.0, |points| points.value),
        weight,
        members: Vec::new(),
        parent: None,
        place: code.place.clone(),
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
                    let draft = &self.draft.pillars[child];
                    let pillar = bare(&draft.code, &draft.title, &draft.node, draft.weight);
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
            findings.extend(self.idle_weight(position, member));
            sum += match member {
                Member::Indicator(leaf) => self.leaf_points(position, leaf, findings),
                Member::Pillar(child) => {
                    let declared = drafted(self.draft, &self.pillars[child].code);
                    self.add_up(child, declared.and_then(|pillar| pillar.node.points.as_ref()), findings)
                }
            };
        }
        let pillar = &mut self.pillars[position];
        if pillar.aggregate != Aggregate::Sum {
            return pillar.points;
        }
        if let Some(declared) = declared.filter(|declared| (declared.value - sum).abs() > 1e-9) {
            findings.push(does_not_add_up(&owner_of(&pillar.code), declared, sum));
        }
        pillar.points = sum;
        sum
    }

    /// A weight that nothing weighs: neither the node that the member belongs to nor a view takes a mean of it.
    fn idle_weight(&self, pillar: usize, member: Member) -> Option<Finding> {
        let (code, weight, place) = match member {
            Member::Pillar(child) => {
                let child = &self.pillars[child];
                (&child.code, child.weight, &child.place)
            }
            Member::Indicator(leaf) => {
                let draft = &self.draft.indicators[self.indicators[leaf]];
                (&draft.code.value, draft.weight, &draft.code.place)
            }
        };
        let weighs = |aggregate| !matches!(aggregate, Aggregate::Sum | Aggregate::Minimum);
        let of_code = |member: &Located<String>| &member.value == code;
        let mut views = self.draft.views.iter().filter(|view| view.members.iter().any(of_code));
        let aggregate = self.pillars[pillar].aggregate;
        #[expect(clippy::float_cmp, reason = "1 is what a node weighs that does not say it")]
        let idle = weight != 1.0 && !weighs(aggregate) && !views.any(|view| weighs(view.node.aggregate));
        let owner = Text::new(format!("chỉ số `{code}`"), format!("the node `{code}`"));
        let theirs = format!("aggregate = \"{}\"", aggregate.as_str());
        idle.then(|| contradiction(owner, &format!("weight = {weight}"), &theirs, place))
    }

    /// What an indicator adds to the points of its pillar. A bonus or a penalty has no share, so no mean can take it.
    fn leaf_points(&self, pillar: usize, leaf: usize, findings: &mut Findings) -> f64 {
        let draft = &self.draft.indicators[self.indicators[leaf]];
        let points = draft.points.unwrap_or(0.0);
        let aggregate = self.pillars[pillar].aggregate;
        if draft.scored && draft.counted && aggregate != Aggregate::Sum && (draft.bonus || points <= 0.0) {
            let owner =
                Text::new(format!("chỉ số `{}`", draft.code.value), format!("the indicator `{}`", draft.code.value));
            let own = if draft.bonus { "bonus = true" } else { "points = 0" };
            let theirs = format!("aggregate = \"{}\"", aggregate.as_str());
            findings.push(contradiction(owner, own, &theirs, &draft.code.place));
        }
        if draft.bonus || !draft.counted { 0.0 } else { points }
    }

    /// Sets applicability and gates, which may name any node.
    fn set_conditions(&mut self, head: &DraftHead, conditions: &Conditions<'_>, findings: &mut Findings) {
        let draft = self.draft;
        for position in 0..self.pillars.len() {
            let drafted = drafted(draft, &self.pillars[position].code).filter(|_| position != Tree::ROOT);
            let node = drafted.map_or(&head.node, |pillar| &pillar.node);
            let applies = drafted.and_then(|pillar| pillar.applies.as_ref());
            self.pillars[position].applies =
                applies.map(|applies| conditions.believe(applies, findings)).unwrap_or_default();
            self.pillars[position].gate = node.gate.as_ref().map(|gate| self.gate(position, gate, findings));
        }
    }

    /// A gate; its conditions are indicators, or pillars that lie within the node that it guards.
    fn gate(&self, guarded: usize, draft: &DraftGate, findings: &mut Findings) -> Gate {
        let mut conditions = Vec::new();
        for code in &draft.conditions {
            let Some(member) = self.member("conditions", code, findings) else { continue };
            if let Member::Indicator(leaf) = member
                && !self.draft.indicators[self.indicators[leaf]].scored
            {
                let owner = Text::new(format!("chỉ số `{}`", code.value), format!("the indicator `{}`", code.value));
                findings.push(contradiction(owner, "scored = false", "gate", &code.place));
                continue;
            }
            if let Member::Pillar(pillar) = member
                && (pillar == guarded || !path(&self.pillars, pillar).contains(&guarded))
            {
                let owner = owner_of(&self.pillars[guarded].code);
                let condition = format!("conditions = [\"{}\"]", code.value);
                findings.push(contradiction(owner, "gate", &condition, &code.place));
                continue;
            }
            conditions.push(member);
        }
        Gate { conditions, share: draft.share, otherwise: draft.otherwise }
    }

    fn member(&self, key: &str, code: &Located<String>, findings: &mut Findings) -> Option<Member> {
        let leaves: Vec<_> =
            self.indicators.iter().map(|&leaf| self.draft.indicators[leaf].code.value.as_str()).collect();
        find_member(key, code, &self.pillars, &leaves, findings)
    }
}

/// The node that a code names; unknown ones are told.
pub(crate) fn find_member(
    key: &str,
    code: &Located<String>,
    pillars: &[Pillar],
    indicators: &[&str],
    findings: &mut Findings,
) -> Option<Member> {
    let inner = pillars.len() - 1;
    let codes = pillars.iter().skip(1).map(|pillar| pillar.code.as_str()).chain(indicators.iter().copied());
    let position = find(key, code, &Text::new("chỉ số", "node"), codes, findings)?;
    Some(if position < inner { Member::Pillar(position + 1) } else { Member::Indicator(position - inner) })
}

fn path(pillars: &[Pillar], pillar: usize) -> Vec<usize> {
    std::iter::successors(Some(pillar), |&position| pillars[position].parent).collect()
}

fn drafted<'a>(draft: &'a Draft, code: &str) -> Option<&'a DraftPillar> {
    draft.pillars.iter().find(|pillar| pillar.code.value == code)
}

/// What a pillar or the root is called in findings.
fn owner_of(code: &str) -> Text {
    if code.is_empty() {
        return Text::new("bộ chỉ số", "the criteria set");
    }
    Text::new(format!("chỉ số chính `{code}`"), format!("the pillar `{code}`"))
}

/// The finding of points that differ from the sum of their parts.
pub(crate) fn does_not_add_up(owner: &Text, declared: &Located<f64>, sum: f64) -> Finding {
    let finding = Finding::new(Code::PointsDoNotAddUp).with("owner", owner.clone()).with("sum", sum);
    finding.with("declared", declared.value).at(declared.place.clone())
}

fn positions(parents: &[Option<usize>], parent: Option<usize>) -> Vec<usize> {
    parents.iter().enumerate().filter(|(_, own)| **own == parent).map(|(position, _)| position).collect()
}
