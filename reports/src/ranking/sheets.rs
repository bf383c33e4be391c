//! The workbook in the making: its sheets in the order in which they are read, listed in the contents.

use dti_diagnostics::{message, sentence_with};
use rust_xlsxwriter::{DocProperties, Workbook, Worksheet};

use super::live::Live;
use super::{Source, contents, cover};
use crate::WorkbookError;
use crate::workbook::{Tabs, workbook};

/// The positions of the sheets that stand before all others.
const COVER: usize = 0;
const CONTENTS: usize = 1;

/// The sheets that are written so far.
pub(super) struct Sheets<'a> {
    source: &'a Source<'a>,
    book: Workbook,
    tabs: Tabs,
    /// The names of the cover and of the contents.
    front: [String; 2],
    listed: Vec<Listed>,
}

/// A line of the contents.
pub(super) struct Listed {
    /// The sheet; none where it was left out.
    pub(super) tab: Option<String>,
    /// The name that was asked for: that of a sheet must be short.
    pub(super) name: String,
    /// What the sheet shows.
    pub(super) shows: String,
}

impl<'a> Sheets<'a> {
    pub(super) fn new(source: &'a Source<'a>) -> Result<Self, WorkbookError> {
        let properties =
            DocProperties::new().set_title(source.subtitle()).set_custom_property("dti-set", source.report.set.id());
        let mut book = workbook(source.styles, properties, source.report.manifest.at)?;
        let mut tabs = Tabs::default();
        // Written last, when all is there that they tell of.
        let front = ["ranking-tab-cover", "ranking-tab-contents"].map(|key| {
            book.add_worksheet();
            tabs.name(&source.word(key))
        });
        Ok(Self { source, book, tabs, front, listed: Vec::new() })
    }

    /// Adds a sheet, of a cohort or of all: a message is its name, and its attribute `shows` its line of the contents.
    /// Returns what the writer of the sheet returns.
    pub(super) fn add<T>(
        &mut self,
        key: &str,
        cohort: Option<usize>,
        write: impl FnOnce(&mut Worksheet, String) -> Result<T, WorkbookError>,
    ) -> Result<T, WorkbookError> {
        let language = self.source.language();
        let cohort = cohort.map(|cohort| self.source.report.set.cohorts()[cohort].title.get(language));
        let words = [("cohort", cohort.unwrap_or_default().into())];
        let name = sentence_with(key, &words, language);
        let tab = self.tabs.name(&name);
        let shows = message(key, Some("shows"), &words, language).unwrap_or_default();
        let written = write(self.book.add_worksheet(), tab.clone())?;
        self.listed.push(Listed { tab: Some(tab), name, shows });
        Ok(written)
    }

    /// Lists a sheet that is not there, and why.
    pub(super) fn leave_out(&mut self, key: &str, why: String) {
        self.listed.push(Listed { tab: None, name: self.source.word(key), shows: why });
    }

    /// The bytes of the workbook.
    pub(super) fn finish(mut self, live: &mut Live) -> Result<Vec<u8>, WorkbookError> {
        let [cover, contents] = self.front;
        cover::write(self.source, self.book.worksheet_from_index(COVER)?, cover, live)?;
        contents::write(self.source, self.book.worksheet_from_index(CONTENTS)?, contents, &self.listed)?;
        live.names.write(&mut self.book)?;
        std::mem::take(&mut live.streams).save(&mut self.book)
    }
}
