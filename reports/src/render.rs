//! Writes a run: tables, workbooks, and the record of both.

use std::collections::BTreeMap;
use std::path::Path;

use dti_engine::submissions::Progress;
use rayon::prelude::*;

use crate::dossier::{self, Dossier};
use crate::folder::{CRITERIA_FOLDER, RUN_FILE, Staging};
use crate::workbook::Styles;
use crate::{INPUTS_FILE, OutputError, Report, Run, WorkbookError, agency, ranking, tables};

/// The names of files with their digests.
type Digests = BTreeMap<String, String>;

/// Writes all outputs of a run into a folder beside `out`, and moves it into place in one step when all is there.
///
/// An earlier run at `out`, or an empty folder, is replaced. Agencies' workbooks are made in parallel on the current
/// rayon pool; equal reports give equal bytes, whatever the number of threads. Progress is told by workbook.
///
/// # Errors
/// [`OutputError`]; then `out` is as it was.
#[tracing::instrument(name = "report", skip_all, fields(files))]
pub fn render(report: &Report<'_>, out: &Path, progress: &dyn Progress) -> Result<(), OutputError> {
    let staging = Staging::open(out)?;
    let dossiers = dossier::open(report);
    let styles = Styles::new(report.set.decimals());
    let shared = || {
        rayon::join(
            || write_tables(report, &dossiers, &staging),
            || write_ranking(report, &dossiers, &styles, &staging),
        )
    };
    let agencies = || write_agencies(report, &dossiers, &styles, &staging, progress);
    let ((tables, ranking), agencies) = rayon::join(shared, agencies);
    let mut outputs = tables?;
    outputs.insert(ranking::FILE.to_owned(), ranking?);
    outputs.extend(agencies?);
    progress.advance();
    outputs.extend(write_criteria(report, &staging)?);
    tracing::Span::current().record("files", outputs.len() + 1 + usize::from(report.inputs.is_some()));
    if let Some(inputs) = report.inputs {
        staging.write(INPUTS_FILE, &inputs.to_json())?;
    }
    staging.write(RUN_FILE, &Run::of(report, outputs).to_json())?;
    staging.finish()
}

fn write_tables(report: &Report<'_>, dossiers: &[Dossier<'_>], staging: &Staging) -> Result<Digests, OutputError> {
    let write = |make: &tables::Maker| {
        let (name, bytes) = make(report, dossiers)?;
        Ok((name.to_owned(), staging.write(name, &bytes)?))
    };
    let mut digests: Digests = tables::ALL.par_iter().map(write).collect::<Result<_, OutputError>>()?;
    let mut further = Vec::new();
    if let Some(compared) = report.year_on_year() {
        further.push(tables::changes(&compared, report.language)?);
    }
    if let Some(uncertainty) = report.robustness {
        further.push(tables::robustness::intervals(report.set, uncertainty)?);
        further.push(tables::robustness::choices(report.set, uncertainty)?);
    }
    for (name, bytes) in further {
        digests.insert(name.to_owned(), staging.write(name, &bytes)?);
    }
    Ok(digests)
}

/// The criteria set as it was, so that a run can be explained and composed anew long after the set has changed.
fn write_criteria(report: &Report<'_>, staging: &Staging) -> Result<Digests, OutputError> {
    let write = |(name, text): &(String, String)| {
        let name = format!("{CRITERIA_FOLDER}/{name}");
        let digest = staging.write(&name, text.as_bytes())?;
        Ok((name, digest))
    };
    report.set.files().iter().map(write).collect()
}

fn write_ranking(
    report: &Report<'_>,
    dossiers: &[Dossier<'_>],
    styles: &Styles,
    staging: &Staging,
) -> Result<String, OutputError> {
    let bytes = ranking::make(&ranking::Source { report, dossiers, styles });
    staging.write(ranking::FILE, &in_file(ranking::FILE, bytes)?)
}

fn write_agencies(
    report: &Report<'_>,
    dossiers: &[Dossier<'_>],
    styles: &Styles,
    staging: &Staging,
    progress: &dyn Progress,
) -> Result<Vec<(String, String)>, OutputError> {
    let wanted = !report.manifest.options.no_agency_workbooks;
    let due: Vec<_> = dossiers.iter().filter(|dossier| wanted && agency::is_due(dossier)).collect();
    progress.begin(due.len() + 1);
    let source = agency::Source::new(report, styles);
    let write = |dossier: &&Dossier<'_>| {
        let name = agency::file(report, dossier);
        let digest = staging.write(&name, &in_file(&name, agency::make(&source, dossier))?)?;
        progress.advance();
        Ok((name, digest))
    };
    due.par_iter().map(write).collect()
}

fn in_file<T>(name: &str, made: Result<T, WorkbookError>) -> Result<T, OutputError> {
    made.map_err(|source| OutputError::Workbook { path: name.to_owned(), source })
}
