//! Who signed the plugins at hand.

use std::collections::BTreeMap;
use std::io;

use dti_criteria::{LockedPlugin, PluginLock, SignatureFault, Signed, Signers};
use dti_diagnostics::{Code, Finding, Findings, Place};
use dti_sandbox::Limits;

use crate::component::Component;
use crate::plugins::{Loader, unusable};

/// The signers by plugin. A broken signature is always told; that there is none, only where one is asked for: by the
/// command line, by the set, or by its lock. The standard plugins come with the program and need no signature of their
/// own.
pub(super) fn check(
    loader: &Loader,
    lock: Option<&PluginLock>,
    signers: &Signers,
    required: bool,
    findings: &mut Findings,
) -> BTreeMap<String, String> {
    let required = required || signers.required();
    let locks_signer = lock.is_some_and(|lock| lock.plugins().iter().any(|plugin| plugin.signed_by.is_some()));
    if !required && !locks_signer && signers.names().next().is_none() {
        return BTreeMap::new();
    }
    let limits = loader.sandbox.limits();
    let mut signed = BTreeMap::new();
    for component in loader.components.iter().filter(|component| component.path().is_some()) {
        let digest = component.digest();
        // One that was refused is told of already.
        let Some(plugin) = loader.list.iter().find(|plugin| plugin.digest == digest) else { continue };
        let locked = lock.and_then(|lock| lock.plugin(&plugin.name)).filter(|locked| locked.digest == digest);
        let check = Check { plugin: &plugin.name, component, limits, signers, required, locked };
        match check.signer() {
            Ok(signer) => signed.extend(signer.map(|signer| (plugin.name.clone(), signer))),
            Err(finding) => findings.push(*finding),
        }
    }
    signed
}

/// One plugin whose signature is looked at.
struct Check<'a> {
    plugin: &'a str,
    component: &'a Component,
    limits: &'a Limits,
    signers: &'a Signers,
    required: bool,
    locked: Option<&'a LockedPlugin>,
}

impl Check<'_> {
    /// Whom the set trusts and who signed it.
    fn signer(&self) -> Result<Option<String>, Box<Finding>> {
        let Some(text) = self.read()? else { return Ok(None) };
        let bytes = self.component.source().bytes(self.limits);
        let bytes = bytes.map_err(|error| Box::new(unusable(self.component.name(), &error)))?;
        let signed = self.signers.verify(bytes, &text).map_err(|fault| self.broken(fault))?;
        let signer = match signed {
            Signed::By(signer) => Some(signer.name.clone()),
            Signed::ByStranger if self.is_asked_for() => return Err(self.by_stranger()),
            Signed::ByStranger => None,
        };
        match self.locked_signer() {
            Some(locked) if signer.as_deref() != Some(locked) => Err(self.by_another(locked, signer.as_deref())),
            _ => Ok(signer),
        }
    }

    fn locked_signer(&self) -> Option<&str> {
        self.locked?.signed_by.as_deref()
    }

    fn is_asked_for(&self) -> bool {
        self.required || self.locked_signer().is_some()
    }

    /// The signature; none if there is none and nobody asks for one.
    fn read(&self) -> Result<Option<String>, Box<Finding>> {
        let path = self.component.signature_path().expect("a plugin that was read from a file has a place for one");
        match std::fs::read(path) {
            // What is not text is no signature either, and told as such.
            Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
            Err(error) if error.kind() == io::ErrorKind::NotFound && !self.is_asked_for() => Ok(None),
            Err(error) => Err(self.finding(Code::PluginUnsigned, |finding| finding.with("reason", error.to_string()))),
        }
    }

    fn broken(&self, fault: SignatureFault) -> Box<Finding> {
        let code = match fault {
            SignatureFault::Malformed => Code::SignatureMalformed,
            SignatureFault::Broken => Code::SignatureBroken,
        };
        self.finding(code, |finding| finding)
    }

    fn by_stranger(&self) -> Box<Finding> {
        let known = self.signers.names().collect::<Vec<_>>().join(", ");
        self.finding(Code::SignerUnknown, |finding| finding.with("known", if known.is_empty() { "–" } else { &known }))
    }

    fn by_another(&self, locked: &str, found: Option<&str>) -> Box<Finding> {
        let found = found.unwrap_or("–");
        self.finding(Code::SignerDiffers, |finding| finding.with("locked", locked).with("found", found))
    }

    fn finding(&self, code: Code, complete: impl FnOnce(Finding) -> Finding) -> Box<Finding> {
        let file = self.component.signature_path().unwrap_or_default().to_string_lossy().replace('\\', "/");
        let finding = Finding::new(code).with("plugin", self.plugin).at(Place::file(file));
        let finding = complete(finding).with("component", self.component.name());
        Box::new(match self.locked {
            Some(locked) => finding.asked_by(locked.place.clone()),
            None => finding,
        })
    }
}
