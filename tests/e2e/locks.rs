//! Plugins that a set trusts: locks, digests, signatures.

use std::fs;
use std::path::{Path, PathBuf};

use minisign::KeyPair;

use crate::program::{Outcome, dti, path, rows};

const SET: &str = r#"id = "khoa-2025"
title = { vi = "Bộ có khóa", en = "A set with a lock" }
period = { from = 2025-01-01, to = 2025-12-31 }
missing = "zero"
withheld = "zero"
[[cohort]]
id = "so"
title = { vi = "Sở", en = "Departments" }
[[agency]]
code = "so-mot"
name = "Sở Một"
cohort = "so"
[[pillar]]
code = "1"
title = { vi = "Một", en = "One" }
points = 20
[[indicator]]
code = "1.1"
title = { vi = "Điểm cho trước", en = "Points given" }
points = 10
own-choice = "made up"
evidence = "none"
inputs = { points = { title = { vi = "Điểm", en = "Points" }, kind = "number" } }
rule = { use = "ownrule1" }
[[indicator]]
code = "1.2"
title = { vi = "Tỷ lệ", en = "Share" }
points = 10
own-choice = "made up"
evidence = "none"
inputs = { a = { title = { vi = "A", en = "A" }, kind = "count" }, b = { title = { vi = "B", en = "B" }, kind = "count" } }
rule = { use = "ratio" }
"#;

/// A set whose first indicator is scored by a plugin of its own, which lies beside it.
struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Self {
        let home = Self(tempfile::tempdir().expect("a folder can be made"));
        fs::create_dir_all(home.folder().join("plugins")).expect("a folder can be made");
        fs::create_dir_all(home.0.path().join("submissions")).expect("a folder can be made");
        home.write("set.toml", SET.as_bytes());
        home.write("plugins/own.wasm", &own_plugin("ownrule1"));
        let figures = "agency,1.1,1.2.a,1.2.b\nso-mot,7,3,4\n";
        fs::write(home.0.path().join("submissions/figures.csv"), figures).expect("the file can be written");
        home
    }

    /// With a lock.
    fn locked() -> Self {
        let home = Self::new();
        let own = home.path("plugins/own.wasm");
        let outcome = home.dti(&["plugin", "lock", &home.set(), "--plugin", &own]);
        assert_eq!(outcome.code, 0, "{}", outcome.err);
        home
    }

    fn folder(&self) -> PathBuf {
        self.0.path().join("set")
    }

    fn set(&self) -> String {
        path(&self.folder())
    }

    fn path(&self, file: &str) -> String {
        path(&self.folder().join(file))
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.folder().join(file)).expect("the file can be read")
    }

    fn write(&self, file: &str, bytes: &[u8]) {
        fs::write(self.folder().join(file), bytes).expect("the file can be written");
    }

    fn edit(&self, file: &str, from: &str, to: &str) {
        let text = self.read(file);
        assert!(text.contains(from), "{from} in {text}");
        self.write(file, text.replace(from, to).as_bytes());
    }

    fn dti(&self, arguments: &[&str]) -> Outcome {
        dti(&[arguments, &["--lang", "en"]].concat())
    }

    fn check(&self, further: &[&str]) -> Outcome {
        self.dti(&[&["criteria", "check", &self.set()], further].concat())
    }

    fn verify(&self, further: &[&str]) -> Outcome {
        self.dti(&[&["plugin", "verify", &self.set()], further].concat())
    }

    fn score(&self, further: &[&str]) -> (Outcome, PathBuf) {
        let (submissions, out) = (path(&self.0.path().join("submissions")), self.0.path().join("results"));
        let set = self.set();
        let arguments = ["score", &set, "--submissions", &submissions, "--out", &path(&out), "--at", "2025-06-30"];
        (self.dti(&[&arguments, further].concat()), out)
    }

    /// Trusts a signer, and signs the set's plugin.
    fn sign(&self, keys: &KeyPair) {
        self.trust(&[("so-khcn", keys)], "");
        self.write("plugins/own.wasm.minisig", signature(keys, &own_plugin("ownrule1")).as_bytes());
    }

    fn trust(&self, signers: &[(&str, &KeyPair)], head: &str) {
        let entry = |(name, keys): &(&str, &KeyPair)| {
            format!("[[signer]]\nname = \"{name}\"\nkey = \"{}\"\n", keys.pk.to_base64())
        };
        self.write("signers.toml", format!("{head}{}", signers.iter().map(entry).collect::<String>()).as_bytes());
    }
}

