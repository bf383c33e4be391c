//! The plugins that a set trusts: `dti plugin lock`, `update` and `verify`, and what every run asks of a lock.
//!
//! 1. [`load`] brings in what the lock names besides the plugins at hand, and tells what is not as the lock says;
//! 2. [`signatures`] tells who signed what;
//! 3. [`demand_locked`] tells which plugins a set uses and did not lock.

mod commands;
mod guard;
mod signatures;

use std::path::Path;

use dti_criteria::{CriteriaSet, Source};
use dti_diagnostics::{Findings, Halted, Text};

use crate::arguments::Set;

pub(crate) use commands::{lock, update, verify};
pub(crate) use guard::{demand_locked, load};

/// The set that plugins are loaded for.
#[derive(Clone, Copy)]
pub(crate) struct Chosen<'a> {
    /// The set as the person named it: a folder, or the name of a built-in set.
    pub(crate) name: &'a str,
    pub(crate) source: &'a Source,
    pub(crate) set: &'a CriteriaSet,
    /// Whether it is the set of a finished run, as it was.
    pub(crate) past: bool,
}

impl Chosen<'_> {
    /// The folder that the sources of a lock are seen from.
    fn folder(&self) -> &Path {
        Path::new(self.name)
    }

    /// How to accept on purpose what the lock does not name.
    fn way_to_accept(&self, plugin: &str) -> Text {
        if self.past {
            return Text::new(
                "dùng tệp phần bổ trợ của đợt chấm đó: --plugin TỆP",
                "use the plugin of that run: --plugin FILE",
            );
        }
        let command = format!("dti plugin update {} {plugin}", self.name);
        Text::new(
            format!("nếu đúng là muốn dùng phần bổ trợ này: {command}; nếu không, đặt lại tệp đã khóa"),
            format!("if this one is wanted, accept it: {command}; if not, put back the file that was locked"),
        )
    }
}

/// A set with its files, as the plugins for it are loaded.
pub(crate) struct Opened<'a> {
    name: &'a str,
    past: bool,
    pub(crate) source: Source,
    pub(crate) set: CriteriaSet,
}

impl<'a> Opened<'a> {
    /// Reads and checks the set that a command names.
    pub(crate) fn open(asked: &'a Set, findings: &mut Findings) -> Result<Self, Halted> {
        Self::named(&asked.set, false, findings)
    }

    /// Reads and checks the set of a name, or of a finished run.
    #[tracing::instrument(name = "criteria", skip_all, fields(set, indicators, agencies))]
    pub(crate) fn named(name: &'a str, past: bool, findings: &mut Findings) -> Result<Self, Halted> {
        let source = Source::find(name, findings)?;
        let set = CriteriaSet::load(&source, findings)?;
        let span = tracing::Span::current();
        span.record("set", set.id());
        span.record("indicators", set.indicators().len());
        span.record("agencies", set.agencies().len());
        Ok(Self { name, past, source, set })
    }

    pub(crate) fn chosen(&self) -> Chosen<'_> {
        Chosen { name: self.name, source: &self.source, set: &self.set, past: self.past }
    }
}
