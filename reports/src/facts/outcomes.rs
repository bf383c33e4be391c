//! Ranking, bands and targets in words.

use dti_criteria::{Bands, Edge, Scale, Target, TargetKind};
use dti_diagnostics::Argument;

use super::{Fact, Facts, Thing};

impl Facts<'_> {
    pub(super) fn ranking(&self) -> Thing {
        let rules = self.set.ranking();
        let decimals = self.set.decimals();
        let shown = [("index", decimals.index), ("points", decimals.points)];
        let shown = shown.map(|(name, decimals)| (name, Argument::from(f64::from(decimals))));
        let compared = match rules.decimals {
            Some(decimals) => self.with("criteria-rounded", &[("decimals", f64::from(decimals).into())]),
            None => self.word("criteria-unrounded"),
        };
        let mut facts = vec![self.fact("criteria-ties", &self.word(&format!("criteria-ties-{}", rules.ties.as_str())))];
        facts.extend(self.told("criteria-tie-breakers", &self.nodes(&rules.tie_breakers)));
        facts.push(self.fact("criteria-compared", &compared));
        facts.extend(rules.coverage.map(|share| {
            let words = [("share", Argument::from(self.percent(share)))];
            self.fact("criteria-coverage", &self.with("criteria-ranking-coverage", &words))
        }));
        facts.push(self.fact("criteria-decimals", &self.with("criteria-decimals-words", &shown)));
        Thing { code: String::new(), title: String::new(), facts }
    }

    /// The bands, each once, by the cohorts that they class.
    pub(super) fn bands(&self) -> Vec<Thing> {
        let mut seen: Vec<&Bands> = Vec::new();
        for bands in (0..self.set.cohorts().len()).filter_map(|cohort| self.set.bands(cohort)) {
            if !seen.iter().any(|other| std::ptr::eq(*other, bands)) {
                seen.push(bands);
            }
        }
        seen.into_iter().map(|bands| self.band(bands)).collect()
    }

    fn band(&self, bands: &Bands) -> Thing {
        let ids = bands.cohorts.iter().map(|&cohort| self.set.cohorts()[cohort].id.as_str());
        let scale = match bands.scale {
            Scale::Percent => "criteria-scale-percent",
            Scale::Points => "criteria-scale-points",
        };
        let mut facts = vec![self.fact("criteria-scale", &self.word(scale))];
        facts.extend(self.told("criteria-groups", &self.nodes(&bands.groups)));
        let classes = bands.classes.iter();
        facts.extend(classes.map(|class| Fact {
            label: class.title.get(self.language).to_owned(),
            value: self.edges(class.lower, class.upper),
        }));
        Thing { code: ids.collect::<Vec<_>>().join(", "), title: self.cohort_titles(&bands.cohorts), facts }
    }

    fn edges(&self, lower: Option<Edge>, upper: Option<Edge>) -> String {
        let word = |edge: Edge, closed: &str, open: &str| {
            let key = if edge.closed { closed } else { open };
            format!("{} {}", self.word(key), self.number(edge.value))
        };
        let lower = lower.map(|edge| word(edge, "parameter-from", "parameter-above"));
        let upper = upper.map(|edge| word(edge, "parameter-up-to", "parameter-below"));
        lower.into_iter().chain(upper).collect::<Vec<_>>().join(" ")
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
