//! The awards twice: by the figures that the agencies handed in, and where the council corrected some, by those.

use dti_diagnostics::Findings;

use super::calls::{Award, Call, Caller, Ledger};

/// The awards of both passes.
pub(super) struct Passes<'a> {
    own: (Caller<'a>, Ledger),
    /// None if the council corrected nothing.
    corrected: Option<(Caller<'a>, Ledger)>,
}

impl<'a> Passes<'a> {
    /// No awards yet.
    pub(super) fn new(caller: Caller<'a>) -> Self {
        let corrected = caller.corrected().map(|corrected| {
            let ledger = Ledger::new(corrected.set.indicators().len());
            (corrected, ledger)
        });
        let ledger = Ledger::new(caller.set.indicators().len());
        Self { own: (caller, ledger), corrected }
    }

    /// Makes the calls by the agencies' own figures, and once more those that read a corrected figure.
    pub(super) fn make(&mut self, calls: &[Call], findings: &mut Findings) {
        let (own, ledger) = &mut self.own;
        own.make(&calls.iter().collect::<Vec<_>>(), ledger, findings);
        let Some((corrected, ledger)) = self.corrected.as_mut().filter(|_| !findings.has_errors()) else { return };
        ledger.clear(calls);
        let moved: Vec<_> = calls.iter().filter(|call| corrected.columns(call) != own.columns(call)).collect();
        corrected.make(&moved, ledger, findings);
    }

    /// What the agency's own figures earn; none if the indicator does not apply to it.
    pub(super) fn own(&self, indicator: usize, agency: usize) -> Option<&Award> {
        self.own.1.award(indicator, agency)
    }

    /// What the corrected figures earn; none where the rule read no corrected figure of anybody.
    pub(super) fn corrected(&self, indicator: usize, agency: usize) -> Option<&Award> {
        self.corrected.as_ref()?.1.award(indicator, agency)
    }

    /// Fuel that the rules used in both passes, by indicator position.
    pub(super) fn fuel(&self) -> Vec<u64> {
        let again = self.corrected.iter().flat_map(|(_, ledger)| ledger.fuel.iter().copied());
        let mut fuel = self.own.1.fuel.clone();
        fuel.iter_mut().zip(again).for_each(|(fuel, again)| *fuel += again);
        fuel
    }
}