/// A plugin that is none of the standard ones: one of them, with the name and the rule called otherwise.
pub(crate) fn own_plugin(name: &str) -> Vec<u8> {
    let standard = dti_bundle::standard_plugins().iter().find(|plugin| plugin.name == "declared");
    let mut bytes = standard.expect("it is a standard plugin").component.to_vec();
    let old = b"declared";
    assert_eq!(name.len(), old.len());
    for start in 0..bytes.len() - old.len() {
        if bytes[start..].starts_with(old) {
            bytes[start..start + old.len()].copy_from_slice(name.as_bytes());
        }
    }
    bytes
}

/// The same plugin in other bytes: its reasons say something else.
fn tampered() -> Vec<u8> {
    let mut bytes = own_plugin("ownrule1");
    let word = "kê khai".as_bytes();
    let at = bytes.windows(word.len()).position(|window| window == word).expect("its reasons say so");
    bytes[at] = b'K';
    bytes
}

fn keys() -> KeyPair {
    KeyPair::generate_unencrypted_keypair().expect("keys can be made")
}

fn signature(keys: &KeyPair, bytes: &[u8]) -> String {
    minisign::sign(None, &keys.sk, bytes, None, None).expect("it can be signed").into_string()
}

/// A refusal with a code, whose text holds all of these words.
fn assert_refused(outcome: &Outcome, code: &str, words: &[&str]) {
    assert_eq!(outcome.code, 1, "{}", outcome.out);
    assert!(outcome.err.contains(&format!("error[{code}]")), "{}", outcome.err);
    assert!(words.iter().all(|word| outcome.err.contains(word)), "{words:?}\n{}", outcome.err);
}

#[test]
fn a_lock_names_every_plugin_of_a_set_and_runs_load_what_it_names() {
    let home = Home::locked();
    let lock = home.read("plugins.lock");
    for line in ["name = \"ownrule1\"", "source = \"plugins/own.wasm\"", "name = \"ratio\"", "source = \"standard\""] {
        assert!(lock.contains(line), "{lock}");
    }
    assert_eq!(lock.matches("[[plugin]]").count(), 2, "{lock}");
    let verified = home.verify(&[]);
    assert_eq!(verified.code, 0, "{}", verified.err);
    assert!(verified.out.contains("All 2 plugins"), "{}", verified.out);

    let (outcome, out) = home.score(&[]);
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    assert_eq!(rows(&out.join("index.csv"))[0]["points"], "14.5");
    assert!(out.join("criteria/plugins.lock").is_file());
}

#[test]
fn a_changed_plugin_is_refused_until_it_is_accepted_on_purpose() {
    let home = Home::locked();
    let locked = home.read("plugins.lock");
    home.write("plugins/own.wasm", &tampered());
    let update = format!("dti plugin update {} ownrule1", home.set());
    let digest = locked.lines().find_map(|line| line.strip_prefix("digest = \"sha256:")).expect("it has one");
    for outcome in [home.check(&[]), home.verify(&[]), home.score(&[]).0] {
        assert_refused(&outcome, "plugin-digest-differs", &["plugins.lock:4:1", digest.trim_end_matches('"'), &update]);
    }
    // Locking again does not accept it.
    assert_refused(&home.dti(&["plugin", "lock", &home.set()]), "plugin-digest-differs", &[&update]);
    assert_eq!(home.read("plugins.lock"), locked);

    let updated = home.dti(&["plugin", "update", &home.set(), "ownrule1"]);
    assert_eq!(updated.code, 0, "{}", updated.err);
    assert!(updated.out.contains("`ownrule1` is accepted") && updated.out.contains(digest.trim_end_matches('"')));
    assert_eq!(home.verify(&[]).code, 0);
    let again = home.dti(&["plugin", "update", &home.set(), "ownrule1"]);
    assert!(again.out.contains("stays as it was"), "{}", again.out);
}

