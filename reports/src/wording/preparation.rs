//! What is done to a figure before a rule reads it, as a set asks for it, in words.

use dti_criteria::{Among, Denominator, Imputation, Input, Statistic, Treatment};

use super::SetWords;

impl SetWords<'_> {
    /// What is done to a figure before the rule reads it, in its order; nothing where nothing is.
    #[must_use]
    pub fn preparation(&self, input: &Input) -> Vec<String> {
        let denominated = input.per.map(|per| self.denominated(per));
        let imputed = input.impute.map(|impute| self.imputed(impute));
        let treated = input.treat.map(|treat| self.treated(treat));
        denominated.into_iter().chain(imputed).chain(treated).collect()
    }

    fn denominated(&self, per: Denominator) -> String {
        let indicator = &self.set.indicators()[per.indicator];
        let input = &indicator.inputs[per.input];
        let words = [
            ("input", format!("{}.{}", indicator.code, input.name).into()),
            ("title", input.title.get(self.language).into()),
            ("times", self.number(per.times).into()),
        ];
        self.fill(if per.times == 1.0 { "criteria-per" } else { "criteria-per-times" }, &words)
    }

    fn imputed(&self, impute: Imputation) -> String {
        let statistic = self.word(match impute.with {
            Statistic::Mean => "criteria-mean",
            Statistic::Median => "criteria-median",
        });
        let among = match impute.among {
            Among::Cohort => self.word("criteria-among-cohort"),
            Among::Attribute(attribute) => {
                let title = self.title(&self.set.attributes()[attribute].title);
                self.fill("criteria-among-attribute", &[("title", title.into())])
            }
        };
        self.fill("criteria-impute", &[("statistic", statistic.into()), ("among", among.into())])
    }

    fn treated(&self, treat: Treatment) -> String {
        let words = [
            ("winsorise", f64::from(treat.winsorise).into()),
            ("skewness", treat.skewness.into()),
            ("kurtosis", treat.kurtosis.into()),
        ];
        let treated = self.fill("criteria-treat", &words);
        if treat.log { format!("{treated} {}", self.word("criteria-treat-log")) } else { treated }
    }
}
