//! Two runs side by side, agency by agency.

use std::collections::BTreeMap;

use dti_criteria::{CriteriaSet, Indicator, Lineage, Tree, View};
use dti_diagnostics::{Code, Finding, Findings, Halted, Text};

use super::definitions::{Definitions, WhyNot};
use super::{AgencyChanges, Change, Changes, Node, NodeKind, Period, Standing};
use crate::index::{Figure, PlacedAgency};
use crate::scores::Score;

/// Compares a run with an earlier one.
///
/// Agencies are matched by [`CriteriaSet::lineage`], cohorts, pillars, views and indicators by code. What is not
/// defined alike in both sets keeps its figures and gets a reason instead of a change. Another set is told as a note,
/// a predecessor that nobody knows as a warning.
///
/// # Errors
/// [`Halted`] if the runs have no agency or no scored indicator in common.
pub fn between(previous: Period<'_>, present: Period<'_>, findings: &mut Findings) -> Result<Changes, Halted> {
    let pair = Pair::new(previous, present);
    let mut changes = Changes { indicators: pair.common_indicators(), ..Changes::default() };
    let lineages: Vec<Lineage> =
        (0..present.set.agencies().len()).map(|agency| present.set.lineage(agency, previous.set)).collect();
    changes.compared = lineages.iter().filter(|lineage| **lineage != Lineage::New).count();
    for lacking in pair.lacking(&changes) {
        findings.push(pair.finding(Code::RunsUnrelated).with("lacking", lacking));
    }
    if changes.compared == 0 || changes.indicators == 0 {
        return Err(Halted);
    }
    pair.tell(&changes, findings);
    let named = |lineage: &Lineage, agency: usize| match lineage {
        Lineage::Same(one) | Lineage::Split(one) => *one == agency,
        Lineage::Merged(several) => several.contains(&agency),
        Lineage::New => false,
    };
    let gone = (0..previous.set.agencies().len()).filter(|&old| !lineages.iter().any(|lineage| named(lineage, old)));
    let gone: Vec<_> = gone.map(|old| pair.gone(old)).collect();
    changes.agencies = lineages.into_iter().enumerate().map(|(agency, lineage)| pair.agency(agency, lineage)).collect();
    changes.agencies.extend(gone);
    Ok(changes)
}

/// A run by agency.
pub(super) struct Side<'a> {
    period: Period<'a>,
    places: BTreeMap<usize, (&'a PlacedAgency, usize)>,
    scores: BTreeMap<usize, &'a [Score]>,
}

impl<'a> Side<'a> {
    pub(super) fn new(period: Period<'a>) -> Self {
        let mut places = BTreeMap::new();
        for ranking in &period.index.rankings {
            let of = ranking.places.iter().filter(|place| place.rank.is_some()).count();
            places.extend(ranking.places.iter().map(|place| (place.agency, (place, of))));
        }
        let scores = period.scores.agencies.iter().copied();
        let scores = std::iter::zip(scores, period.scores.by_agency.iter().map(Vec::as_slice)).collect();
        Self { period, places, scores }
    }

    pub(super) fn set(&self) -> &'a CriteriaSet {
        self.period.set
    }

    fn cohort(&self, agency: usize) -> &'a str {
        &self.set().cohorts()[self.set().agencies()[agency].cohort].id
    }

    /// What an agency has of a node; nothing where it is not scored.
    pub(super) fn standing(&self, agency: usize, kind: NodeKind, position: Option<usize>) -> Standing {
        let (Some(&(place, of)), Some(position)) = (self.places.get(&agency), position) else {
            return Standing::default();
        };
        match kind {
            NodeKind::Rank => Some(Standing { rank: place.rank, of: place.rank.map(|_| of), ..Standing::default() }),
            NodeKind::Index | NodeKind::Pillar => place.pillars.get(position).map(|&figure| of_figure(figure)),
            NodeKind::View => place.views.get(position).map(|&(figure, rank)| Standing { rank, ..of_figure(figure) }),
            NodeKind::Indicator => self.score(agency, position),
        }
        .unwrap_or_default()
    }

    fn score(&self, agency: usize, indicator: usize) -> Option<Standing> {
        let score = self.scores.get(&agency)?.iter().find(|score| score.indicator == indicator)?;
        let points = score.final_points?;
        Some(of_points(points, score.maximum))
    }
}

fn of_figure(figure: Figure) -> Standing {
    figure.there().map(|figure| of_points(figure.points, figure.maximum)).unwrap_or_default()
}

