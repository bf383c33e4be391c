//! Any bytes as a council's file of decisions: decisions or findings.
#![no_main]

use std::cell::LazyCell;

use dti_diagnostics::Findings;
use dti_engine::appraisals::{self, RoundKind};
use dti_engine::submissions::Reading;
use dti_fuzz::{Folder, archive, catch_panics, set, tell};
use libfuzzer_sys::fuzz_target;

thread_local! {
    static FOLDER: LazyCell<Folder> = LazyCell::new(Folder::new);
}

fuzz_target!(|words: &[u8]| {
    catch_panics();
    FOLDER.with(|folder| {
        let name = if words.starts_with(b"=== ") || words.starts_with(b"PK") { "a.xlsx" } else { "a.csv" };
        let path = folder.put(name, &archive(words));
        let mut findings = Findings::new();
        let rounds = [(RoundKind::Appraisal, path.clone()), (RoundKind::Appeal, path)];
        let read = appraisals::read(set(), &rounds, Reading::here(), &mut findings);
        tell(&findings, read.is_err());
    });
});
