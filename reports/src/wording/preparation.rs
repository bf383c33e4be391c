//! What is done to a figure before a rule reads it, as a set asks for it, in words.

use dti_criteria::{Among, Denominator, Imputation, Input, Statistic, Treatment};

use super::SetWords;
use super::set::clauses;

impl SetWords<'_> {
    /// What is done to a figure before the rule reads it; empty where nothing is.
    #[must_use]
    pub fn preparation(&self, input: &Input) -> String {
        let denominated = input.per.map(|per| self.denominated(per)).unwrap_or_default();
        let imputed = input.impute.map(|impute| self.imputed(impute)).unwrap_or_default();
        let treated = input.treat.map(|treat| self.treated(treat)).unwrap_or_default();
        clauses([denominated, imputed, treated])
    }

    fn denominated(&self, per: Denominator) -> String {
        let denominator = &self.set.indicators()[per.indicator];
        let title = self.title(&denominator.inputs[per.input].title);
        let words = [("title", title.into()), ("code", (&denominator.code).into()), ("times", per.times.into())];
        self.fill(if per.times == 1.0 { "prepared-per" } else { "prepared-per-times" }, &words)
    }

    fn imputed(&self, impute: Imputation) -> String {
        let statistic = self.word(match impute.with {
            Statistic::Mean => "prepared-mean",
            Statistic::Median => "prepared-median",
        });
        let among = match impute.among {
            Among::Cohort => self.word("prepared-cohort"),
            Among::Attribute(attribute) => {
                let title = self.title(&self.set.attributes()[attribute].title);
                self.fill("prepared-attribute", &[("title", title.into())])
            }
        };
        self.fill("prepared-imputed", &[("statistic", statistic.into()), ("among", among.into())])
    }

    fn treated(&self, treat: Treatment) -> String {
        let words = [
            ("skewness", treat.skewness.into()),
            ("kurtosis", treat.kurtosis.into()),
            ("count", (treat.winsorise as usize).into()),
        ];
        let key = match (treat.winsorise, treat.log) {
            (0, _) => "prepared-logged",
            (_, true) => "prepared-winsorised-logged",
            (_, false) => "prepared-winsorised",
        };
        self.fill(key, &words)
    }
}
