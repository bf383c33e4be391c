//! Locks and signers: what is written is read again, and every fault is told with its line.

use std::collections::BTreeMap;

use dti_criteria::{LockedPlugin, PluginLock, PluginSource, SignatureFault, Signed, Signers, Source, SourceFile};
use dti_diagnostics::{Findings, Language, Place};
use minisign::KeyPair;

fn source(name: &str, text: &str) -> Source {
    let file = SourceFile { path: format!("sets/test/{name}"), text: text.to_owned() };
    Source { files: vec![file], reference: BTreeMap::new() }
}

/// The faults of a file, as a terminal shows them.
fn faults<T>(name: &str, text: &str, read: fn(&Source, &mut Findings) -> Result<T, dti_diagnostics::Halted>) -> String {
    let mut findings = Findings::new();
    assert!(read(&source(name, text), &mut findings).is_err());
    findings.sort();
    findings.render(Language::En)
}

fn plugin(name: &str, source: PluginSource, signed_by: Option<&str>) -> LockedPlugin {
    LockedPlugin {
        name: name.to_owned(),
        version: "0.1.0".to_owned(),
        contract: "dti:scoring/rules@0.1.0".to_owned(),
        digest: "0123456789abcdef".repeat(4),
        size: 12_345,
        source,
        signed_by: signed_by.map(str::to_owned),
        place: Place::file("sets/test/plugins.lock"),
    }
}

#[test]
fn a_lock_that_was_written_is_read_again() {
    let file = PluginSource::File("plugins/khảo \"sát\".wasm".to_owned());
    let plugins = vec![plugin("survey", file, Some("Sở TT&TT")), plugin("ratio", PluginSource::Standard, None)];
    let written = PluginLock::new(plugins, Place::file("sets/test/plugins.lock"));
    let mut findings = Findings::new();
    let read = PluginLock::read(&source("plugins.lock", &written.written()), &mut findings).unwrap().unwrap();
    assert!(findings.is_empty());
    assert_eq!(read.written(), written.written());
    assert_eq!(read.plugins().iter().map(|plugin| plugin.name.as_str()).collect::<Vec<_>>(), ["ratio", "survey"]);
    assert_eq!(read.plugin("survey").unwrap().signed_by.as_deref(), Some("Sở TT&TT"));
}

#[test]
fn a_set_without_a_lock_has_none() {
    let mut findings = Findings::new();
    assert_eq!(PluginLock::read(&source("set.toml", ""), &mut findings), Ok(None));
    assert_eq!(Signers::read(&source("set.toml", ""), &mut findings), Ok(Signers::default()));
}

#[test]
fn faults_of_a_lock_are_told_at_once() {
    let text = r#"
version = 2
edition = "x"
[[plugin]]
name = "ratio"
version = "0.1.0"
contract = "dti:scoring/rules@0.1.0"
digest = "sha256:ABC"
size = 0
source = "standard"
[[plugin]]
name = "survey"
version = 1
digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
size = 7
sourc = "plugins/survey.wasm"
"#;
    insta::assert_snapshot!(faults("plugins.lock", text, PluginLock::read));
}

#[test]
fn a_plugin_that_is_locked_twice_is_told() {
    let twice = vec![plugin("ratio", PluginSource::Standard, None), plugin("ratio", PluginSource::Standard, None)];
    let text = PluginLock::new(twice, Place::file("x")).written();
    let told = faults("plugins.lock", &text, PluginLock::read);
    assert!(told.contains("error[code-defined-twice]") && told.contains("plugins.lock:12:1"), "{told}");
}

#[test]
fn a_lock_that_is_not_toml_is_told_with_its_line() {
    let told = faults("plugins.lock", "version = 1\n[[plugin]\nname = \"x\"\n", PluginLock::read);
    assert!(told.contains("error[set-file-not-toml]") && told.contains("plugins.lock:2:"), "{told}");
}

#[test]
fn faults_of_signers_are_told_at_once() {
    let text = r#"
required = "yes"
[[signer]]
name = "a"
key = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"
[[signer]]
name = "a"
key = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"
[[signer]]
name = "b"
key = "nonsense"
[[signer]]
key = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"
"#;
    insta::assert_snapshot!(faults("signers.toml", text, Signers::read));
}

fn keys() -> KeyPair {
    KeyPair::generate_unencrypted_keypair().expect("keys can be made")
}

fn sign(keys: &KeyPair, bytes: &[u8]) -> String {
    minisign::sign(None, &keys.sk, bytes, Some("file:plugin.wasm"), None).expect("it can be signed").into_string()
}

fn trusting(signers: &[(&str, &KeyPair)]) -> Signers {
    let entry =
        |(name, keys): &(&str, &KeyPair)| format!("[[signer]]\nname = \"{name}\"\nkey = \"{}\"\n", keys.pk.to_base64());
    let text: String = signers.iter().map(entry).collect();
    Signers::read(&source("signers.toml", &text), &mut Findings::new()).expect("the signers are sound")
}

#[test]
fn a_signature_is_of_the_signer_whose_key_verifies_it() {
    let (one, other, stranger) = (keys(), keys(), keys());
    let signers = trusting(&[("one", &one), ("other", &other)]);
    let by = |keys: &KeyPair| match signers.verify(b"component", &sign(keys, b"component")) {
        Ok(Signed::By(signer)) => Some(signer.name.clone()),
        Ok(Signed::ByStranger) => None,
        Err(fault) => panic!("{fault:?}"),
    };
    assert_eq!((by(&one).as_deref(), by(&other).as_deref(), by(&stranger)), (Some("one"), Some("other"), None));
}

#[test]
fn a_changed_component_or_signature_is_broken() {
    let keys = keys();
    let (signers, signature) = (trusting(&[("one", &keys)]), sign(&keys, b"component"));
    assert_eq!(signers.verify(b"Component", &signature), Err(SignatureFault::Broken));
    // The trusted comment is signed as well.
    let comment = signature.replace("file:plugin.wasm", "file:nobody.wasm");
    assert_eq!(signers.verify(b"component", &comment), Err(SignatureFault::Broken));
    assert_eq!(signers.verify(b"component", "not a signature"), Err(SignatureFault::Malformed));
    assert_eq!(signers.verify(b"component", ""), Err(SignatureFault::Malformed));
}

#[test]
fn a_key_that_only_bears_the_id_of_a_signer_does_not_count() {
    let (signer, forger) = (keys(), keys());
    let mut key = signer.pk.to_bytes();
    key[2..10].copy_from_slice(&forger.pk.to_bytes()[2..10]);
    let signer = KeyPair { pk: minisign::PublicKey::from_bytes(&key).expect("it is a key"), ..signer };
    let verified = trusting(&[("one", &signer)]).verify(b"component", &sign(&forger, b"component")).err();
    assert_eq!(verified, Some(SignatureFault::Broken));
}
