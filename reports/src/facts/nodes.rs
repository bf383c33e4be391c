//! Pillars and views in words: how their members become one figure.

use dti_criteria::{Member, Tree, View};

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
        Some(self.fact("report-pillar", &self.words.node(Member::Pillar(parent))))
    }

    /// What a pillar, or the set as a whole, is worth and how it is composed.
    pub(super) fn pillar_facts(&self, position: usize) -> Vec<Fact> {
        let pillar = &self.set.tree().pillars[position];
        let mut facts = vec![self.fact("report-maximum", &self.number(pillar.points))];
        facts.extend(self.weight(pillar.weight));
        facts.extend(self.words.composition(pillar));
        facts.extend(self.applies(std::slice::from_ref(&pillar.applies)));
        facts
    }

    #[expect(clippy::float_cmp, reason = "1 is written where nothing else is")]
    pub(super) fn weight(&self, weight: f64) -> Option<Fact> {
        (weight != 1.0).then(|| self.fact("criteria-weight", &self.number(weight)))
    }

    pub(super) fn views(&self) -> Vec<Thing> {
        let thing = |view: &View| {
            let title = view.title.get(self.language);
            let mut facts = vec![self.fact("criteria-title", title)];
            facts.extend(self.words.view_facts(view));
            Thing { code: view.id.clone(), title: title.to_owned(), facts }
        };
        self.set.views().iter().map(thing).collect()
    }
}
