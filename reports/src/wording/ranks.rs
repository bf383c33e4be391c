//! How agencies are ranked, in words.

use dti_engine::index::{PlacedAgency, Unranked};

use super::SetWords;
use super::set::joined;

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

    /// How agencies are ranked, a sentence a rule: ties, tie-breakers, rounding, coverage.
    #[must_use]
    pub fn ranking(&self) -> Vec<String> {
        let rules = self.set.ranking();
        let mut told = vec![match rules.decimals {
            Some(decimals) => self.fill("ranking-rounded", &[("decimals", (decimals as usize).into())]),
            None => self.word("ranking-unrounded"),
        }];
        if !rules.tie_breakers.is_empty() {
            let nodes = joined(rules.tie_breakers.iter().map(|&member| self.node(member)));
            told.push(self.fill("ranking-tie-breakers", &[("nodes", nodes.into())]));
        }
        told.push(self.word(&format!("ranking-{}", rules.ties.as_str())));
        if let Some(coverage) = rules.coverage {
            told.push(self.fill("ranking-coverage", &[("share", self.percent(coverage).into())]));
        }
        told
    }
}
