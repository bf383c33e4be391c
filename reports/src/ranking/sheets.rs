//! The workbook in the making: its sheets in the order in which they are read, listed in the contents.

use dti_diagnostics::{message, sentence_with};
use rust_xlsxwriter::{DocProperties, Workbook, Worksheet};

use super::{Source, contents};
use crate::WorkbookError;
use crate::workbook::{Tabs, workbook};

/// The position of the contents among the sheets.
const CONTENTS: usize = 0;

/// The sheets that are written so far.
pub(super) struct Sheets<'a> {
    source: &'a Source<'a>,
    book: Workbook,
    tabs: Tabs,
    listed: Vec<Listed>,
}

/// A line of the contents.
pub(super) struct Listed {
    pub(super) tab: String,
    /// What the sheet shows.
    pub(super) shows: String,
}

impl<'a> Sheets<'a> {
    pub(super) fn new(source: &'a Source<'a>) -> Result<Self, WorkbookError> {
        let properties =
            DocProperties::new().set_title(source.subtitle()).set_custom_property("dti-set", source.report.set.id());
        let mut book = workbook(source.styles, properties, source.report.manifest.at)?;
        // The contents are written last, when all is there that they list.
        book.add_worksheet();
        Ok(Self { source, book, tabs: Tabs::default(), listed: Vec::new() })
    }

    /// Adds a sheet, of a cohort or of all: a message is its name, and its attribute `shows` its line of the contents.
    pub(super) fn add(
        &mut self,
        key: &str,
        cohort: Option<usize>,
        write: impl FnOnce(&mut Worksheet, String) -> Result<(), WorkbookError>,
    ) -> Result<(), WorkbookError> {
        let language = self.source.language();
        let cohort = cohort.map(|cohort| self.source.report.set.cohorts()[cohort].title.get(language));
        let words = [("cohort", cohort.unwrap_or_default().into())];
        let tab = self.tabs.name(&sentence_with(key, &words, language));
        let shows = message(key, Some("shows"), &words, language).unwrap_or_default();
        write(self.book.add_worksheet(), tab.clone())?;
        self.listed.push(Listed { tab, shows });
        Ok(())
    }

    /// The bytes of the workbook.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, WorkbookError> {
        let tab = self.tabs.name(&self.source.word("ranking-tab-contents"));
        contents::write(self.source, self.book.worksheet_from_index(CONTENTS)?, tab, &self.listed)?;
        Ok(self.book.save_to_buffer()?)
    }
}
