//! The case `hcmc-2023`: a workbook for each agency, a flat table of figures from outside, and planted faults.
//!
//! The agencies are real, every figure is made up from a seed: no figure says anything about any agency.

mod agency;
mod faults;
mod outside;
mod profile;

use std::io;
use std::path::Path;

use dti_criteria::{CriteriaSet, Source};
use dti_diagnostics::Findings;

use crate::form::Form;
use faults::{FAULTS, Fault};
use profile::Profile;

/// The built-in set that the case is for.
pub const SET: &str = "hcmc-2023";

/// Writes the case: `<cohort>/<agency>.xlsx` and `so-lieu-ngoai-gia-lap.csv` below a folder.
///
/// # Errors
/// If a file cannot be written.
///
/// # Panics
/// If the built-in set does not load.
pub fn write_case(folder: &Path) -> io::Result<()> {
    let set = built_in_set();
    for agency in 0..set.agencies().len() {
        write_agency(&set, agency, folder)?;
    }
    let table = folder.join("so-lieu-ngoai-gia-lap.csv");
    std::fs::write(table, outside::table(&set))
}

fn built_in_set() -> CriteriaSet {
    let mut findings = Findings::new();
    let source = Source::find(SET, &mut findings).expect("the set is built in");
    CriteriaSet::load(&source, &mut findings).expect("a test loads every built-in set")
}

/// Writes what an agency hands in: one workbook, or more or another one where a fault is planted.
fn write_agency(set: &CriteriaSet, agency: usize, folder: &Path) -> io::Result<()> {
    let profile = Profile::of(set, agency);
    let mut form = Form::blank(set, agency);
    agency::fill(&mut form, set, &profile);
    let agency = &set.agencies()[agency];
    let folder = folder.join(&set.cohorts()[agency.cohort].id);
    std::fs::create_dir_all(&folder)?;
    let fault = FAULTS.iter().find(|(code, _)| *code == agency.code).map(|&(_, fault)| fault);
    match fault {
        None => form.write(&folder.join(format!("{}.xlsx", agency.code))),
        Some(fault) => fault.write(form, &agency.code, &folder),
    }
}

impl Fault {
    /// Plants the fault in a form, and writes what comes of it.
    fn write(self, mut form: Form, code: &str, folder: &Path) -> io::Result<()> {
        let path = folder.join(format!("{code}.xlsx"));
        match self {
            Self::IdenticalCopy => {
                form.write(&path)?;
                form.write(&folder.join(format!("{code} (bản sao).xlsx")))
            }
            Self::DifferingCopy => {
                form.write(&path)?;
                faults::correct_one_figure(&mut form);
                form.write(&folder.join(format!("{code} (bổ sung).xlsx")))
            }
            Self::Decomposed => {
                faults::plant(self, &mut form);
                form.write(&folder.join(format!("{}.xlsx", faults::decomposed("Sở Giao thông vận tải"))))
            }
            Self::LockFile => {
                form.write(&path)?;
                std::fs::write(folder.join(format!("~${code}.xlsx")), crate::MADE_UP)
            }
            _ => {
                faults::plant(self, &mut form);
                form.write(&path)
            }
        }
    }
}
