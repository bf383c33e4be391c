//! Pillars and views in words: how their members become one figure.

use dti_criteria::{Aggregate, Coverage, Gaps, Gate, Needed, Tree, View};
use dti_diagnostics::Argument;

use super::{Fact, Facts, Thing};

impl Facts<'_> {
    /// All pillars but the root, which is the set itself.
    pub(super) fn pillars(&self) -> Vec<Thing> {
        (1..self.set.tree().pillars.len()).map(|position| self.pillar(position)).collect()
    }

    /// One pillar.
    pub(crate) fn pillar(&self, position: usize) -> Thing {
        let pillar = &self.set.tree().pillars[position];
        let title = pillar.title.get(self.language);
        let mut facts = vec![self.fact("criteria-title", title)];
        facts.extend(self.parent(pillar.parent));
        facts.extend(self.pillar_facts(position));
        Thing { code: pillar.code.clone(), title: title.to_owned(), facts }
    }

    /// The pillar that something lies in, unless it is the set itself.
    pub(super) fn parent(&self, parent: Option<usize>) -> Option<Fact> {
        let parent = parent.filter(|&parent| parent != Tree::ROOT)?;
        Some(self.fact("report-pillar", &self.nodes(&[dti_criteria::Member::Pillar(parent)])))
    }

    /// What a pillar, or the set as a whole, is worth and how it is composed.
    pub(super) fn pillar_facts(&self, position: usize) -> Vec<Fact> {
        let pillar = &self.set.tree().pillars[position];
        let applies = self.told("criteria-applies", &self.applicability(&pillar.applies));
        let mut facts = vec![self.fact("report-maximum", &self.number(pillar.points))];
        facts.extend(self.weight(pillar.weight));
        facts.extend(self.aggregate(pillar.aggregate));
        facts.extend(self.gaps(pillar.gaps));
        facts.extend(pillar.coverage.map(|coverage| self.coverage(coverage)));
        facts.extend(pillar.gate.as_ref().map(|gate| self.gate(gate)));
        facts.extend(applies);
        facts
    }

    #[expect(clippy::float_cmp, reason = "1 is written where nothing else is")]
    pub(super) fn weight(&self, weight: f64) -> Option<Fact> {
        (weight != 1.0).then(|| self.fact("criteria-weight", &self.number(weight)))
    }

    fn aggregate(&self, aggregate: Aggregate) -> Option<Fact> {
        let word = self.word(&format!("criteria-aggregate-{}", aggregate.as_str()));
        (aggregate != Aggregate::Sum).then(|| self.fact("criteria-aggregate", &word))
    }

    fn gaps(&self, gaps: Gaps) -> Option<Fact> {
        let word = self.word(&format!("criteria-gaps-{}", gaps.as_str()));
        (gaps != Gaps::LeaveOut).then(|| self.fact("criteria-gaps", &word))
    }

    fn coverage(&self, coverage: Coverage) -> Fact {
        let needed = match coverage.needed {
            Needed::Share(share) => self.percent(share),
            Needed::Count(count) => count.to_string(),
        };
        let of = if coverage.of_indicators { "criteria-coverage-indicators" } else { "criteria-coverage-members" };
        self.fact("criteria-coverage", &self.with(of, &[("needed", needed.into())]))
    }

    fn gate(&self, gate: &Gate) -> Fact {
        let words = [
            ("conditions", Argument::from(self.nodes(&gate.conditions))),
            ("share", self.percent(gate.share).into()),
            ("otherwise", self.word(&format!("criteria-gate-{}", gate.otherwise.as_str())).into()),
        ];
        self.fact("criteria-gate", &self.with("criteria-gate-words", &words))
    }

    pub(super) fn views(&self) -> Vec<Thing> {
        let thing = |view: &View| {
            let title = view.title.get(self.language);
            let mut facts = vec![
                self.fact("criteria-title", title),
                self.fact("criteria-members", &self.nodes(&view.members)),
                self.fact("report-maximum", &self.number(view.points)),
            ];
            facts.extend(self.aggregate(view.aggregate));
            facts.extend(self.gaps(view.gaps));
            Thing { code: view.id.clone(), title: title.to_owned(), facts }
        };
        self.set.views().iter().map(thing).collect()
    }
}
