//! The files of a run beside the digests of its record.

use dti_diagnostics::{Code, Finding, Findings, Halted, Place};
use dti_reports::OutputFault;

use super::{Verified, refused};

/// Tells which files are missing, changed, or not the run's.
pub(super) fn compare(verified: &Verified<'_>, findings: &mut Findings) -> Result<(), Halted> {
    let faults = verified.record.faults(verified.folder());
    let faults = faults.map_err(|error| refused(&error, verified.folder(), findings))?;
    findings.extend(faults.iter().map(|fault| finding(verified, fault)));
    Ok(())
}

fn finding(verified: &Verified<'_>, fault: &OutputFault) -> Finding {
    let (code, file) = match fault {
        OutputFault::Missing { file, .. } => (Code::OutputMissing, file),
        OutputFault::Changed { file, .. } => (Code::OutputChanged, file),
        OutputFault::Foreign { file } => (Code::OutputForeign, file),
    };
    let finding = Finding::new(code).with("file", file);
    let finding = match fault {
        OutputFault::Missing { recorded, .. } => finding.with("recorded", recorded),
        OutputFault::Changed { recorded, found, .. } => finding.with("recorded", recorded).with("found", found),
        OutputFault::Foreign { .. } => finding,
    };
    finding.at(Place::file(verified.folder().join(file).to_string_lossy()))
}
