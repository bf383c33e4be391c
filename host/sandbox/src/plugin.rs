//! A plugin: a component that was found to keep the contract.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

use dti_engine::rules::Rule;
use serde::Serialize;
use wasmtime::component::{Component, Linker};

use crate::call::Callee;
use crate::meter::Meter;
use crate::profile::Profile;
use crate::rule::SandboxedRule;
use crate::sandbox::Known;
use crate::schema::Schema;
use crate::told::Told;
use crate::{Failure, Limits, PluginError, Sandbox, Source, contract, file, profile, surface, words};

/// A component that was found to keep the contract.
pub struct Plugin {
    info: PluginInfo,
    rules: Vec<SandboxedRule>,
}

/// What there is to know of a plugin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct PluginInfo {
    /// The plugin's name.
    pub name: String,
    /// The plugin's own version.
    pub version: String,
    /// The contract that it keeps, with its version.
    pub contract: String,
    /// The SHA-256 of the component, in hexadecimal.
    pub digest: String,
    /// The component's size in bytes.
    pub bytes: usize,
    /// The ids of its rules, in its own order.
    pub rules: Vec<String>,
    /// Whether its compiled code was there already. Left out of manifests: equal runs may differ in it.
    #[serde(skip)]
    pub cached: bool,
}

impl Plugin {
    /// The bytes of a component's file, unless there are more than a component may have. Whoever takes their digest and
    /// loads them runs what was digested, whatever becomes of the file.
    ///
    /// # Errors
    /// [`PluginError::Unreadable`] or [`PluginError::TooLarge`].
    pub fn read(path: &Path, limits: &Limits) -> Result<Vec<u8>, PluginError> {
        file::read(&file::open(path)?, limits)
    }

    /// Loads a component.
    ///
    /// # Errors
    /// [`PluginError`] if it is not a plugin that this host can use.
    pub fn load(sandbox: &Sandbox, bytes: &[u8]) -> Result<Self, PluginError> {
        surface::demand_component(bytes, sandbox.limits())?;
        Self::load_source(sandbox, &Source::of(bytes))
    }

    /// Loads a component, from a file or not.
    ///
    /// # Errors
    /// [`PluginError`] if it is not a plugin that this host can use.
    pub fn load_source(sandbox: &Sandbox, source: &Source<'_>) -> Result<Self, PluginError> {
        if let Some(plugin) = Self::load_kept(sandbox, source) {
            return Ok(plugin);
        }
        let bytes = source.bytes(sandbox.limits())?;
        surface::demand_component(bytes, sandbox.limits())?;
        let found = Found::first(sandbox, bytes, source.digest())?;
        Ok(Self::new(found, source))
    }

    /// Loads a component whose compiled code is there already.
    pub(crate) fn load_kept(sandbox: &Sandbox, source: &Source<'_>) -> Option<Self> {
        Some(Self::new(Found::again(sandbox, source.digest())?, source))
    }

    fn new(found: Found, source: &Source<'_>) -> Self {
        let Found { callee, contract, profile, cached } = found;
        let info = PluginInfo {
            name: profile.name,
            version: profile.version,
            contract: contract.to_owned(),
            digest: source.digest().to_owned(),
            bytes: source.len(),
            rules: profile.rules.iter().map(|(rule, _)| rule.id.clone()).collect(),
            cached,
        };
        let callee = Arc::new(callee);
        let rule = |(profile, schema)| SandboxedRule::new(Arc::clone(&callee), profile, schema);
        Self { info, rules: profile.rules.into_iter().map(rule).collect() }
    }

    /// What there is to know of it.
    #[must_use]
    pub fn info(&self) -> &PluginInfo {
        &self.info
    }

    /// Its rules, in its own order, to be measured.
    #[must_use]
    pub fn sandboxed(&self) -> &[SandboxedRule] {
        &self.rules
    }

    /// Its rules, in its own order.
    #[must_use]
    pub fn rules(&self) -> Vec<Box<dyn Rule>> {
        self.rules.iter().map(|rule| Box::new(rule.clone()) as Box<dyn Rule>).collect()
    }
}

/// What was found of a component.
struct Found {
    callee: Callee,
    contract: &'static str,
    profile: Profile,
    cached: bool,
}

impl Found {
    /// Looks at a component for the first time, and keeps what is found.
    fn first(sandbox: &Sandbox, bytes: &[u8], digest: &str) -> Result<Self, PluginError> {
        let contract = surface::inspect(bytes, sandbox.limits())?;
        // On this thread: the compiler works in rayon's pool, and waiting for it elsewhere could block that pool.
        let component = unpanicked(|| sandbox.compile(bytes))??;
        let callee = link(contract, sandbox, &component)?;
        let profile = callee.call(0, |plugin, store| plugin.describe(store)).map_err(undescribed)?.value;
        let told = Told::of(&profile);
        let profile = profile::believe(profile, Schema::read)?;
        sandbox.keep(digest, &component, contract, told);
        Ok(Self { callee, contract, profile, cached: false })
    }

    /// Takes what was found before: a component that is asked again answers the same.
    fn again(sandbox: &Sandbox, digest: &str) -> Option<Self> {
        let Known { component, contract, profile } = sandbox.find(digest)?;
        let callee = link(contract, sandbox, &component).ok()?;
        let profile = profile::believe(profile, Schema::reread).ok()?;
        Some(Self { callee, contract, profile, cached: true })
    }
}

/// Resolves the component's exports once; it has no imports to resolve.
fn link(contract: &'static str, sandbox: &Sandbox, component: &Component) -> Result<Callee, PluginError> {
    let linker: Linker<Meter> = Linker::new(component.engine());
    let component = linker.instantiate_pre(component);
    let plugin = component.and_then(|component| contract::resolve(contract, component));
    let differs = |error: wasmtime::Error| {
        let reason = words::shown(&format!("{error:#}"), 500);
        PluginError::DifferentContract { contract, reason }
    };
    Ok(Callee::new(plugin.map_err(differs)?, sandbox.limits().clone(), sandbox.pool()))
}

/// A component that makes the compiler panic must not end the run.
fn unpanicked<T>(work: impl FnOnce() -> T) -> Result<T, PluginError> {
    let reason = || "the compiler panicked".to_owned();
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| PluginError::Compile { reason: reason() })
}

fn undescribed(failure: Failure) -> PluginError {
    if failure.is_of_the_machine() { PluginError::Machine(failure) } else { PluginError::Undescribed(failure) }
}
