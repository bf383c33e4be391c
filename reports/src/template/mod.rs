//! The workbook that an agency fills in, laid out as [`dti_engine::submissions::form`] says and as the reader reads.

mod asked;
mod check;
mod counter;
pub(crate) mod entry;
pub(crate) mod form;
mod guidance;
mod layout;
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
use dti_engine::submissions::stamp::{SHEET, Stamp};
use rayon::prelude::*;
use rust_xlsxwriter::{DocProperties, Workbook};

use crate::folder::write_all;
use crate::outline::{Entry, outline_for};
use crate::wording::{IndicatorWords, of_indicators};
use crate::workbook::{Lists, Names, Pen, Styles, Tabs, workbook};
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

/// Writes `<code>.xlsx` for each of the agencies, by position, into a folder that is made where there is none: all of them, or none.
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
    let make = |agency: &&Agency| {
        let file = file(&source, agency);
        progress.advance();
        file
    };
    let files: Vec<_> = agencies.par_iter().map(make).collect::<Result<_, _>>()?;
    for (name, bytes) in &files {
        refuse_to_overwrite(&out.join(name), bytes)?;
    }
    write_all(out, &files)
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
    // What is no plain file, such as a pipe, has nothing to lose, and might never end.
    if !path.is_file() {
        return Ok(());
    }
    match fs::read(path) {
        Ok(there) if there != bytes => Err(OutputError::Exists { path: path.display().to_string() }),
        _ => Ok(()),
    }
}

fn make(source: &Source<'_>, agency: &Agency) -> Result<Vec<u8>, WorkbookError> {
    let set = source.set;
    let stamp = Stamp::of(set, agency);
    let named = DocProperties::new().set_title(set.title().get(source.language)).set_subject(&agency.name);
    let properties = stamp.marks().fold(named, |all, (mark, said)| all.set_custom_property(mark.name(), said));
    // No clock: a template is as old as the period that it is for.
    let mut book = workbook(&source.styles, properties, set.period().0)?;
    let mut tabs = Tabs::default();
    tabs.name(SHEET);
    // The reader finds records sheets by their names, so these are taken before those of the other sheets.
    let form_tab = tabs.name(sheet_name(source.language));
    let records_tabs = records::of(source, agency).map(|(position, sheet)| (position, tabs.name(&sheet.title.vi)));
    let records_tabs: Vec<_> = records_tabs.collect();
    let mut names = Names::default();
    let lists = Lists::new(tabs.name("dti-lists"), options(source, agency), &mut names);
    form::write(source, book.add_worksheet(), form_tab, agency, &lists)?;
    for (position, tab) in records_tabs {
        records::write(source, book.add_worksheet(), tab, position, &lists)?;
    }
    guidance::write(source, book.add_worksheet(), tabs.name(&source.word("template-tab-guidance")), agency)?;
    lists.write(&source.styles, source.language, &mut book)?;
    names.write(&mut book)?;
    write_stamp(&stamp, source, &mut book)?;
    Ok(book.save_to_buffer()?)
}

/// Writes the stamp on a sheet that only its author can show again.
fn write_stamp(stamp: &Stamp, source: &Source<'_>, book: &mut Workbook) -> Result<(), WorkbookError> {
    let sheet = book.add_worksheet();
    sheet.set_name(SHEET)?.set_very_hidden(true).protect();
    let mut pen = Pen::new(sheet);
    for (row, (mark, said)) in (0..).zip(stamp.marks()) {
        pen.text(row, 0, mark.name(), &source.styles.value)?;
        pen.text(row, 1, said, &source.styles.value)?;
    }
    pen.finish()
}

/// The options of the choices that an agency meets, by the positions of indicator and input, or those of records
/// ([`records::list`]) and column.
fn options<'a>(source: &Source<'a>, agency: &Agency) -> BTreeMap<(usize, usize), Vec<&'a Text>> {
    let mut options: BTreeMap<_, Vec<&Text>> = BTreeMap::new();
    let mut take = |place, kind: &'a Kind| {
        if let Kind::Choice(choices) = kind {
            options.insert(place, choices.iter().map(|choice| &choice.title).collect());
        }
    };
    for position in source.indicators(agency) {
        for (number, input) in source.set.indicators()[position].inputs.iter().enumerate() {
            take((position, number), &input.kind);
        }
    }
    for (position, sheet) in records::of(source, agency) {
        for (number, column) in sheet.columns.iter().enumerate() {
            take((records::list(source.set, position), number), &column.kind);
        }
    }
    options
}
