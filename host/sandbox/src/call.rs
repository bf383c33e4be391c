//! One call into a plugin: a fresh instance, its limits, a stack that is known to suffice.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use wasmtime::Store;

use crate::contract::Speaker;
use crate::failure::{Failure, diagnose};
use crate::limits::Allowance;
use crate::meter::Meter;
use crate::pool::Pool;
use crate::{Limits, Usage, words};

/// What the host needs on a thread besides the stack of WebAssembly.
const HOST_STACK: usize = 1 << 20;

/// A component that is ready to be instantiated.
pub(crate) struct Callee {
    plugin: Box<dyn Speaker>,
    limits: Limits,
    pool: Option<Pool>,
}

/// What a call brought and what it cost.
pub(crate) struct Answer<T> {
    pub(crate) value: T,
    pub(crate) usage: Usage,
}

impl Callee {
    pub(crate) fn new(plugin: Box<dyn Speaker>, limits: Limits, pool: Option<Pool>) -> Self {
        Self { plugin, limits, pool }
    }

    /// Calls a fresh instance: a plugin that kept state would make the order of indicators matter.
    pub(crate) fn call<T: Send>(
        &self,
        agencies: usize,
        work: impl FnOnce(&dyn Speaker, &mut Store<Meter>) -> wasmtime::Result<T> + Send,
    ) -> Result<Answer<T>, Failure> {
        // Whoever calls, the stack is known: if it ran out before WebAssembly's own limit, the process would abort.
        with_stack(self.limits.stack_bytes + HOST_STACK, || self.call_here(agencies, work))?
    }

    fn call_here<T>(
        &self,
        agencies: usize,
        work: impl FnOnce(&dyn Speaker, &mut Store<Meter>) -> wasmtime::Result<T>,
    ) -> Result<Answer<T>, Failure> {
        let granted = self.limits.allowance(agencies);
        // Held until the store is gone, with the instance in it.
        let _place = self.pool.as_ref().map(Pool::place);
        let mut store = self.store(granted);
        let result = work(self.plugin.as_ref(), &mut store);
        let value = result.map_err(|error| diagnose(&error, &store, &self.limits, granted))?;
        let left = store.get_fuel().expect("fuel is on");
        Ok(Answer { value, usage: self.usage(granted, left, store.data().bytes()) })
    }

    fn usage(&self, granted: Allowance, fuel_left: u64, memory_bytes: usize) -> Usage {
        Usage {
            fuel: granted.fuel - fuel_left,
            fuel_limit: granted.fuel,
            memory_bytes,
            memory_limit: self.limits.memory_bytes,
            seconds_limit: granted.seconds,
        }
    }

    fn store(&self, granted: Allowance) -> Store<Meter> {
        let mut store = Store::new(self.plugin.engine(), Meter::new(&self.limits));
        store.limiter(|meter| meter);
        store.set_fuel(granted.fuel).expect("fuel is on");
        store.set_epoch_deadline(granted.ticks());
        store.set_hostcall_fuel(granted.answer_bytes);
        store
    }
}

/// Runs work where there is that much stack, so that neither a deep stack nor a panic of the engine ends the process:
/// here if enough is left, else on a thread of its own.
fn with_stack<T: Send>(stack: usize, work: impl FnOnce() -> T + Send) -> Result<T, Failure> {
    let panicked = |_| machine("the engine panicked");
    if stacker::remaining_stack().is_some_and(|left| left >= stack) {
        // What the work leaves behind, an instance and its store, goes with the panic.
        return catch_unwind(AssertUnwindSafe(work)).map_err(panicked);
    }
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(stack).spawn_scoped(scope, work);
        let thread = thread.map_err(|error| machine(&error.to_string()))?;
        thread.join().map_err(panicked)
    })
}

fn machine(reason: &str) -> Failure {
    Failure::Machine { reason: words::shown(reason, 300) }
}
