//! What an indicator counts for, in words: its points, and what stands for an award that is not there.

use dti_criteria::{CountsAs, Evidence, Indicator, RuleFailurePolicy};

use super::set::clauses;
use super::{Fact, SetWords};

impl SetWords<'_> {
    /// How the points of an indicator count, such as “up to 40 points” or “bonus of up to 5 points, …”.
    #[must_use]
    pub fn points(&self, indicator: &Indicator) -> String {
        let limits =
            [("minimum", self.number(indicator.minimum).into()), ("maximum", self.number(indicator.maximum).into())];
        let bounds = match Scored::of(indicator) {
            Scored::No => return self.word("report-points-not-scored"),
            Scored::Bonus => "points-bonus",
            Scored::Uncounted => "points-uncounted",
            Scored::Penalty => "points-penalty",
            Scored::Plain if indicator.minimum == 0.0 => "points-plain",
            Scored::Plain => "points-between",
        };
        let unbounded = if indicator.bounded { String::new() } else { self.word("points-unbounded") };
        clauses([self.fill(bounds, &limits), unbounded])
    }

    /// The word that marks an indicator whose points do not simply add up; none for a plain one.
    #[must_use]
    pub fn mark(&self, indicator: &Indicator) -> Option<String> {
        let key = match Scored::of(indicator) {
            Scored::No => "mark-not-scored",
            Scored::Bonus => "mark-bonus",
            Scored::Uncounted => "mark-uncounted",
            Scored::Penalty => "mark-penalty",
            Scored::Plain => return None,
        };
        Some(self.word(key))
    }

    /// What an indicator counts for without an award: where a figure is missing, where the rule withholds the award,
    /// where it does not apply, and where its rule fails if that does not stop the run.
    #[must_use]
    pub fn policies(&self, indicator: &Indicator) -> Vec<Fact> {
        if indicator.rule.is_none() {
            return Vec::new();
        }
        let mut facts = vec![
            self.fact("criteria-missing", self.counts_as(indicator.missing)),
            self.fact("criteria-withheld", self.counts_as(indicator.withheld)),
        ];
        if indicator.applies.iter().any(|part| !part.is_general()) {
            facts.push(self.fact("criteria-not-applicable", self.counts_as(indicator.not_applicable)));
        }
        if indicator.rule_failure == RuleFailurePolicy::Withhold {
            facts.push(self.fact("criteria-rule-failure", self.word("criteria-rule-failure-withhold")));
        }
        facts
    }

    fn counts_as(&self, counts_as: CountsAs) -> String {
        self.word(&format!("criteria-counts-as-{}", counts_as.as_str()))
    }

    /// What is asked for as evidence; none where nothing is.
    #[must_use]
    pub fn evidence(&self, evidence: Evidence) -> Option<Fact> {
        let key = match evidence {
            Evidence::Required => "criteria-evidence-required",
            Evidence::Optional => "criteria-evidence-optional",
            Evidence::None => return None,
        };
        Some(self.fact("report-evidence", self.word(key)))
    }
}

/// How the points of an indicator count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scored {
    /// They are earned out of its maximum.
    Plain,
    /// They count, and its maximum does not.
    Bonus,
    /// They are shown, and do not count.
    Uncounted,
    /// They can only be lost.
    Penalty,
    /// There are none.
    No,
}

impl Scored {
    fn of(indicator: &Indicator) -> Self {
        match indicator {
            _ if indicator.rule.is_none() => Self::No,
            _ if !indicator.counted => Self::Uncounted,
            _ if indicator.bonus => Self::Bonus,
            _ if indicator.maximum <= 0.0 => Self::Penalty,
            _ => Self::Plain,
        }
    }
}
