//! Any text as a file of a criteria set: it loads, or findings say why not.
#![no_main]

use dti_fuzz::{SET, load, tell};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (_, indicators) = SET[1];
    for files in [
        vec![("set.toml", text)],
        vec![("set.toml", text), ("1-nen-tang.toml", indicators)],
        vec![SET[0], ("1.toml", text)],
    ] {
        let (set, findings) = load(files);
        tell(&findings, set.is_err());
        if let Ok(set) = set {
            dti_engine::metrics::check_sql(&set, &mut findings.clone());
            dti_engine::standing::check(&set, &mut findings.clone());
        }
    }
});
