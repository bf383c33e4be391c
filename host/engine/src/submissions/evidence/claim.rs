//! Whether evidence is due: where an agency's own figures claim something.

use dti_criteria::{Evidence, Indicator, Input, InputSource, Kind};

use crate::submissions::{Answer, Submission, Supplier};

impl Submission {
    /// Whether the indicator at a position asks for evidence, the agency's own figures claim something, and no document
    /// is cited. Such an indicator earns nothing until the evidence is handed in.
    ///
    /// A figure of zero and the answer no claim nothing; nor do figures that another body supplies or records bear out.
    #[must_use]
    pub fn lacks_evidence(&self, position: usize, indicator: &Indicator) -> bool {
        indicator.evidence == Evidence::Required
            && !self.cites_document(position)
            && self.claim(position, indicator).is_some()
    }

    /// Whether a document is cited for the indicator at a position.
    fn cites_document(&self, position: usize) -> bool {
        let entry = self.entries.get(&position);
        entry.is_some_and(|entry| entry.documents.iter().any(super::Document::is_cited))
    }

    /// The agency's first figure that claims something.
    pub(crate) fn claim(&self, position: usize, indicator: &Indicator) -> Option<&Answer> {
        let inputs = indicator.inputs.iter().enumerate();
        let mut claims = inputs.filter_map(|(number, input)| {
            let answer = self.own_answer((position, number), input)?;
            let is_option = matches!(input.kind, Kind::Choice(_));
            (is_option || answer.value != 0.0).then_some(answer)
        });
        claims.next()
    }

    fn own_answer(&self, metric: (usize, usize), input: &Input) -> Option<&Answer> {
        match input.source {
            InputSource::Answer | InputSource::AnswerUnlessOutside => {
                self.answers.get(&metric).filter(|answer| answer.supplied_by == Supplier::Agency)
            }
            InputSource::SelfPoints => self.entries.get(&metric.0)?.self_points.as_ref(),
            InputSource::Outside | InputSource::Records { .. } => None,
        }
    }
}
