//! How pillars and views are composed, in words: the formula, gaps, coverage, gates.

use dti_criteria::{Aggregate, Coverage, Gaps, Gate, Member, Needed, Pillar, View};

use super::set::{clauses, joined};
use super::{Fact, SetWords};

/// What a pillar and a view have in common.
struct Node<'a> {
    aggregate: Aggregate,
    gaps: Gaps,
    points: f64,
    members: &'a [Member],
}

impl SetWords<'_> {
    /// How a pillar is composed where that is not as usual: a sum of what applies and has a figure.
    #[must_use]
    pub fn composition(&self, pillar: &Pillar) -> Vec<Fact> {
        let (aggregate, gaps, points, members) = (pillar.aggregate, pillar.gaps, pillar.points, &pillar.members);
        let mut facts = self.combination(&Node { aggregate, gaps, points, members });
        facts.extend(pillar.coverage.map(|coverage| self.coverage(coverage)));
        facts.extend(pillar.gate.as_ref().map(|gate| self.gate(gate)));
        facts
    }

    /// How a pillar is composed, in one line.
    #[must_use]
    pub fn pillar(&self, pillar: &Pillar) -> String {
        let sum = (pillar.aggregate == Aggregate::Sum).then(|| self.word("node-sum"));
        let facts = self.composition(pillar);
        clauses(sum.into_iter().chain(facts.iter().map(Fact::in_line)))
    }

    /// Of what a view is made, and how it is composed where that is no sum.
    #[must_use]
    pub fn view_facts(&self, view: &View) -> Vec<Fact> {
        let mut facts = vec![self.fact("criteria-members", self.nodes(&view.members))];
        facts.push(self.fact("report-maximum", self.number(view.points)));
        let (aggregate, gaps, points, members) = (view.aggregate, view.gaps, view.points, &view.members);
        facts.extend(self.combination(&Node { aggregate, gaps, points, members }));
        facts
    }

    /// How a view is composed, and of what, in one line.
    #[must_use]
    pub fn view(&self, view: &View) -> String {
        let codes = view.members.iter().map(|&member| self.set.node(member).0.to_owned());
        let sum = (view.aggregate == Aggregate::Sum).then(|| codes.collect::<Vec<_>>().join(" + "));
        let facts = self.view_facts(view);
        let told = facts.iter().filter(|fact| sum.is_none() || fact.label != self.word("criteria-members"));
        clauses(sum.clone().into_iter().chain(told.map(Fact::in_line)))
    }

    fn combination(&self, node: &Node<'_>) -> Vec<Fact> {
        let points = self.number(node.points);
        let formula = self.fill(&format!("node-{}", node.aggregate.as_str()), &[("points", points.into())]);
        let formula = self.fact("criteria-aggregate", clauses([formula, self.weights(node)]));
        let gaps = self.fact("criteria-gaps", self.word(&format!("criteria-gaps-{}", node.gaps.as_str())));
        let formula = (node.aggregate != Aggregate::Sum).then_some(formula);
        formula.into_iter().chain((node.gaps != Gaps::LeaveOut).then_some(gaps)).collect()
    }

    /// The weights of a mean; nothing where all weigh the same.
    fn weights(&self, node: &Node<'_>) -> String {
        let weights: Vec<f64> = node.members.iter().map(|&member| self.weight(member)).collect();
        let alike = weights.iter().all(|&weight| weight == weights[0]);
        if matches!(node.aggregate, Aggregate::Sum | Aggregate::Minimum) || alike {
            return String::new();
        }
        let weight = |(&member, weight): (&Member, f64)| {
            self.fill("node-weight", &[("code", self.set.node(member).0.into()), ("weight", weight.into())])
        };
        joined(std::iter::zip(node.members, weights).map(weight))
    }

    fn weight(&self, member: Member) -> f64 {
        match member {
            Member::Pillar(position) => self.set.tree().pillars[position].weight,
            Member::Indicator(position) => self.set.indicators()[position].weight,
        }
    }

    fn coverage(&self, coverage: Coverage) -> Fact {
        let needed = match coverage.needed {
            Needed::Share(share) => self.percent(share),
            Needed::Count(count) => count.to_string(),
        };
        let of = if coverage.of_indicators { "criteria-coverage-indicators" } else { "criteria-coverage-members" };
        self.fact("criteria-coverage", self.fill(of, &[("needed", needed.into())]))
    }

    fn gate(&self, gate: &Gate) -> Fact {
        let words = [
            ("conditions", self.nodes(&gate.conditions).into()),
            ("share", self.percent(gate.share).into()),
            ("otherwise", self.word(&format!("criteria-gate-{}", gate.otherwise.as_str())).into()),
        ];
        self.fact("criteria-gate", self.fill("criteria-gate-words", &words))
    }
}
