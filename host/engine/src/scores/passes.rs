//! The awards twice: by the figures that the agencies handed in, and where the council corrected some, by those.

use dti_diagnostics::{Finding, Findings};
use tracing::{Span, debug};

use super::calls::{Award, Call, Caller, Ledger, withheld};
use crate::metrics::{Prepared, prepare};

/// The awards of both passes.
pub(super) struct Passes<'a> {
    own: Pass<'a>,
    /// None if the council corrected nothing.
    corrected: Option<Pass<'a>>,
}

/// The awards by one state of the figures.
struct Pass<'a> {
    caller: Caller<'a>,
    prepared: Prepared,
    ledger: Ledger,
}

impl<'a> Pass<'a> {
    fn new(caller: Caller<'a>) -> Self {
        let ledger = Ledger::new(caller.set.indicators().len());
        Self { caller, prepared: Prepared::default(), ledger }
    }

    fn prepare(&mut self, agencies: &[usize]) {
        self.prepared = prepare(self.caller.set, self.caller.metrics, agencies);
    }

    fn make(&mut self, calls: &[&Call], findings: &mut Findings) {
        self.caller.make(calls, &self.prepared, &mut self.ledger, findings);
    }

    /// Whether a rule reads the same in another pass.
    fn reads_the_same(&self, other: &Self, call: &Call) -> bool {
        self.caller.columns(call, &self.prepared) == other.caller.columns(call, &other.prepared)
    }
}

impl<'a> Passes<'a> {
    /// No awards yet.
    pub(super) fn new(caller: Caller<'a>) -> Self {
        let corrected = caller.corrected().map(Pass::new);
        Self { own: Pass::new(caller), corrected }
    }

    /// Makes the calls by the own figures of the agencies that are scored, and once more those that read a figure which
    /// the council corrected, or one that was prepared from such figures.
    pub(super) fn make(&mut self, calls: &[Call], scored: &[usize], findings: &mut Findings) {
        self.own.prepare(scored);
        self.own.make(&calls.iter().collect::<Vec<_>>(), findings);
        let Some(corrected) = self.corrected.as_mut().filter(|_| !findings.has_errors()) else { return };
        corrected.prepare(scored);
        corrected.ledger.clear(calls);
        let moved: Vec<_> = calls.iter().filter(|call| !corrected.reads_the_same(&self.own, call)).collect();
        corrected.make(&moved, findings);
    }

    /// What the agency's own figures earn; none if the indicator does not apply to it.
    pub(super) fn own(&self, indicator: usize, agency: usize) -> Option<&Award> {
        self.own.ledger.award(indicator, agency)
    }

    /// What the corrected figures earn; none where the rule read no corrected figure of anybody.
    pub(super) fn corrected(&self, indicator: usize, agency: usize) -> Option<&Award> {
        self.corrected.as_ref()?.ledger.award(indicator, agency)
    }

    /// A warning for each indicator and cohort whose rule failed and that the set withholds.
    pub(super) fn withheld(&self) -> Vec<Finding> {
        let mut failures = self.own.ledger.failures().clone();
        failures.extend(self.corrected.iter().flat_map(|corrected| corrected.ledger.failures().clone()));
        failures.iter().map(|(call, reason)| withheld(self.own.caller.set, *call, reason)).collect()
    }

    /// Fuel that the rules used in both passes, by indicator position.
    pub(super) fn fuel(&self) -> Vec<u64> {
        self.sum(|ledger| &ledger.fuel)
    }

    /// How often the rules were called in both passes, by indicator position.
    pub(super) fn calls(&self) -> Vec<u64> {
        self.sum(|ledger| &ledger.calls)
    }

    fn sum(&self, of: impl Fn(&Ledger) -> &[u64]) -> Vec<u64> {
        let mut sum = of(&self.own.ledger).to_vec();
        let again = self.corrected.iter().flat_map(|corrected| of(&corrected.ledger));
        sum.iter_mut().zip(again).for_each(|(sum, again)| *sum += again);
        sum
    }

    /// Tells of every indicator how often its rule was called, and with what fuel.
    pub(super) fn log(&self) {
        let (set, calls, fuel) = (self.own.caller.set, self.calls(), self.fuel());
        for (position, indicator) in set.indicators().iter().enumerate().filter(|(position, _)| calls[*position] > 0) {
            let (rule, calls, fuel) = (indicator.rule_name(), calls[position], fuel[position]);
            debug!(name: "indicator", indicator = indicator.code, rule, calls, fuel);
        }
        let station = Span::current();
        station.record("calls", calls.iter().sum::<u64>());
        station.record("fuel", fuel.iter().sum::<u64>());
    }

    /// What was done to the figures that count.
    pub(super) fn into_prepared(self) -> Prepared {
        self.corrected.unwrap_or(self.own).prepared
    }
}
