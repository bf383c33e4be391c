//! How agencies are ranked, in words.

use super::SetWords;
use super::set::joined;

impl SetWords<'_> {
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
