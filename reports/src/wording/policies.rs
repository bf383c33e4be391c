//! What an indicator counts for, in words: its points, and what stands for an award that is not there.

use dti_criteria::{CountsAs, Evidence, Indicator};

use super::SetWords;
use super::set::clauses;

impl SetWords<'_> {
    /// How the points of an indicator count, such as “up to 40 points” or “bonus of up to 5 points, …”.
    #[must_use]
    pub fn points(&self, indicator: &Indicator) -> String {
        let limits =
            [("minimum", self.number(indicator.minimum).into()), ("maximum", self.number(indicator.maximum).into())];
        let bounds = match Scored::of(indicator) {
            Scored::No => return self.word("points-not-scored"),
            Scored::Bonus => "points-bonus",
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
            Scored::Penalty => "mark-penalty",
            Scored::Plain => return None,
        };
        Some(self.word(key))
    }

    /// What an indicator counts for without an award, and whether it asks for evidence: a clause each.
    #[must_use]
    pub fn policies(&self, indicator: &Indicator) -> Vec<String> {
        let mut policies = Vec::new();
        if indicator.rule.is_some() {
            policies.push(self.policy("policy-missing", indicator.missing));
            if indicator.withheld != indicator.missing {
                policies.push(self.policy("policy-withheld", indicator.withheld));
            }
            if indicator.applies.iter().any(|part| !part.is_general()) {
                policies.push(self.policy("policy-not-applicable", indicator.not_applicable));
            }
        }
        policies.extend(self.evidence(indicator.evidence));
        policies
    }

    fn policy(&self, key: &str, counts_as: CountsAs) -> String {
        self.fill(key, &[("counts", self.counts_as(counts_as).into())])
    }

    /// What an indicator without an award counts for.
    #[must_use]
    pub fn counts_as(&self, counts_as: CountsAs) -> String {
        self.word(&format!("counts-as-{}", counts_as.as_str()))
    }

    /// What is asked for as evidence; none where nothing is.
    #[must_use]
    pub fn evidence(&self, evidence: Evidence) -> Option<String> {
        match evidence {
            Evidence::Required => Some(self.word("evidence-required")),
            Evidence::Optional => Some(self.word("evidence-optional")),
            Evidence::None => None,
        }
    }
}

/// How the points of an indicator count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scored {
    /// They are earned out of its maximum.
    Plain,
    /// They count, and its maximum does not.
    Bonus,
    /// They can only be lost.
    Penalty,
    /// There are none.
    No,
}

impl Scored {
    fn of(indicator: &Indicator) -> Self {
        match indicator {
            _ if indicator.rule.is_none() => Self::No,
            _ if indicator.bonus => Self::Bonus,
            _ if indicator.maximum <= 0.0 => Self::Penalty,
            _ => Self::Plain,
        }
    }
}
