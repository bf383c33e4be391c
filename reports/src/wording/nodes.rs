//! How pillars and views are composed, in words: the formula, gaps, coverage, gates.

use dti_criteria::{Aggregate, Coverage, Gaps, Gate, Member, Needed, Pillar, View};

use super::SetWords;
use super::set::{clauses, joined};

/// What a pillar and a view have in common.
struct Node<'a> {
    aggregate: Aggregate,
    gaps: Gaps,
    points: f64,
    members: &'a [Member],
}

impl SetWords<'_> {
    /// How a pillar is composed, with what its coverage and its gate ask for.
    #[must_use]
    pub fn pillar(&self, pillar: &Pillar) -> String {
        let node =
            Node { aggregate: pillar.aggregate, gaps: pillar.gaps, points: pillar.points, members: &pillar.members };
        let coverage = pillar.coverage.map(|coverage| self.coverage(coverage)).unwrap_or_default();
        let gate = pillar.gate.as_ref().map(|gate| self.gate(gate)).unwrap_or_default();
        clauses([self.formula(&node), self.gaps(&node), coverage, gate])
    }

    /// Whether there is nothing to say of a pillar: it is the sum of what applies and has a figure.
    #[must_use]
    pub fn is_plain(pillar: &Pillar) -> bool {
        let sums = pillar.aggregate == Aggregate::Sum && pillar.gaps == Gaps::LeaveOut;
        sums && pillar.coverage.is_none() && pillar.gate.is_none()
    }

    /// How a view is composed, and of what.
    #[must_use]
    pub fn view(&self, view: &View) -> String {
        let node = Node { aggregate: view.aggregate, gaps: view.gaps, points: view.points, members: &view.members };
        let members = self.fill("node-members", &[("members", self.codes(&view.members).into())]);
        clauses([self.formula(&node), members, self.gaps(&node)])
    }

    fn formula(&self, node: &Node<'_>) -> String {
        let formula =
            self.fill(&format!("node-{}", node.aggregate.as_str()), &[("points", self.number(node.points).into())]);
        clauses([formula, self.weights(node)])
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

    /// What a member without a figure means; nothing for what everybody expects of a sum.
    fn gaps(&self, node: &Node<'_>) -> String {
        let key = match (node.gaps, node.aggregate) {
            (Gaps::LeaveOut, Aggregate::Sum | Aggregate::Minimum) => return String::new(),
            (Gaps::LeaveOut, _) => "gaps-leave-out",
            (Gaps::Rescale, _) => "gaps-rescale",
            (Gaps::Zero, _) => "gaps-zero",
            (Gaps::Withhold, _) => "gaps-withhold",
        };
        self.fill(key, &[("points", self.number(node.points).into())])
    }

    /// How much of a node must have a figure.
    #[must_use]
    pub fn coverage(&self, coverage: Coverage) -> String {
        let counted = self.word(if coverage.of_indicators { "coverage-indicators" } else { "coverage-members" });
        let needed = match coverage.needed {
            Needed::Share(share) => self.percent(share),
            Needed::Count(count) => count.to_string(),
        };
        self.fill("node-coverage", &[("needed", needed.into()), ("counted", counted.into())])
    }

    /// Mandatory conditions, and what happens where they are not met.
    #[must_use]
    pub fn gate(&self, gate: &Gate) -> String {
        let otherwise = self.word(&format!("gate-{}", gate.otherwise.as_str()));
        let words = [
            ("conditions", self.codes(&gate.conditions).into()),
            ("share", self.percent(gate.share).into()),
            ("otherwise", otherwise.into()),
        ];
        self.fill("node-gate", &words)
    }
}