fn of_points(points: f64, maximum: f64) -> Standing {
    let index = (maximum > 0.0).then(|| points / maximum);
    Standing { points: Some(points), maximum: Some(maximum), index, ..Standing::default() }
}

/// What two sets have in common for one cohort: each node with the reason why it is not compared.
type Nodes = Vec<(Node, Option<WhyNot>)>;

/// Two runs.
struct Pair<'a> {
    before: Side<'a>,
    now: Side<'a>,
    /// The nodes by the id of the cohorts that both sets have.
    nodes: BTreeMap<&'a str, Nodes>,
}

impl<'a> Pair<'a> {
    fn new(previous: Period<'a>, present: Period<'a>) -> Self {
        let mut pair = Self { before: Side::new(previous), now: Side::new(present), nodes: BTreeMap::new() };
        for (old, cohort) in previous.set.cohorts().iter().enumerate() {
            if let Some(new) = present.set.cohorts().iter().position(|other| other.id == cohort.id) {
                let definitions = Definitions { before: (previous.set, old), now: (present.set, new) };
                pair.nodes.insert(&cohort.id, pair.nodes(definitions));
            }
        }
        pair
    }

    fn nodes(&self, definitions: Definitions<'_>) -> Nodes {
        let root = |kind| Node { kind, before: Some(Tree::ROOT), now: Some(Tree::ROOT) };
        let mut nodes = vec![(root(NodeKind::Rank), None), (root(NodeKind::Index), definitions.whole())];
        nodes.extend(self.pillars(definitions));
        nodes.extend(self.views(definitions));
        nodes.extend(self.indicators(definitions));
        nodes
    }

    /// The pillars without the root.
    fn pillars(&self, definitions: Definitions<'_>) -> Nodes {
        let codes = |set: &'a CriteriaSet| set.tree().pillars.iter().map(|one| one.code.as_str()).collect::<Vec<_>>();
        let (old, new) = (codes(self.before.set()), codes(self.now.set()));
        let mut nodes = paired(NodeKind::Pillar, &old, &new, |before, now| definitions.pillar(before, now));
        nodes.retain(|(node, _)| node.now != Some(Tree::ROOT));
        nodes
    }

    fn views(&self, definitions: Definitions<'_>) -> Nodes {
        let (old, new) = (self.before.set().views(), self.now.set().views());
        let ids = |views: &'a [View]| views.iter().map(|view| view.id.as_str()).collect::<Vec<_>>();
        paired(NodeKind::View, &ids(old), &ids(new), |before, now| definitions.view(&old[before], &new[now]))
    }

    /// The indicators that one of the sets scores.
    fn indicators(&self, definitions: Definitions<'_>) -> Nodes {
        let (old, new) = (self.before.set().indicators(), self.now.set().indicators());
        let codes = |list: &'a [Indicator]| list.iter().map(|one| one.code.as_str()).collect::<Vec<_>>();
        let differs = |before, now| definitions.indicator(before, now);
        let mut nodes = paired(NodeKind::Indicator, &codes(old), &codes(new), differs);
        let scored = |list: &[Indicator], position: Option<usize>| {
            position.is_some_and(|position| list[position].rule.is_some())
        };
        nodes.retain(|(node, _)| scored(old, node.before) || scored(new, node.now));
        nodes
    }

    fn common_indicators(&self) -> usize {
        let scored = self.now.set().indicators().iter().filter(|indicator| indicator.rule.is_some());
        let old = self.before.set();
        let known = |code: &str| old.indicator(code).is_some_and(|position| old.indicators()[position].rule.is_some());
        scored.filter(|indicator| known(&indicator.code)).count()
    }

    fn finding(&self, code: Code) -> Finding {
        let finding = Finding::new(code).with("old", self.before.set().id()).with("new", self.now.set().id());
        finding.at(self.now.set().place().clone())
    }

    /// What the runs do not have in common.
    fn lacking(&self, changes: &Changes) -> Vec<Text> {
        let agency = (changes.compared == 0).then(|| Text::new("đơn vị", "agency"));
        let indicator = (changes.indicators == 0).then(|| Text::new("chỉ số được chấm", "scored indicator"));
        agency.into_iter().chain(indicator).collect()
    }

