//! The contract with plugins as the rest of the sandbox sees it, whatever version of it a plugin speaks.
//!
//! A module for each served version turns its generated types into those of today's; a component is known by the
//! version in the name of its export.

mod v0_1;
mod v0_2;

use dti_engine::rules::Task;
use wasmtime::component::InstancePre;
use wasmtime::{Engine, Store};

use crate::meter::Meter;

pub(crate) use v0_2::{Awards, Complaint, Direction, Input, Kind, Profile, Rule, Text};

/// The interface that a plugin of today exports, with its version.
pub const CONTRACT: &str = v0_2::INTERFACE;

/// Every version of the contract that this host serves, today's first: the interface that a plugin exports.
pub const CONTRACTS: [&str; 2] = [v0_2::INTERFACE, v0_1::INTERFACE];

/// The interface without its version.
pub(crate) const INTERFACE: &str = "dti:scoring/rules";

/// A component that is ready to be instantiated. Every call is made in a fresh instance, in the store that is given.
pub(crate) trait Speaker: Send + Sync {
    /// The engine that it was compiled for.
    fn engine(&self) -> &Engine;

    /// What the plugin offers.
    fn describe(&self, store: &mut Store<Meter>) -> wasmtime::Result<Profile>;

    /// Whether a rule accepts these parameters.
    fn check(&self, store: &mut Store<Meter>, rule: &str, parameters: &str) -> wasmtime::Result<Checked>;

    /// Scores one indicator for one whole cohort.
    fn score(&self, store: &mut Store<Meter>, asked: &Asked<'_>) -> wasmtime::Result<Scored>;
}

/// What `check` answers.
pub(crate) type Checked = Result<(), Vec<Complaint>>;

/// What `score` answers.
pub(crate) type Scored = Result<Awards, Complaint>;

/// What `score` is asked.
pub(crate) struct Asked<'a> {
    pub(crate) rule: &'a str,
    /// The task's parameters as JSON.
    pub(crate) parameters: &'a str,
    pub(crate) task: &'a Task<'a>,
}

impl Asked<'_> {
    fn agencies(&self) -> u32 {
        u32::try_from(self.task.agencies).expect("a cohort has fewer than 2^32 agencies")
    }
}

/// The component's exports, resolved for the version of the contract whose interface it exports.
pub(crate) fn resolve(interface: &str, component: InstancePre<Meter>) -> wasmtime::Result<Box<dyn Speaker>> {
    match interface {
        v0_1::INTERFACE => v0_1::resolve(component),
        _ => v0_2::resolve(component),
    }
}
