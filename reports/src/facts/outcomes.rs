//! Ranking and bands in words.

use dti_criteria::{Bands, Member};
use dti_diagnostics::Argument;

use super::{Fact, Facts, Thing};

impl Facts<'_> {
    pub(super) fn ranking(&self) -> Thing {
        let decimals = self.set.decimals();
        let shown = [("index", decimals.index), ("points", decimals.points)];
        let shown = shown.map(|(name, decimals)| (name, Argument::from(f64::from(decimals))));
        let mut facts = self.words.ranking();
        facts.push(self.fact("criteria-decimals", &self.with("criteria-decimals-words", &shown)));
        facts.extend(self.uncertain());
        Thing { code: String::new(), title: String::new(), facts }
    }

    /// What the set declares uncertain; nothing where it declares nothing.
    fn uncertain(&self) -> Option<Fact> {
        let robustness = self.set.robustness()?;
        let count = |count: u32| Argument::from(f64::from(count));
        let draws = [("draws", count(robustness.draws)), ("seed", robustness.seed.to_string().into())];
        let draws = self.with("criteria-uncertain-draws", &draws);
        let sobol = robustness.sobol.map(|rows| self.with("criteria-uncertain-sobol", &[("rows", count(rows))]));
        let weights = robustness.weights.as_ref().map(|weights| {
            let words =
                [("percent", Argument::from(weights.spread * 100.0)), ("nodes", self.codes(&weights.of).into())];
            self.with("criteria-uncertain-weights", &words)
        });
        let aggregates = robustness.aggregates.iter().map(|(pillar, among)| {
            let ways = among.iter().map(|way| way.as_str()).collect::<Vec<_>>().join(", ");
            let words = [("code", self.codes(&[Member::Pillar(*pillar)]).into()), ("ways", Argument::from(ways))];
            self.with("criteria-uncertain-aggregate", &words)
        });
        let left_out = (!robustness.leave_out.is_empty())
            .then(|| self.with("criteria-uncertain-leave-out", &[("nodes", self.codes(&robustness.leave_out).into())]));
        let parts: Vec<String> =
            [draws].into_iter().chain(weights).chain(aggregates).chain(left_out).chain(sobol).collect();
        Some(self.fact("criteria-uncertain", &parts.join("; ")))
    }

    /// The codes of nodes; that of the whole is `root`.
    fn codes(&self, nodes: &[Member]) -> String {
        nodes.iter().map(|&node| crate::robustness::code(self.set, node)).collect::<Vec<_>>().join(", ")
    }

    /// The bands, by the cohorts that they class.
    pub(super) fn bands(&self) -> Vec<Thing> {
        self.set.all_bands().iter().map(|bands| self.band(bands)).collect()
    }

    fn band(&self, bands: &Bands) -> Thing {
        let ids = bands.cohorts.iter().map(|&cohort| self.set.cohorts()[cohort].id.as_str());
        let code = ids.collect::<Vec<_>>().join(", ");
        Thing { code, title: self.words.cohorts(&bands.cohorts), facts: self.words.bands(bands) }
    }
}