#[test]
fn a_plugin_of_the_command_line_must_be_the_locked_one_too() {
    let home = Home::locked();
    let other = home.0.path().join("other.wasm");
    fs::write(&other, tampered()).expect("the file can be written");
    assert_refused(&home.check(&["--plugin", &path(&other)]), "plugin-digest-differs", &[]);
    fs::rename(home.folder().join("plugins/own.wasm"), &other).expect("the file can be moved");
    assert_eq!(home.check(&["--plugin", &path(&other)]).code, 0);
    assert_refused(&home.check(&[]), "plugin-not-at-hand", &["plugins/own.wasm", "--plugin FILE"]);
}

#[test]
fn a_plugin_that_is_used_and_not_locked_is_refused_with_the_line_that_uses_it() {
    let home = Home::locked();
    home.edit(
        "set.toml",
        "rule = { use = \"ratio\" }",
        "rule = { use = \"ratio-steps\", bands = [{ below = 0.5, points = 1 }, { from = 0.5, points = 2 }] }",
    );
    let outcome = home.check(&[]);
    assert_refused(&outcome, "plugin-not-locked", &["`1.2`", "`steps`", "set.toml:", "dti plugin lock"]);
    let locked = home.dti(&["plugin", "lock", &home.set()]);
    assert_eq!(locked.code, 0, "{}", locked.err);
    assert!(home.read("plugins.lock").contains("name = \"steps\""));
    assert!(!home.read("plugins.lock").contains("name = \"ratio\""));
}

#[test]
fn a_lock_that_was_edited_by_hand_is_told() {
    let home = Home::locked();
    home.edit("plugins.lock", "version = \"0.1.0\"", "version = \"9.9.9\"");
    assert_refused(&home.check(&[]), "plugin-lock-wrong", &["`9.9.9`", "`0.1.0`", "plugins.lock:4:1"]);
    home.edit("plugins.lock", "[[plugin]]", "[[plugin]");
    assert_refused(&home.check(&[]), "set-file-not-toml", &["plugins.lock:4:"]);
}

#[test]
fn what_cannot_be_locked_updated_or_verified_is_told() {
    let home = Home::new();
    assert_refused(&home.dti(&["plugin", "lock", "hcmc-2023"]), "set-not-lockable", &["hcmc-2023"]);
    assert_refused(&home.dti(&["plugin", "lock", &home.set()]), "rule-unknown", &["ownrule1"]);
    assert!(!home.folder().join("plugins.lock").exists());
    assert_refused(&home.verify(&["--plugin", &home.path("plugins/own.wasm")]), "plugin-lock-missing", &[&home.set()]);
    let home = Home::locked();
    assert_refused(&home.dti(&["plugin", "update", &home.set(), "steps"]), "plugin-not-used", &["ownrule1, ratio"]);
}

#[test]
fn a_signature_of_a_trusted_signer_is_verified_locked_and_recorded() {
    let (home, keys) = (Home::new(), keys());
    home.sign(&keys);
    let own = home.path("plugins/own.wasm");
    let locked = home.dti(&["plugin", "lock", &home.set(), "--plugin", &own]);
    assert!(locked.out.contains("signed by so-khcn"), "{}\n{}", locked.out, locked.err);
    assert!(home.read("plugins.lock").contains("signed-by = \"so-khcn\""));
    assert_eq!(home.verify(&["--require-signed"]).code, 0);
    let (outcome, out) = home.score(&["--require-signed"]);
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    let record = fs::read_to_string(out.join("run.json")).expect("it is written");
    let record: serde_json::Value = serde_json::from_str(&record).expect("it is JSON");
    let signed: Vec<_> = record["plugins"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|plugin| plugin["signed_by"].as_str())
        .collect();
    assert_eq!(signed, ["so-khcn"]);
}

