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
    /// Check contract, limits and schemas, and try the laws that every rule keeps against the real host.
    Check(Check),
    /// Run the author's cases through the real host.
    Test(Test),
    /// Score a table of figures, and tell what that used.
    Run(Run),
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

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  dti plugin check tien-do
  dti plugin check plugins/tien-do.wasm plugins/khac.wasm --lang en

Rules are tried with the parameters of the author's cases; where there are none, with the examples of their schemas and
with parameters made up from them. The cohorts are the same in every run.")]
pub(crate) struct Check {
    /// A component, or the folder of a project, which is built first.
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// The author's cases [default: cases.toml in the project or beside the component].
    #[arg(long, value_name = "FILE")]
    pub(crate) cases: Option<PathBuf>,
    /// How many random cohorts to try for each of the parameters.
    #[arg(long, value_name = "N", default_value_t = 32)]
    pub(crate) tries: usize,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  dti plugin test
  dti plugin test plugins/tien-do.wasm --cases cases.toml --lang en")]
pub(crate) struct Test {
    /// A component, or the folder of a project, which is built first.
    #[arg(value_name = "DIR|FILE", default_value = ".")]
    pub(crate) plugin: PathBuf,
    /// The author's cases [default: cases.toml in the project or beside the component].
    #[arg(long, value_name = "FILE")]
    pub(crate) cases: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  dti plugin run tien-do.wasm --csv figures.csv --parameters '{\"goal\": 60}' --reasons
  dti plugin run plugins/all.wasm --rule tien-do --csv figures.csv --parameters parameters.json --points 40

The columns of the table are the rule's inputs; a first column of words names the agencies. Numbers are written 12.5, dates
2023-12-31, yes and no as true and false; an empty cell is a missing figure.")]
pub(crate) struct Run {
    /// A component, or the folder of a project, which is built first.
    #[arg(value_name = "FILE")]
    pub(crate) plugin: PathBuf,
    /// The rule; not needed where the plugin has only one.
    #[arg(long, value_name = "ID")]
    pub(crate) rule: Option<String>,
    /// The rule's parameters: a JSON object, or a file that holds one.
    #[arg(long, value_name = "JSON|FILE", default_value = "{}")]
    pub(crate) parameters: String,
    /// The table of figures.
    #[arg(long, value_name = "FILE")]
    pub(crate) csv: PathBuf,
    /// The most points that the indicator gives.
    #[arg(long, value_name = "N", default_value_t = 10.0)]
    pub(crate) points: f64,
    /// The fewest points that the indicator gives.
    #[arg(long, value_name = "N", default_value_t = 0.0, allow_negative_numbers = true)]
    pub(crate) minimum: f64,
    /// Show the reason of each award.
    #[arg(long)]
    pub(crate) reasons: bool,
}
