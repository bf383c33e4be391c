//! The engine that runs plugins, with its limits and its compiled code.

use std::path::{Path, PathBuf};
use std::thread;

use wasmtime::component::Component;
use wasmtime::{Config, Engine, EngineWeak, OperatorCost, WasmFeatures};

use crate::cache::Cache;
use crate::contract::{self, CONTRACTS};
use crate::pool::Pool;
use crate::told::Told;
use crate::{Limits, PluginError, SandboxError, effort, words};

/// The engine that runs plugins. Plugins keep what they need of it; it may be dropped before them.
#[derive(Debug)]
pub struct Sandbox {
    engine: Engine,
    pool: Option<Pool>,
    limits: Limits,
    cache: Option<Cache>,
}

/// A component whose code was found in the cache, and what is known of it.
pub(crate) struct Known {
    pub(crate) component: Component,
    pub(crate) contract: &'static str,
    pub(crate) profile: contract::Profile,
}

impl Sandbox {
    /// What computes, and what it counts as one unit of fuel: for the manifest, because totals differ between engines.
    pub const ENGINE: &str = "wasmtime 48, OperatorCost::new()";

    /// An engine with these limits. Compiled code is kept in the folder, if one is given; only the person who runs
    /// `dti` may be able to write there, for its files are executed.
    ///
    /// # Errors
    /// [`SandboxError`] if this machine cannot run the engine.
    pub fn new(limits: Limits, compiled_code: Option<PathBuf>) -> Result<Self, SandboxError> {
        let (engine, pool) = engine(&limits).map_err(|error| SandboxError::Engine(error.to_string()))?;
        let weak = engine.weak();
        thread::Builder::new().name("dti-ticker".to_owned()).spawn(move || tick(&weak))?;
        let cache = compiled_code.and_then(|folder| Cache::open(folder, &engine, &limits));
        Ok(Self { engine, pool, limits, cache })
    }

    /// The limits.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The room for instances; none where each gets its own memory from the machine.
    pub(crate) fn pool(&self) -> Option<Pool> {
        self.pool.clone()
    }

    /// What is kept on disk, if anything is.
    pub(crate) fn cache(&self) -> Option<&Cache> {
        self.cache.as_ref()
    }

    /// Compiles a component, unless that would take too long.
    pub(crate) fn compile(&self, bytes: &[u8]) -> Result<Component, PluginError> {
        effort::demand_little(bytes, &self.limits)?;
        Component::from_binary(&self.engine, bytes).map_err(|error| uncompiled(&error))
    }

    /// What was kept of the component with this digest.
    pub(crate) fn find(&self, digest: &str) -> Option<Known> {
        let (seal, code) = self.cache.as_ref()?.find(digest)?;
        let contract = CONTRACTS.into_iter().find(|contract| *contract == seal.contract)?;
        Some(Known { component: self.open(&code)?, contract, profile: seal.told.profile()? })
    }

    /// Keeps what was found of a component.
    pub(crate) fn keep(&self, digest: &str, component: &Component, contract: &str, told: Told) {
        if let Some(cache) = &self.cache
            && let Ok(code) = component.serialize()
        {
            cache.keep(digest, &code, contract, told);
        }
    }

    #[expect(unsafe_code, reason = "the only way to load compiled code")]
    fn open(&self, code: &Path) -> Option<Component> {
        // SAFETY: the code was written by `keep`, into a folder that nobody else can write to, under a name made of the
        // component's digest and the engine's; that it is what was written was just verified. Files there are replaced
        // and never changed. The engine compares versions and settings again. Code from users never gets here.
        unsafe { Component::deserialize_file(&self.engine, code) }.ok()
    }
}

/// An engine with a pool of memory, or without one where this machine has too few addresses for it.
fn engine(limits: &Limits) -> wasmtime::Result<(Engine, Option<Pool>)> {
    let mut pooling = configuration(limits);
    let pool = Pool::reserve(limits, &mut pooling);
    match Engine::new(&pooling) {
        Ok(engine) => Ok((engine, Some(pool))),
        Err(_) => Ok((Engine::new(&configuration(limits))?, None)),
    }
}

fn configuration(limits: &Limits) -> Config {
    let mut configuration = Config::new();
    // Every call ends, at the same point on every machine.
    configuration.consume_fuel(true).operator_cost(OperatorCost::new()).epoch_interruption(true);
    configuration.max_wasm_stack(limits.stack_bytes);
    // The same bits on every machine.
    configuration.cranelift_nan_canonicalization(true).wasm_relaxed_simd(false);
    // What no rule needs.
    configuration.wasm_memory64(false).concurrency_support(false);
    for feature in [WasmFeatures::THREADS, WasmFeatures::GC, WasmFeatures::EXCEPTIONS, WasmFeatures::STACK_SWITCHING] {
        configuration.wasm_features(feature, false);
    }
    // A panicking plugin leaves its last words in its memory.
    configuration.coredump_on_trap(true);
    configuration
}

/// Lets the wall clock pass for the engine, for as long as anybody uses it.
fn tick(engine: &EngineWeak) {
    loop {
        thread::sleep(Limits::TICK);
        let Some(engine) = engine.upgrade() else { return };
        engine.increment_epoch();
    }
}

fn uncompiled(error: &wasmtime::Error) -> PluginError {
    PluginError::Compile { reason: words::shown(&format!("{error:#}"), 500) }
}
