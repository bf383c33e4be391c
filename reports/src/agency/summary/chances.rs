//! Where most points are to be won, and what lacks evidence.

use dti_criteria::Member;
use dti_diagnostics::sentence_with;

use super::{LAST, Summary};
use crate::WorkbookError;
use crate::agency::chances::{Chance, advice, asks_for_evidence, chances, without_evidence};
use crate::agency::detail;
use crate::workbook::address::cell;

const POINTS: u16 = 2;
const MAXIMUM: u16 = 3;
const TO_WIN: u16 = 4;
const ADVICE: u16 = 5;
/// How many indicators are listed.
const LISTED: usize = 10;
const LISTED_WITHOUT_EVIDENCE: usize = 4;

impl Summary<'_, '_> {
    pub(super) fn chances(&mut self) -> Result<(), WorkbookError> {
        let (source, found) = (self.source, chances(self.source, self.dossier));
        let listed = &found[..found.len().min(LISTED)];
        let words = [("count", listed.len().into())];
        self.section(&sentence_with("agency-chances-title", &words, source.language()))?;
        if listed.is_empty() {
            return self.line(&source.word("agency-chances-none"), &source.looks.remark);
        }
        let headings =
            ["report-code", "report-indicator", "report-points", "report-maximum", "agency-to-win", "agency-to-do"];
        self.headings(&headings)?;
        for chance in listed {
            self.chance(*chance)?;
        }
        if !source.part(self.dossier).layout.adds_up {
            self.line(&source.word("agency-chances-weighed"), &source.looks.remark)?;
        }
        self.more(found.len() - listed.len())
    }

    fn chance(&mut self, chance: Chance) -> Result<(), WorkbookError> {
        let (source, looks) = (self.source, &self.source.looks);
        let indicator = &source.report.set.indicators()[chance.indicator];
        let layout = &source.part(self.dossier).layout;
        let (Some(score), Some(row)) =
            (self.dossier.score(chance.indicator), layout.row(Member::Indicator(chance.indicator)))
        else {
            return Ok(());
        };
        self.pen.text(self.row, 0, &indicator.code, &looks.centred)?;
        let title = self.shortened(indicator.title.get(source.language()), 1..=1);
        self.pen.text(self.row, 1, &title, &looks.text)?;
        let points = self.detail(row, detail::FINAL);
        self.pen.formula(self.row, POINTS, &points, score.final_points, &looks.points)?;
        // A bonus has no maximum among the details: it adds none.
        let maximum = indicator.counted_maximum();
        if maximum == score.maximum && maximum > 0.0 {
            let formula = self.detail(row, detail::MAXIMUM);
            self.pen.formula(self.row, MAXIMUM, &formula, maximum, &looks.points)?;
        } else {
            self.pen.number(self.row, MAXIMUM, Some(score.maximum), &looks.points)?;
        }
        let to_win = format!("={}-{}", cell(self.row, MAXIMUM), cell(self.row, POINTS));
        self.pen.formula(self.row, TO_WIN, &to_win, chance.points, &looks.points)?;
        let advice = self.shortened(&advice(source, self.dossier, chance.indicator), ADVICE..=LAST);
        self.pen.across(self.row, ADVICE..=LAST, &advice, &looks.text)?;
        self.row += 1;
        Ok(())
    }

    /// How many more there are, and where.
    pub(super) fn more(&mut self, count: usize) -> Result<(), WorkbookError> {
        if count == 0 {
            return Ok(());
        }
        let words = [("count", count.into()), ("sheet", (&self.sheets.details).into())];
        let text = sentence_with("agency-more-indicators", &words, self.source.language());
        self.line(&text, &self.source.looks.remark)
    }

    /// What claims something and cites nothing, those with the most at stake first.
    pub(super) fn evidence(&mut self) -> Result<(), WorkbookError> {
        let source = self.source;
        if !asks_for_evidence(source, self.dossier) {
            return Ok(());
        }
        let found = without_evidence(source, self.dossier);
        let words = [("count", found.len().into())];
        self.section(&sentence_with("agency-evidence-title", &words, source.language()))?;
        if found.is_empty() {
            return self.line(&source.word("agency-evidence-none"), &source.looks.remark);
        }
        let listed = &found[..found.len().min(LISTED_WITHOUT_EVIDENCE)];
        for chance in listed {
            let indicator = &source.report.set.indicators()[chance.indicator];
            self.pen.text(self.row, 0, &indicator.code, &source.looks.centred)?;
            let words = [
                ("title", indicator.title.get(source.language()).into()),
                ("points", detail::shown(source, chance.points).into()),
            ];
            let text = sentence_with("agency-at-stake", &words, source.language());
            self.pen.across(self.row, 1..=LAST, &self.shortened(&text, 1..=LAST), &source.looks.text)?;
            self.row += 1;
        }
        self.more(found.len() - listed.len())
    }
}
