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

impl<'a> Node<'a> {
    fn of_pillar(pillar: &'a Pillar) -> Self {
        Self { aggregate: pillar.aggregate, gaps: pillar.gaps, points: pillar.points, members: &pillar.members }
    }

    fn of_view(view: &'a View) -> Self {
        Self { aggregate: view.aggregate, gaps: view.gaps, points: view.points, members: &view.members }
    }
}

impl SetWords<'_> {
    /// How a pillar is composed where that is not as usual: a sum of what applies and has a figure.
    #[must_use]
    pub fn composition(&self, pillar: &Pillar) -> Vec<Fact> {
        let node = Node::of_pillar(pillar);
        self.aggregate(&node).into_iter().chain(self.conditions(pillar, &node)).collect()
    }

    /// How a pillar is composed, in one line.
    #[must_use]
    pub fn pillar(&self, pillar: &Pillar) -> String {
        let node = Node::of_pillar(pillar);
        let formula = self.aggregate(&node).map_or_else(|| self.word("node-sum"), |fact| fact.value);
        clauses([formula].into_iter().chain(self.conditions(pillar, &node).iter().map(Fact::in_line)))
    }

    /// Of what a view is made, and how it is composed where that is no sum.
    #[must_use]
    pub fn view_facts(&self, view: &View) -> Vec<Fact> {
        let node = Node::of_view(view);
        let members = self.fact("criteria-members", self.nodes(&view.members));
        let points = self.fact("report-maximum", self.number(view.points));
        [members, points].into_iter().chain(self.aggregate(&node)).chain(self.gaps(&node)).collect()
    }

    /// How a view is composed, and of what, in one line.
    #[must_use]
    pub fn view(&self, view: &View) -> String {
        let node = Node::of_view(view);
        let codes: Vec<_> = view.members.iter().map(|&member| self.set.node(member).0).collect();
        let formula = match self.aggregate(&node) {
            None => codes.join(" + "),
            Some(fact) => format!("{} ({})", fact.value, codes.join(", ")),
        };
        clauses([formula].into_iter().chain(self.gaps(&node).iter().map(Fact::in_line)))
    }

    /// The formula; none for a sum.
    fn aggregate(&self, node: &Node<'_>) -> Option<Fact> {
        let points = self.number(node.points);
        let formula = || self.fill(&format!("node-{}", node.aggregate.as_str()), &[("points", points.into())]);
        (node.aggregate != Aggregate::Sum)
            .then(|| self.fact("criteria-aggregate", clauses([formula(), self.weights(node)])))
    }

    /// What a member without a figure means; none where it is left out.
    fn gaps(&self, node: &Node<'_>) -> Option<Fact> {
        let gaps = || self.fact("criteria-gaps", self.word(&format!("criteria-gaps-{}", node.gaps.as_str())));
        (node.gaps != Gaps::LeaveOut).then(gaps)
    }

    /// What must be there for a pillar to have its points.
    fn conditions(&self, pillar: &Pillar, node: &Node<'_>) -> Vec<Fact> {
        let coverage = pillar.coverage.map(|coverage| self.coverage(coverage));
        let gate = pillar.gate.as_ref().map(|gate| self.gate(gate));
        self.gaps(node).into_iter().chain(coverage).chain(gate).collect()
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
