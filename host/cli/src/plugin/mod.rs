//! `dti plugin`: the plugins at hand, and what their authors do.

mod arguments;
mod build;
mod check;
mod new;
mod opened;
mod run;
mod test;

use dti_diagnostics::Halted;

pub(crate) use self::arguments::{Plugin, Update};
use crate::arguments::Common;
use crate::terminal::Terminal;
use crate::{locks, plugins};

/// Runs a subcommand of `dti plugin`.
pub(crate) fn plugin(asked: &Plugin, common: &Common, terminal: &Terminal) -> Result<(), Halted> {
    match asked {
        Plugin::New(asked) => new::new(asked, terminal),
        Plugin::Build(asked) => build::build(asked, terminal),
        Plugin::Check(asked) => check::check(asked, common, terminal),
        Plugin::Test(asked) => test::test(asked, common, terminal),
        Plugin::Run(asked) => run::run(asked, common, terminal),
        Plugin::List => plugins::list(common, terminal),
        Plugin::Lock(asked) => locks::lock(asked, common, terminal),
        Plugin::Update(asked) => locks::update(asked, common, terminal),
        Plugin::Verify(asked) => locks::verify(asked, common, terminal),
    }
}