#[test]
fn a_broken_signature_is_refused_even_where_none_is_required() {
    let (home, keys) = (Home::locked(), keys());
    home.sign(&keys);
    assert_eq!(home.check(&[]).code, 0);
    home.write("plugins/own.wasm.minisig", signature(&keys, &tampered()).as_bytes());
    assert_refused(&home.check(&[]), "signature-broken", &["plugins/own.wasm.minisig", "ownrule1"]);
    home.write("plugins/own.wasm.minisig", b"\xff\xfe nothing");
    assert_refused(&home.check(&[]), "signature-malformed", &["plugins/own.wasm.minisig"]);
}

#[test]
fn a_tampered_plugin_does_not_get_past_its_signature_by_an_update() {
    let (home, keys) = (Home::locked(), keys());
    home.sign(&keys);
    home.write("plugins/own.wasm", &tampered());
    assert_refused(&home.dti(&["plugin", "update", &home.set(), "ownrule1"]), "signature-broken", &["do not use"]);
}

#[test]
fn unknown_signers_and_missing_signatures_are_refused_where_signatures_are_required() {
    let (home, keys, stranger) = (Home::locked(), keys(), keys());
    home.trust(&[("so-khcn", &keys)], "");
    assert_eq!(home.check(&[]).code, 0);
    assert_refused(&home.check(&["--require-signed"]), "plugin-unsigned", &["minisign -S -m", "own.wasm.minisig"]);
    home.write("plugins/own.wasm.minisig", signature(&stranger, &own_plugin("ownrule1")).as_bytes());
    assert_eq!(home.check(&[]).code, 0);
    assert_refused(&home.check(&["--require-signed"]), "signer-unknown", &["so-khcn"]);
    // The set itself may ask for signatures.
    home.trust(&[("so-khcn", &keys)], "required = true\n");
    assert_refused(&home.score(&[]).0, "signer-unknown", &[]);
    fs::remove_file(home.folder().join("signers.toml")).expect("the file can be removed");
    assert_refused(&home.check(&["--require-signed"]), "signer-unknown", &[]);
}

#[test]
fn a_plugin_that_was_locked_as_signed_must_stay_signed_by_the_same() {
    let (home, keys, other) = (Home::new(), keys(), keys());
    home.sign(&keys);
    let own = home.path("plugins/own.wasm");
    assert_eq!(home.dti(&["plugin", "lock", &home.set(), "--plugin", &own]).code, 0);
    home.trust(&[("so-khcn", &keys), ("other", &other)], "");
    home.write("plugins/own.wasm.minisig", signature(&other, &own_plugin("ownrule1")).as_bytes());
    assert_refused(&home.check(&[]), "signer-differs", &["`so-khcn`", "`other`", "plugins.lock:4:1"]);
    fs::remove_file(home.folder().join("plugins/own.wasm.minisig")).expect("the file can be removed");
    assert_refused(&home.check(&[]), "plugin-unsigned", &["ownrule1"]);
}

#[test]
fn faults_are_told_in_vietnamese_first() {
    let home = Home::locked();
    home.write("plugins/own.wasm", &tampered());
    let told = dti(&["criteria", "check", &home.set()]).err;
    assert!(told.starts_with("lỗi[plugin-digest-differs]") && told.contains("dti plugin update"), "{told}");
}

#[test]
fn a_hypothesis_about_a_run_is_held_to_its_lock() {
    let home = Home::locked();
    let (outcome, out) = home.score(&[]);
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    let (run, own) = (path(&out), home.path("plugins/own.wasm"));
    let suppose = |further: &[&str]| home.dti(&[&["what-if", &run, "--set", "so-mot:1.2:a=4"], further].concat());
    assert_refused(&suppose(&[]), "plugin-not-at-hand", &["--plugin FILE"]);
    let outcome = suppose(&["--plugin", &own]);
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    home.write("plugins/own.wasm", &tampered());
    assert_refused(&suppose(&["--plugin", &own]), "plugin-digest-differs", &["the plugin of that run"]);
}

#[test]
fn the_lock_is_written_whole() {
    let home = Home::locked();
    let names: Vec<_> = fs::read_dir(home.folder()).expect("it is a folder").filter_map(Result::ok).collect();
    assert!(
        names.iter().all(|entry| Path::new(&entry.file_name()).extension().is_none_or(|ending| ending != "partial"))
    );
}
