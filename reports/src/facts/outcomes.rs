//! Ranking and bands in words.

use dti_criteria::Bands;
use dti_diagnostics::Argument;

use super::{Facts, Thing};

impl Facts<'_> {
    pub(super) fn ranking(&self) -> Thing {
        let decimals = self.set.decimals();
        let shown = [("index", decimals.index), ("points", decimals.points)];
        let shown = shown.map(|(name, decimals)| (name, Argument::from(f64::from(decimals))));
        let mut facts = self.words.ranking();
        facts.push(self.fact("criteria-decimals", &self.with("criteria-decimals-words", &shown)));
        Thing { code: String::new(), title: String::new(), facts }
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
