//! How much a plugin may use; every run's manifest records it.

use std::time::Duration;

use serde::Serialize;

/// How much a plugin may use.
///
/// The first group decides what a call can do, so that the same call stops at the same place on every machine. The
/// second stops what the first cannot: a slow machine and a component that is costly to compile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Limits {
    /// Units of fuel for one call, whatever the size of the cohort. A WebAssembly instruction costs one unit, and so
    /// does a byte of a bulk copy or fill: wasmtime's table of operator costs, set explicitly; the name is in
    /// [`crate::Sandbox::ENGINE`].
    pub fuel: u64,
    /// Units of fuel for one call, for each agency of the cohort.
    pub fuel_per_agency: u64,
    /// Bytes of all memories of an instance together.
    pub memory_bytes: usize,
    /// Elements of all tables of an instance together.
    pub table_elements: usize,
    /// Core instances in a component.
    pub instances: usize,
    /// Linear memories in a component.
    pub memories: usize,
    /// Tables in a component.
    pub tables: usize,
    /// Bytes of stack for WebAssembly.
    pub stack_bytes: usize,
    /// Bytes that one answer may bring to the host, whatever the size of the cohort.
    pub answer_bytes: usize,
    /// Bytes that one answer may bring to the host, for each agency of the cohort.
    pub answer_bytes_per_agency: usize,

    /// Seconds of wall-clock time for one call, whatever its fuel.
    pub seconds: u64,
    /// Units of fuel that even a slow machine burns in a second: a call with more fuel gets more seconds.
    pub fuel_per_second: u64,
    /// Bytes of a component.
    pub component_bytes: usize,
    /// Core modules and components within a component.
    pub modules: usize,
    /// Functions in all modules of a component.
    pub functions: usize,
    /// Bytes of the largest function.
    pub function_bytes: usize,
    /// Local variables of all functions together: a few bytes can declare many, and each costs the compiler time.
    pub locals: u64,
    /// Steps that the compiler takes in the function that is most work for it: loops within loops around many variables
    /// take far more than their bytes tell.
    pub function_steps: u64,
    /// Steps that the compiler takes in all functions together.
    pub steps: u64,
}

impl Default for Limits {
    /// Enough for rules in Rust, and for interpreters of Python and JavaScript (18 MB, thousands of functions).
    fn default() -> Self {
        Self {
            fuel: 1_000_000_000,
            fuel_per_agency: 5_000_000,
            memory_bytes: 256 << 20,
            table_elements: 200_000,
            instances: 100,
            memories: 10,
            tables: 100,
            stack_bytes: 512 << 10,
            answer_bytes: 4 << 20,
            answer_bytes_per_agency: 4 << 10,
            seconds: 30,
            fuel_per_second: 50_000_000,
            component_bytes: 32 << 20,
            modules: 200,
            functions: 50_000,
            function_bytes: 1 << 20,
            locals: 2_000_000,
            function_steps: 2_000_000,
            steps: 40_000_000,
        }
    }
}

impl Limits {
    /// How often the wall clock is looked at.
    pub(crate) const TICK: Duration = Duration::from_millis(100);

    /// What one call for a cohort may use.
    pub(crate) fn allowance(&self, agencies: usize) -> Allowance {
        let each = u64::try_from(agencies).unwrap_or(u64::MAX);
        let fuel = self.fuel.saturating_add(self.fuel_per_agency.saturating_mul(each));
        let answer_bytes = self.answer_bytes.saturating_add(self.answer_bytes_per_agency.saturating_mul(agencies));
        let seconds = self.seconds.saturating_add(fuel / self.fuel_per_second.max(1));
        Allowance { fuel, answer_bytes, seconds }
    }
}

/// What one call may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Allowance {
    pub(crate) fuel: u64,
    pub(crate) answer_bytes: usize,
    pub(crate) seconds: u64,
}

impl Allowance {
    /// The seconds in ticks of the engine's epoch; one more, because the first may come at once.
    pub(crate) fn ticks(self) -> u64 {
        let per_second = 1000 / u64::try_from(Limits::TICK.as_millis()).expect("a tick is short");
        self.seconds.saturating_mul(per_second).saturating_add(1).min(u64::MAX / 2)
    }
}

/// What one call used, and what it might have used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Usage {
    /// Units of fuel that it burnt.
    pub fuel: u64,
    /// Units of fuel that it was granted.
    pub fuel_limit: u64,
    /// Bytes of all its memories; they never shrink.
    pub memory_bytes: usize,
    /// Bytes of memory that it was granted.
    pub memory_limit: usize,
    /// Seconds of wall-clock time that it was granted.
    pub seconds_limit: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_larger_cohort_may_use_more() {
        let limits = Limits { fuel: 100, fuel_per_agency: 10, fuel_per_second: 50, seconds: 3, ..Limits::default() };
        let allowance = limits.allowance(30);
        assert_eq!((allowance.fuel, allowance.seconds, allowance.ticks()), (400, 11, 111));
    }

    #[test]
    fn limits_never_overflow() {
        let limits = Limits { fuel: u64::MAX, seconds: u64::MAX, answer_bytes: usize::MAX, ..Limits::default() };
        let allowance = limits.allowance(usize::MAX);
        assert_eq!((allowance.fuel, allowance.answer_bytes), (u64::MAX, usize::MAX));
        assert!(allowance.ticks() > 0);
    }
}
