//! Ranking, bands and targets in words.

use dti_criteria::{Bands, Target, TargetKind};
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

    pub(super) fn targets(&self) -> Vec<Thing> {
        let thing = |target: &Target| {
            let title = target.title.get(self.language);
            let facts = vec![
                self.fact("criteria-title", title),
                self.fact("report-measure", &self.measure(&target.kind)),
                self.basis(&target.basis),
            ];
            Thing { code: target.id.clone(), title: title.to_owned(), facts }
        };
        self.set.targets().iter().map(thing).collect()
    }

    fn measure(&self, kind: &TargetKind) -> String {
        let (table, subject) = match kind {
            TargetKind::Rank { table, subject, .. } | TargetKind::Series { table, subject, .. } => (table, subject),
        };
        let title = self.set.reference(table).map_or(table.as_str(), |table| table.title.get(self.language));
        let mut words = vec![("subject", Argument::from(subject)), ("table", title.into())];
        match kind {
            TargetKind::Rank { top, .. } => {
                words.push(("top", f64::from(*top).into()));
                self.with("criteria-target-rank", &words)
            }
            TargetKind::Series { goals, .. } => {
                let goals = goals.iter().map(|goal| format!("{}: {}", goal.year, self.number(goal.value)));
                words.push(("goals", goals.collect::<Vec<_>>().join(", ").into()));
                self.with("criteria-target-series", &words)
            }
        }
    }
}
