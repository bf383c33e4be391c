//! The workbook that a council fills in for a finished run, laid out as [`dti_engine::appraisals::form`] says and as the
//! reader reads.

mod guidance;
mod rows;
mod sheet;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::Path;

use dti_diagnostics::{Language, Text};
use dti_engine::appraisals::form::sheet_name;
use rust_xlsxwriter::DocProperties;

use self::rows::Row;
use crate::folder::write_whole;
use crate::template::refuse_to_overwrite;
use crate::workbook::{Lists, Names, Styles, Tabs, workbook};
use crate::{OutputError, Run, RunError, WorkbookError};

/// What a council is asked to decide: every indicator of every scored agency of a run, or of some of them.
pub struct AppraisalTemplate {
    run: Run,
    rows: Vec<Row>,
    language: Language,
}

impl AppraisalTemplate {
    /// Gathers the scored indicators of a run: of one cohort or all, of some agencies or all.
    ///
    /// # Errors
    /// [`RunError`] if the folder is not a finished run, does not know the cohort or an agency, or if nobody who is
    /// asked for was scored.
    pub fn of(folder: &Path, cohort: Option<&str>, agencies: &[String], language: Language) -> Result<Self, RunError> {
        let run = Run::read(folder)?;
        let rows = rows::gather(folder, &run, cohort, agencies)?;
        if rows.is_empty() {
            return Err(RunError::NobodyToAppraise);
        }
        Ok(Self { run, rows, language })
    }

    /// How many indicators of agencies there are to decide on.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is nothing to decide on; never, once it is made.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The identifier of the run's criteria set.
    #[must_use]
    pub fn set(&self) -> &str {
        &self.run.set.id
    }

    /// Writes the workbook.
    ///
    /// # Errors
    /// [`OutputError::Exists`] if the file is there already and differs, for it may be filled in; other
    /// [`OutputError`]s if it cannot be made or written.
    pub fn write(&self, path: &Path) -> Result<(), OutputError> {
        let shown = path.display().to_string();
        let bytes = self.bytes().map_err(|source| OutputError::Workbook { path: shown, source })?;
        refuse_to_overwrite(path, &bytes)?;
        write_whole(path, &bytes)
    }

    /// The workbook. Equal runs give equal bytes.
    fn bytes(&self) -> Result<Vec<u8>, WorkbookError> {
        let styles = Styles::new(self.run.decimals.into());
        let set = &self.run.set;
        let properties = DocProperties::new()
            .set_title(set.title.get(self.language))
            .set_custom_property("dti-set", &*set.id)
            .set_custom_property("dti-set-digest", &*set.digest);
        let mut book = workbook(&styles, properties, self.run.manifest.at)?;
        let mut tabs = Tabs::default();
        let table_tab = tabs.name(sheet_name(self.language));
        let mut names = Names::default();
        let choices = Lists::new(tabs.name("dti-lists"), options(&self.run), &mut names);
        sheet::write(self, &styles, &choices, book.add_worksheet(), table_tab)?;
        let guidance_tab = tabs.name(&dti_diagnostics::sentence("appraisal-tab-guidance", self.language));
        guidance::write(self, &styles, book.add_worksheet(), guidance_tab)?;
        choices.write(&styles, self.language, &mut book)?;
        names.write(&mut book)?;
        Ok(book.save_to_buffer()?)
    }
}

/// The options of the choices of a run, by the positions of indicator and input.
fn options(run: &Run) -> BTreeMap<(usize, usize), Vec<&Text>> {
    let mut options = BTreeMap::new();
    for (indicator, rule) in run.rules.iter().enumerate() {
        let choices = rule.inputs.iter().enumerate().filter(|(_, input)| !input.options.is_empty());
        options.extend(
            choices.map(|(input, record)| {
                ((indicator, input), record.options.iter().map(|option| &option.title).collect())
            }),
        );
    }
    options
}
