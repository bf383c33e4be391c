//! Any bytes as a CSV file: figures or findings, never neither.
#![no_main]

use std::cell::LazyCell;

use dti_fuzz::{Folder, catch_panics, set, submitted};
use libfuzzer_sys::fuzz_target;

thread_local! {
    static FOLDER: LazyCell<Folder> = LazyCell::new(Folder::new);
}

fuzz_target!(|bytes: &[u8]| {
    catch_panics();
    FOLDER.with(|folder| {
        folder.put("a.csv", bytes);
        submitted(set(), folder);
    });
});
