//! How agencies are ranked, in words.

use dti_engine::index::{PlacedAgency, Unranked};

use super::{Fact, SetWords};

impl SetWords<'_> {
    /// Why a scored agency has no rank; none where it has one.
    pub(crate) fn unranked(&self, place: &PlacedAgency) -> Option<String> {
        let needed = self.set.ranking().coverage.unwrap_or_default();
        Some(match place.unranked? {
            Unranked::Coverage => self.fill(
                "unranked-coverage",
                &[("share", self.percent(place.coverage).into()), ("needed", self.percent(needed).into())],
            ),
            Unranked::Withheld => self.word("unranked-withheld"),
        })
    }

    /// How agencies are ranked: what is compared, ties, tie-breakers, coverage.
    #[must_use]
    pub fn ranking(&self) -> Vec<Fact> {
        let rules = self.set.ranking();
        let compared = match rules.decimals {
            Some(decimals) => self.fill("criteria-rounded", &[("decimals", f64::from(decimals).into())]),
            None => self.word("criteria-unrounded"),
        };
        let ties = self.word(&format!("criteria-ties-{}", rules.ties.as_str()));
        let mut facts = vec![self.fact("criteria-compared", compared)];
        if !rules.tie_breakers.is_empty() {
            facts.push(self.fact("criteria-tie-breakers", self.nodes(&rules.tie_breakers)));
        }
        facts.push(self.fact("criteria-ties", ties));
        facts.extend(rules.coverage.map(|share| {
            let words = [("share", self.percent(share).into())];
            self.fact("criteria-coverage", self.fill("criteria-ranking-coverage", &words))
        }));
        facts
    }
}
