//! What an author says of one scoring rule.

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use crate::contract;
use crate::{Awards, Cohort, Complaint, Direction, Kind};

/// One scoring rule: a value of this type is a rule whose parameters are believed.
pub trait Rule: Sized + 'static {
    /// The parameters as a criteria set writes them. Derive `Deserialize` and `JsonSchema` and say
    /// `#[serde(deny_unknown_fields, rename_all = "kebab-case")]`: the profile's schema is made from this type.
    type Parameters: DeserializeOwned + JsonSchema;

    /// What a criteria set writes after `use =`: lower-case letters, digits, hyphens.
    const ID: &'static str;
    /// One line for people.
    const SUMMARY: Summary;
    /// The inputs with fixed names.
    const INPUTS: &'static [Input];
    /// Whether the rule also reads inputs whose names its parameters choose.
    const FURTHER_INPUTS: bool = false;
    /// Whether an agency's points depend on the other agencies of its cohort.
    const RELATIVE: bool = false;
    /// Whether its points may lie beyond the indicator's minimum and maximum ([`Cohort::earn_unbounded`]).
    const UNBOUNDED: bool = false;
    /// Something that this rule scores, for the laws of [`crate::testing`].
    const SAMPLE: Sample;

    /// Believes the parameters, or tells every fault.
    fn new(parameters: Self::Parameters) -> Result<Self, Vec<Complaint>>;

    /// Scores a cohort: one award for each agency, in order.
    ///
    /// Only a fault of the parameters or of the supplied inputs is an error, such as a band worth more than the
    /// indicator. Find it before looking at figures: the host may score an empty cohort to learn of it early.
    fn score(&self, cohort: &Cohort<'_>) -> Result<Awards, Complaint>;
}

/// A sentence in both languages of the engine.
#[derive(Debug, Clone, Copy)]
pub struct Summary {
    /// Vietnamese.
    pub vi: &'static str,
    /// English.
    pub en: &'static str,
}

impl From<Summary> for contract::Text {
    fn from(summary: Summary) -> Self {
        Self { vi: summary.vi.to_owned(), en: summary.en.to_owned() }
    }
}

/// An input that a rule reads by a fixed name.
#[derive(Debug, Clone, Copy)]
pub struct Input {
    /// The name by which a criteria set supplies it.
    pub name: &'static str,
    /// What its numbers mean.
    pub kind: Kind,
    /// Whether a criteria set must supply it.
    pub required: bool,
    /// Which way an agency's points go with its figure, whatever the parameters.
    pub direction: Direction,
}

impl Input {
    /// An input that a criteria set must supply.
    pub const fn required(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, required: true, direction: Direction::None }
    }

    /// An input that a criteria set may supply.
    pub const fn optional(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, required: false, direction: Direction::None }
    }

    /// A higher figure never lowers the agency's points, whatever the parameters.
    pub const fn rising(self) -> Self {
        Self { direction: Direction::Rising, ..self }
    }

    /// A higher figure never raises the agency's points, whatever the parameters.
    pub const fn falling(self) -> Self {
        Self { direction: Direction::Falling, ..self }
    }
}

impl From<Input> for contract::Input {
    fn from(input: Input) -> Self {
        let Input { name, kind, required, direction } = input;
        Self { name: name.to_owned(), kind, required, direction }
    }
}

/// Something that a rule scores: an indicator from 0 to 10 points is tried with these parameters and random figures.
#[derive(Debug, Clone, Copy)]
pub struct Sample {
    /// Parameters that the rule accepts, as JSON.
    pub parameters: &'static str,
    /// The inputs that these parameters name.
    pub further: &'static [Input],
    /// The options of the choice inputs.
    pub options: &'static [&'static str],
}

impl Sample {
    /// A sample of a rule that reads neither further inputs nor choices.
    pub const fn of(parameters: &'static str) -> Self {
        Self { parameters, further: &[], options: &[] }
    }
}
