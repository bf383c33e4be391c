//! Inputs and records sheets in words: what is asked for, who supplies it, and what is done to it.

use dti_criteria::{Indicator, Input, InputSource, Kind, Records};
use dti_diagnostics::{Argument, Text};

use super::{Fact, Facts, Thing};

impl Facts<'_> {
    /// One input of an indicator.
    pub(super) fn input(&self, indicator: &Indicator, input: &Input) -> Fact {
        let mut words = vec![input.title.get(self.language).to_owned(), self.kind(&input.kind)];
        words.push(self.source(&input.source));
        words.extend(self.bounds(input));
        words.extend(
            input.part_of.map(|whole| {
                self.with("criteria-part-of", &[("whole", Argument::from(&indicator.inputs[whole].name))])
            }),
        );
        words.extend(self.words.preparation(input));
        let label = format!("{} `{}`", self.word("criteria-input"), input.name);
        Fact { label, value: words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join("; ") }
    }

    fn kind(&self, kind: &Kind) -> String {
        let Kind::Choice(options) = kind else { return self.word(&format!("template-kind-{}", kind.as_str())) };
        let options = options.iter().map(|option| format!("`{}` {}", option.id, option.title.get(self.language)));
        self.with("criteria-one-of", &[("options", options.collect::<Vec<_>>().join(", ").into())])
    }

    fn source(&self, source: &InputSource) -> String {
        match source {
            InputSource::Answer => self.word("criteria-from-answer"),
            InputSource::Outside => self.word("criteria-from-outside"),
            InputSource::AnswerUnlessOutside => self.word("criteria-from-answer-unless-outside"),
            InputSource::SelfPoints => self.word("criteria-from-self-points"),
            InputSource::Records { records, sql } => {
                let sheet = self.set.records()[*records].title.get(self.language);
                self.with("criteria-from-records", &[("sheet", sheet.into()), ("sql", sql.into())])
            }
        }
    }

    /// The bounds, where they are not those that every input of the kind has.
    fn bounds(&self, input: &Input) -> Option<String> {
        let usual = match input.kind {
            Kind::Count => (Some(0.0), None),
            Kind::Percent => (Some(0.0), Some(1.0)),
            _ => (None, None),
        };
        let shown = |bound: Option<f64>| {
            Argument::from(bound.map(|bound| self.figures.of(Some(bound), &input.kind)).unwrap_or_default())
        };
        let words = [("minimum", shown(input.minimum)), ("maximum", shown(input.maximum))];
        let key = match (input.minimum, input.maximum) {
            bounds if bounds == usual => return None,
            (Some(_), Some(_)) => "template-between",
            (Some(_), None) => "template-at-least",
            (None, Some(_)) => "template-at-most",
            (None, None) => return None,
        };
        Some(self.with(key, &words))
    }

    pub(super) fn records(&self) -> Vec<Thing> {
        let thing = |records: &Records| {
            let columns = records.columns.iter().map(|column| self.column(&column.id, &column.title, &column.kind));
            let title = records.title.get(self.language);
            let facts = [self.fact("criteria-title", title)].into_iter().chain(columns).collect();
            Thing { code: records.id.clone(), title: title.to_owned(), facts }
        };
        self.set.records().iter().map(thing).collect()
    }

    fn column(&self, id: &str, title: &Text, kind: &Kind) -> Fact {
        let label = format!("{} `{id}`", self.word("criteria-column"));
        Fact { label, value: format!("{}; {}", title.get(self.language), self.kind(kind)) }
    }
}
