//! Any bytes as a workbook: figures or findings, never neither.
#![no_main]

use std::cell::LazyCell;

use dti_fuzz::{Folder, archive, catch_panics, set, submitted};
use libfuzzer_sys::fuzz_target;

thread_local! {
    static FOLDER: LazyCell<Folder> = LazyCell::new(Folder::new);
}

fuzz_target!(|words: &[u8]| {
    catch_panics();
    FOLDER.with(|folder| {
        folder.put("a.xlsx", &archive(words));
        submitted(set(), folder);
    });
});
