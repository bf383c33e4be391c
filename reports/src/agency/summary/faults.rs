//! What an agency that is not scored has to mend.

use dti_diagnostics::{Code, Finding, Place, Severity, sentence_with};

use super::{LAST, Summary};
use crate::WorkbookError;
use crate::run::criteria_place;

const PLACE: u16 = 1;
const MESSAGE: u16 = 2;
/// How many are listed.
const LISTED: usize = 12;

impl Summary<'_, '_> {
    pub(super) fn faults(&mut self) -> Result<(), WorkbookError> {
        let source = self.source;
        let mut found = self.dossier.findings.clone();
        found.retain(|finding| finding.severity() != Severity::Note && finding.code != Code::AgencyNotScored);
        found.sort_by_key(|finding| finding.severity());
        let errors = found.iter().filter(|finding| finding.severity() == Severity::Error).count();
        let words = [("errors", errors.into()), ("warnings", (found.len() - errors).into())];
        self.section(&sentence_with("agency-faults-title", &words, source.language()))?;
        self.headings(&["report-indicator", "agency-where", "agency-what-to-do"])?;
        let listed = &found[..found.len().min(LISTED)];
        for finding in listed {
            self.fault(finding)?;
        }
        if found.len() == listed.len() {
            return Ok(());
        }
        let words = [("count", (found.len() - listed.len()).into()), ("sheet", (&self.sheets.findings).into())];
        self.line(&sentence_with("agency-more-faults", &words, source.language()), &source.looks.remark)
    }

    /// The indicators that lack a figure, where an agency handed in only a part.
    pub(super) fn gaps(&mut self) -> Result<(), WorkbookError> {
        let (source, agency) = (self.source, self.dossier.agency);
        let (set, metrics) = (source.report.set, source.report.metrics);
        let lacks = |&indicator: &usize| {
            let inputs = 0..set.indicators()[indicator].inputs.len();
            inputs.into_iter().any(|input| metrics.value(agency, indicator, input).is_none())
        };
        let found: Vec<usize> = self.dossier.indicators(set).filter(lacks).collect();
        if found.is_empty() {
            return Ok(());
        }
        self.section(&source.word("agency-gaps-title"))?;
        let listed = &found[..found.len().min(LISTED)];
        for &indicator in listed {
            let indicator = &set.indicators()[indicator];
            self.pen.text(self.row, 0, &indicator.code, &source.looks.centred)?;
            let title = self.shortened(indicator.title.get(source.language()), PLACE..=LAST);
            self.pen.across(self.row, PLACE..=LAST, &title, &source.looks.text)?;
            self.row += 1;
        }
        self.more(found.len() - listed.len())
    }

    fn fault(&mut self, finding: &Finding) -> Result<(), WorkbookError> {
        let (source, looks) = (self.source, &self.source.looks);
        self.pen.text(self.row, 0, finding.indicator.as_deref().unwrap_or_default(), &looks.centred)?;
        let place = finding.place.as_ref().map(|place: &Place| criteria_place(source.report.set, place).to_string());
        self.pen.text(self.row, PLACE, &place.unwrap_or_default(), &looks.text)?;
        let hint = finding.hint(source.language()).unwrap_or_default();
        let text = [finding.message(source.language()), hint].into_iter().filter(|part| !part.is_empty());
        let text = self.shortened(&text.collect::<Vec<_>>().join(" ⇒ "), MESSAGE..=LAST);
        self.pen.across(self.row, MESSAGE..=LAST, &text, &looks.text)?;
        self.row += 1;
        Ok(())
    }
}
