//! What was done to a figure before a rule read it, in words.

use dti_criteria::{Among, CriteriaSet, Denominator, Imputation, Input, Kind, Statistic};
use dti_diagnostics::{Argument, Language, number, sentence, sentence_with};
use dti_engine::metrics::{Adjustment, AdjustmentKind};

use super::FigureWords;

/// What was done to a figure, in order; empty if nothing was. The input is given by indicator and position.
pub(crate) fn adjustments_in_words(
    set: &CriteriaSet,
    (indicator, input): (usize, usize),
    adjustments: &[Adjustment],
    language: Language,
) -> String {
    let input = &set.indicators()[indicator].inputs[input];
    let words = Words { set, input, language, figures: FigureWords::new(language) };
    let told: Vec<String> = adjustments.iter().map(|adjustment| words.adjustment(adjustment)).collect();
    told.join("; ")
}

struct Words<'a> {
    set: &'a CriteriaSet,
    input: &'a Input,
    language: Language,
    figures: FigureWords,
}

impl Words<'_> {
    fn adjustment(&self, adjustment: &Adjustment) -> String {
        match adjustment.kind {
            AdjustmentKind::Denominated { by } => {
                self.input.per.as_ref().map(|per| self.denominated(adjustment, by, per))
            }
            AdjustmentKind::Imputed { of } => {
                self.input.impute.as_ref().map(|asked| self.imputed(adjustment, of, asked))
            }
            AdjustmentKind::Winsorised => Some(self.moved("adjustment-winsorised", adjustment, self.kind())),
            AdjustmentKind::Logged => Some(self.moved("adjustment-logged", adjustment, &Kind::Number)),
        }
        .unwrap_or_default()
    }

    fn denominated(&self, adjustment: &Adjustment, by: Option<f64>, per: &Denominator) -> String {
        let denominator = &self.set.indicators()[per.indicator].inputs[per.input];
        let words = [
            ("from", Argument::from(self.figures.of(adjustment.from, &self.input.kind))),
            ("by", self.figures.of(by, &denominator.kind).into()),
            ("denominator", denominator.title.get(self.language).into()),
            ("times", number(per.times, 6, self.language).into()),
            ("to", self.figures.of(adjustment.to, &Kind::Number).into()),
        ];
        let key = match adjustment.to {
            None => "adjustment-not-denominated",
            Some(_) if per.times == 1.0 => "adjustment-denominated",
            Some(_) => "adjustment-denominated-times",
        };
        sentence_with(key, &words, self.language)
    }

    fn imputed(&self, adjustment: &Adjustment, of: usize, asked: &Imputation) -> String {
        let key = match asked.with {
            Statistic::Mean => "adjustment-imputed-mean",
            Statistic::Median => "adjustment-imputed-median",
        };
        let to = self.figures.of(adjustment.to, self.kind());
        let words = [("group", Argument::from(self.group(asked.among))), ("to", to.into()), ("count", of.into())];
        sentence_with(key, &words, self.language)
    }

    fn group(&self, among: Among) -> String {
        match among {
            Among::Cohort => sentence("adjustment-group-cohort", self.language),
            Among::Attribute(attribute) => {
                let title = self.set.attributes()[attribute].title.get(self.language);
                sentence_with("adjustment-group-attribute", &[("attribute", title.into())], self.language)
            }
        }
    }

    fn moved(&self, key: &str, adjustment: &Adjustment, to: &Kind) -> String {
        let from = self.figures.of(adjustment.from, self.kind());
        let words = [("from", Argument::from(from)), ("to", self.figures.of(adjustment.to, to).into())];
        sentence_with(key, &words, self.language)
    }

    /// What the figure is once it has been denominated.
    fn kind(&self) -> &Kind {
        if self.input.per.is_some() { &Kind::Number } else { &self.input.kind }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use dti_criteria::{Source, SourceFile};
    use dti_diagnostics::Findings;

    use super::*;

    const SET: &str = r#"
id = "trial"
title = "T"
period = { from = 2023-01-01, to = 2023-12-31 }
missing = "zero"
cohort = [{ id = "one", title = "Một" }]
attribute = [{ id = "region", title = { vi = "Vùng", en = "Region" }, kind = "category" }]
agency = [{ code = "a1", name = "A1", cohort = "one" }]
[[indicator]]
code = "0"
title = "P"
scored = false
own-choice = "thử"
inputs.people = { title = { vi = "Dân số", en = "Population" }, kind = "count" }
[[indicator]]
code = "1"
title = "T"
points = 10
own-choice = "thử"
rule = { use = "value" }
inputs.a = { title = "A", kind = "count", per = "0.people", times = 1000, impute = { with = "median", among = "region" } }
inputs.b = { title = "B", kind = "percent", impute = { with = "mean", among = "cohort" }, treat = {} }
"#;

    fn told(input: usize, adjustments: &[(Option<f64>, Option<f64>, AdjustmentKind)], language: Language) -> String {
        let source = SourceFile { path: "trial/set.toml".to_owned(), text: SET.to_owned() };
        let mut findings = Findings::new();
        let set = CriteriaSet::load(&Source { files: vec![source], reference: BTreeMap::new() }, &mut findings);
        let set = set.unwrap_or_else(|_| panic!("{}", findings.render(Language::En)));
        let adjustments: Vec<_> = adjustments.iter().map(|&(from, to, kind)| Adjustment { from, to, kind }).collect();
        adjustments_in_words(&set, (1, input), &adjustments, language)
    }

    #[test]
    fn a_figure_tells_what_it_was_divided_by() {
        let by = AdjustmentKind::Denominated { by: Some(90_000.0) };
        assert_eq!(told(0, &[(Some(45.0), Some(0.5), by)], Language::Vi), "45 ÷ 90.000 (Dân số) × 1.000 = 0,5");
        let none = AdjustmentKind::Denominated { by: None };
        let median = AdjustmentKind::Imputed { of: 7 };
        assert_eq!(
            told(0, &[(Some(45.0), None, none), (None, Some(2.0), median)], Language::En),
            "45 cannot be divided by “Population” (missing), so it counts as missing; missing, imputed with the median \
             of agencies of the same “Region”: 2 (agencies: 7)"
        );
    }

    #[test]
    fn a_figure_tells_what_stood_in_for_it_and_how_outliers_were_treated() {
        let mean = (None, Some(0.9), AdjustmentKind::Imputed { of: 7 });
        assert_eq!(
            told(1, &[mean, (Some(0.9), Some(0.5), AdjustmentKind::Winsorised)], Language::Vi),
            "thiếu số liệu, bù bằng số trung bình của nhóm xếp hạng: 90 % (7 đơn vị); ngoại lệ 90 % được đưa về 50 % \
             (winsor hoá)"
        );
        assert_eq!(
            told(1, &[(Some(0.9), Some(-1.25), AdjustmentKind::Logged)], Language::En),
            "logarithm taken because of outliers: 90 % becomes -1.25"
        );
        assert_eq!(told(1, &[], Language::En), "");
    }
}
