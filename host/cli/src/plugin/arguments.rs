//! What can be asked of `dti plugin`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::arguments::Set;
use crate::lang::{Lang, LangParser};

#[derive(Debug, Subcommand)]
pub(crate) enum Plugin {
    /// Write a project to start from: a worked example of a rule, its tests, a README, the contract.
    New(New),
    /// Compile a project into the one file that is shipped.
    Build(Build),
    /// List the plugins at hand with their rules.
    List,
    /// Write down in plugins.lock, beside set.toml, which plugins score a set, by digest.
    #[command(after_help = "Examples:
  dti plugin lock criteria/my-set
  dti plugin lock criteria/my-set --plugin criteria/my-set/plugins/survey.wasm

Plugins that are locked already stay as they are. From then on a run loads the plugins that the lock names, and refuses all
others.")]
    Lock(Set),
    /// Accept, on purpose, another plugin than the one that a set is locked to.
    #[command(after_help = "Example:
  dti plugin update criteria/my-set survey --plugin new/survey.wasm")]
    Update(Update),
    /// Tell whether the plugins at hand are those that a set is locked to, and who signed them.
    #[command(after_help = "Examples:
  dti plugin verify criteria/my-set
  dti plugin verify criteria/my-set --require-signed

Exit codes: 0 they are; 1 they are not, or there is no lock; 2 wrong usage. Nothing is asked of any network.")]
    Verify(Set),
}

#[derive(Debug, Args)]
pub(crate) struct Update {
    #[command(flatten)]
    pub(crate) set: Set,
    /// Name of the plugin; several may be given.
    #[arg(value_name = "NAME", required = true)]
    pub(crate) names: Vec<String>,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  dti plugin new tien-do
  dti plugin build tien-do && dti plugin test tien-do && dti plugin check tien-do

The name becomes the plugin's: lower-case letters, digits and hyphens. A folder that is there is left alone.")]
pub(crate) struct New {
    /// Name of the plugin.
    #[arg(value_name = "NAME")]
    pub(crate) name: String,
    /// The language that the plugin is written in; given once more, the language of messages.
    #[arg(long, value_parser = LangParser::with_code(), value_name = "LANGUAGE")]
    pub(crate) lang: Vec<Lang>,
    /// Folder to write the project to [default: one of that name].
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  dti plugin build
  dti plugin build tien-do --out plugins/tien-do.wasm

What is missing on this machine is told with the way to install it.")]
pub(crate) struct Build {
    /// Folder of the project.
    #[arg(value_name = "DIR", default_value = ".")]
    pub(crate) folder: PathBuf,
    /// File to write the component to [default: named after the plugin, in its folder].
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}
