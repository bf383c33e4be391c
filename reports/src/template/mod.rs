//! The workbook that an agency fills in, laid out as [`dti_engine::submissions::form`] says and as the reader reads.

mod asked;
pub(crate) mod entry;
mod form;
mod guidance;
mod records;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use dti_criteria::{Agency, CriteriaSet, Kind};
use dti_diagnostics::{Language, Text, sentence};
use dti_engine::rules::Plan;
use dti_engine::submissions::Progress;
use dti_engine::submissions::form::sheet_name;
use rayon::prelude::*;
use rust_xlsxwriter::DocProperties;

use crate::folder::unwritable;
use crate::outline::{Entry, outline_for};
use crate::wording::{IndicatorWords, of_indicators};
use crate::workbook::{Lists, Names, Styles, Tabs, workbook};
use crate::{OutputError, WorkbookError};

/// What all templates are made from, prepared once.
struct Source<'a> {
    set: &'a CriteriaSet,
    words: Vec<IndicatorWords>,
    styles: Styles,
    language: Language,
}

impl Source<'_> {
    fn word(&self, key: &str) -> String {
        sentence(key, self.language)
    }

    /// The positions of the indicators that apply to an agency.
    fn indicators(&self, agency: &Agency) -> impl Iterator<Item = usize> {
        let entries = outline_for(self.set, agency).into_iter();
        entries.filter_map(|entry| if let Entry::Indicator(position) = entry { Some(position) } else { None })
    }
}

/// The workbook that an agency, by its position in the set, fills in. Equal sets give equal bytes.
///
/// # Errors
/// [`WorkbookError`] if the set cannot be laid out in a workbook.
pub fn template(
    set: &CriteriaSet,
    plan: &Plan<'_>,
    agency: usize,
    language: Language,
) -> Result<Vec<u8>, WorkbookError> {
    make(&source(set, plan, language), &set.agencies()[agency])
}

/// Writes `<code>.xlsx` for each of the agencies, by position, into a folder that is made where there is none.
///
/// # Errors
/// [`OutputError::Exists`] before anything is written if one of the files is there already and differs, for it may be
/// filled in; other [`OutputError`]s if a file cannot be made or written.
pub fn write_templates(
    set: &CriteriaSet,
    plan: &Plan<'_>,
    agencies: &[usize],
    out: &Path,
    language: Language,
    progress: &dyn Progress,
) -> Result<(), OutputError> {
    let source = source(set, plan, language);
    progress.begin(agencies.len());
    let agencies = agencies.iter().map(|&agency| &set.agencies()[agency]).collect::<Vec<_>>();
    let files: Vec<_> = agencies.par_iter().map(|agency| file(&source, agency)).collect::<Result<_, _>>()?;
    fs::create_dir_all(out).map_err(unwritable(out))?;
    for (name, bytes) in &files {
        refuse_to_overwrite(&out.join(name), bytes)?;
    }
    for (name, bytes) in &files {
        fs::write(out.join(name), bytes).map_err(unwritable(&out.join(name)))?;
        progress.advance();
    }
    Ok(())
}

fn source<'a>(set: &'a CriteriaSet, plan: &Plan<'_>, language: Language) -> Source<'a> {
    Source { set, words: of_indicators(set, plan, language), styles: Styles::new(set.decimals()), language }
}

fn file(source: &Source<'_>, agency: &Agency) -> Result<(String, Vec<u8>), OutputError> {
    let name = format!("{}.xlsx", agency.code);
    match make(source, agency) {
        Ok(bytes) => Ok((name, bytes)),
        Err(error) => Err(OutputError::Workbook { path: name, source: error }),
    }
}

pub(crate) fn refuse_to_overwrite(path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
    match fs::read(path) {
        Ok(there) if there != bytes => Err(OutputError::Exists { path: path.display().to_string() }),
        _ => Ok(()),
    }
}

fn make(source: &Source<'_>, agency: &Agency) -> Result<Vec<u8>, WorkbookError> {
    let set = source.set;
    let properties = DocProperties::new()
        .set_title(set.title().get(source.language))
        .set_subject(&agency.name)
        .set_custom_property("dti-set", set.id())
        .set_custom_property("dti-set-digest", set.digest())
        .set_custom_property("dti-agency", &*agency.code);
    // No clock: a template is as old as the period that it is for.
    let mut book = workbook(&source.styles, properties, set.period().0)?;
    let mut tabs = Tabs::default();
    // The reader finds records sheets by their names, so these are taken before those of the other sheets.
    let form_tab = tabs.name(sheet_name(source.language));
    let records_tabs: Vec<_> = records::of(source, agency).map(|sheet| (sheet, tabs.name(&sheet.title.vi))).collect();
    let mut names = Names::default();
    let lists = Lists::new(tabs.name("dti-lists"), options(source, agency), &mut names);
    form::write(source, book.add_worksheet(), form_tab, agency, &lists)?;
    for (records, tab) in records_tabs {
        records::write(source, book.add_worksheet(), tab, records)?;
    }
    guidance::write(source, book.add_worksheet(), tabs.name(&source.word("template-tab-guidance")), agency)?;
    lists.write(&source.styles, source.language, &mut book)?;
    names.write(&mut book)?;
    Ok(book.save_to_buffer()?)
}

/// The options of the choices of the indicators that apply to an agency, by the positions of indicator and input.
fn options<'a>(source: &Source<'a>, agency: &Agency) -> BTreeMap<(usize, usize), Vec<&'a Text>> {
    let mut options = BTreeMap::new();
    for position in source.indicators(agency) {
        for (number, input) in source.set.indicators()[position].inputs.iter().enumerate() {
            if let Kind::Choice(choices) = &input.kind {
                options.insert((position, number), choices.iter().map(|choice| &choice.title).collect());
            }
        }
    }
    options
}
