//! `dti plugin`: the plugins at hand, and what their authors do.

mod arguments;
mod build;
mod new;

use dti_diagnostics::Halted;

pub(crate) use self::arguments::Plugin;
use crate::arguments::Common;
use crate::plugins;
use crate::terminal::Terminal;

/// Runs a subcommand of `dti plugin`.
pub(crate) fn plugin(asked: &Plugin, common: &Common, terminal: &Terminal) -> Result<(), Halted> {
    match asked {
        Plugin::New(asked) => new::new(asked, terminal),
        Plugin::Build(asked) => build::build(asked, terminal),
        Plugin::List => plugins::list(common, terminal),
    }
}