    fn tell(&self, changes: &Changes, findings: &mut Findings) {
        let (old, new) = (self.before.set(), self.now.set());
        if old.id() != new.id() {
            let finding = self.finding(Code::PreviousSetDiffers).with("agencies", changes.compared);
            findings.push(finding.with("indicators", changes.indicators));
        }
        for (position, agency) in new.agencies().iter().enumerate() {
            let unknown = new.predecessors(position, old).into_iter().filter(|one| one.agencies.is_empty());
            findings.extend(unknown.map(|one| {
                let finding = Finding::new(Code::PredecessorUnknown).with("agency", &agency.code);
                finding.with("code", one.code).agency(&agency.code).at(agency.place.clone())
            }));
        }
    }

    fn agency(&self, agency: usize, lineage: Lineage) -> AgencyChanges {
        let (previous, obstacle) = match lineage {
            Lineage::Same(old) => (vec![old], self.obstacle(old, agency)),
            Lineage::Split(old) => (vec![old], Some(WhyNot::AgencySplit)),
            Lineage::Merged(several) => (several, Some(WhyNot::AgencyMerged)),
            Lineage::New => (Vec::new(), Some(WhyNot::AgencyNew)),
        };
        let old = if let [only] = previous[..] { Some(only) } else { None };
        let rows = match (obstacle, old) {
            (None, Some(old)) => self.rows(old, agency),
            (why_not, old) => self.whole(old, Some(agency), why_not),
        };
        AgencyChanges { agency: Some(agency), previous, rows }
    }

    fn gone(&self, old: usize) -> AgencyChanges {
        let rows = self.whole(Some(old), None, Some(WhyNot::AgencyRemoved));
        AgencyChanges { agency: None, previous: vec![old], rows }
    }

    /// Why nothing of the same agency is compared.
    fn obstacle(&self, old: usize, agency: usize) -> Option<WhyNot> {
        if self.before.cohort(old) != self.now.cohort(agency) {
            Some(WhyNot::OtherCohort)
        } else if !self.now.places.contains_key(&agency) {
            Some(WhyNot::NotScoredNow)
        } else {
            (!self.before.places.contains_key(&old)).then_some(WhyNot::NotScoredBefore)
        }
    }

    /// Rank and index with one reason for both.
    fn whole(&self, old: Option<usize>, agency: Option<usize>, why_not: Option<WhyNot>) -> Vec<Change> {
        let standing = |side: &Side<'_>, agency: Option<usize>, kind| {
            agency.map(|agency| side.standing(agency, kind, Some(Tree::ROOT))).unwrap_or_default()
        };
        let row = |kind| Change {
            node: Node { kind, before: old.map(|_| Tree::ROOT), now: agency.map(|_| Tree::ROOT) },
            before: standing(&self.before, old, kind),
            now: standing(&self.now, agency, kind),
            why_not,
        };
        vec![row(NodeKind::Rank), row(NodeKind::Index)]
    }

    /// All nodes of which the agency has a figure in one of the runs; rank and index in any case.
    fn rows(&self, old: usize, agency: usize) -> Vec<Change> {
        let row = |&(node, why_not): &(Node, Option<WhyNot>)| {
            let before = self.before.standing(old, node.kind, node.before);
            let now = self.now.standing(agency, node.kind, node.now);
            let is_there = |side: &Standing| side.points.is_some() || side.rank.is_some();
            let lacking = match (is_there(&before), is_there(&now)) {
                (_, false) => Some(WhyNot::NoFigureNow),
                (false, true) => Some(WhyNot::NoFigureBefore),
                (true, true) => None,
            };
            let shown = matches!(node.kind, NodeKind::Rank | NodeKind::Index) || is_there(&before) || is_there(&now);
            shown.then_some(Change { node, before, now, why_not: why_not.or(lacking) })
        };
        self.nodes[self.now.cohort(agency)].iter().filter_map(row).collect()
    }
}

/// Nodes of one kind by code: those of the present set in its order, then those that only the previous one has.
fn paired(kind: NodeKind, old: &[&str], new: &[&str], differs: impl Fn(usize, usize) -> Option<WhyNot>) -> Nodes {
    let position = |code: &str, codes: &[&str]| codes.iter().position(|other| *other == code);
    let present = new.iter().enumerate().map(|(now, code)| (position(code, old), Some(now)));
    let removed = old.iter().enumerate().filter(|(_, code)| position(code, new).is_none());
    let both = present.chain(removed.map(|(before, _)| (Some(before), None)));
    let node = |(before, now): (Option<usize>, Option<usize>)| {
        let why_not = match (before, now) {
            (None, _) => Some(WhyNot::NodeNew),
            (_, None) => Some(WhyNot::NodeRemoved),
            (Some(before), Some(now)) => differs(before, now),
        };
        (Node { kind, before, now }, why_not)
    };
    both.map(node).collect()
}
