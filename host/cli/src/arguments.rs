//! The command line: what can be asked of `dti`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use dti_engine::appraisals::RoundKind;
use jiff::civil::Date;

use crate::help::Unfit;
use crate::lang::{Lang, LangParser};
use crate::log::{Log, LogFormat, LogLevel};
use crate::plugin::Plugin;

/// Scores the digital transformation of government bodies from the workbooks that they hand in.
#[derive(Debug, Parser)]
#[command(name = "dti", version, propagate_version = true, arg_required_else_help = true)]
#[command(after_help = "Examples:
  dti template hcmc-2023 --out templates
  dti check hcmc-2023 --submissions submissions
  dti score hcmc-2023 --submissions submissions --out results
  dti explain results so-y-te 6.3
  dti appraisal-template results --out appraisal.xlsx

Exit codes: 0 done, 1 findings prevented it, 2 wrong usage.")]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) common: Common,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What every command understands.
#[derive(Debug, Clone, Args)]
pub(crate) struct Common {
    /// Language of messages and reports: vi or en.
    #[arg(long, global = true, value_parser = LangParser::messages(), default_value = "vi", value_name = "LANGUAGE")]
    pub(crate) lang: Vec<Lang>,
    /// A further scoring plugin, a WebAssembly component; may be given several times.
    #[arg(long = "plugin", global = true, value_name = "FILE")]
    pub(crate) plugins: Vec<PathBuf>,
    /// Refuse every plugin that nobody signed whom the set trusts, as its signers.toml says; the standard ones come
    /// with the program.
    #[arg(long, global = true)]
    pub(crate) require_signed: bool,
    /// Folder of compiled plugins, kept between runs [default: the user's cache folder].
    #[arg(long, global = true, value_name = "DIR", conflicts_with = "no_cache")]
    pub(crate) cache: Option<PathBuf>,
    /// Compile all plugins anew and keep nothing.
    #[arg(long, global = true)]
    pub(crate) no_cache: bool,
    /// Write what happens to standard error, a line each; with json findings too are such lines, one JSON object each.
    #[arg(long, global = true, value_enum, value_name = "FORMAT")]
    pub(crate) log_format: Option<LogFormat>,
    /// How much of it is written: at info each station with its counts and time, at debug each file and indicator, at
    /// trace each call of a rule. Alone it means `--log-format text`.
    #[arg(long, global = true, value_enum, value_name = "LEVEL")]
    pub(crate) log_level: Option<LogLevel>,
    /// The words of the command line, the program's name first.
    #[arg(skip)]
    pub(crate) command_line: Vec<String>,
}

impl Common {
    /// The log that is asked for.
    pub(crate) fn log(&self) -> Log {
        let format = self.log_format.or(self.log_level.map(|_| LogFormat::Text));
        Log::new(format, self.log_level.unwrap_or(LogLevel::Info))
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Score submissions and write ranked reports.
    Score(Score),
    /// Check a criteria set, and submissions against it, without scoring.
    Check(Check),
    /// Write the workbooks that agencies fill in.
    Template(Template),
    /// Write the workbook in which a council appraises a run.
    AppraisalTemplate(AppraisalTemplate),
    /// Compare two finished runs: who rose and fell, what changed, and what cannot be compared.
    Compare(Compare),
    /// Write the figures that agencies take over from an earlier run, such as the mean of those that were merged.
    CarryOver(CarryOver),
    /// Explain the points of one indicator: cell → metric → rule → points → pillar → index.
    Explain(Explain),
    /// Tell how far a run is from its targets: ranks, series, and who pulls the city's figures down.
    Standing(Standing),
    /// Tell between which ranks each agency comes out if what the set calls uncertain had fallen otherwise.
    Robustness(Robustness),
    /// Tell what it would take to reach a goal, or what would change if figures were others.
    WhatIf(WhatIf),
    /// Prove a finished run: its files are those that it wrote, and come out of its inputs again byte for byte.
    Verify(Verify),
    /// Look at criteria sets and test them.
    #[command(subcommand)]
    Criteria(Criteria),
    /// Begin, build, check and try scoring plugins.
    #[command(subcommand)]
    Plugin(Plugin),
    /// Write completions for a shell to standard output.
    Completions {
        /// The shell.
        shell: Shell,
    },
}

/// A criteria set: a folder that holds a `set.toml`, or the name of a built-in set.
#[derive(Debug, Args)]
pub(crate) struct Set {
    /// A folder that holds a `set.toml`, or the name of a built-in set.
    #[arg(value_name = "SET")]
    pub(crate) set: String,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  dti score hcmc-2023 --submissions submissions --out results
  dti score criteria/my-set --submissions submissions --out results --strict --lang en
  dti score hcmc-2023 --submissions submissions --out results --at 2024-01-15 --jobs 2
  dti score hcmc-2023 --submissions submissions --out final --appraisal appraisal.xlsx --appeal appeals.xlsx
  dti score my-set-2025 --submissions submissions --out results-2025 --previous results-2024
  dti score hcmc-2023 --submissions submissions --out results --robustness=2000

The folder of the results is written beside and renamed in one step. Agencies with errors are not scored, the others are.")]
pub(crate) struct Score {
    #[command(flatten)]
    pub(crate) set: Set,
    /// Folder of the submitted files (.xlsx, .ods, .csv, .parquet), at any depth.
    #[arg(long, value_name = "DIR")]
    pub(crate) submissions: PathBuf,
    /// Folder to write the results to; an earlier run there is replaced.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    #[command(flatten)]
    pub(crate) decisions: Decisions,
    /// Folder of an earlier run, to tell what changed since.
    #[arg(long, value_name = "RUN")]
    pub(crate) previous: Option<PathBuf>,
    /// Tell between which ranks each agency comes out if what the set calls uncertain is chosen otherwise; N is how often it
    /// is drawn anew [default: as the set says].
    #[arg(long, value_name = "N", num_args = 0..=1, require_equals = true, value_parser = whole::<u32, 100, 1_000_000>)]
    pub(crate) robustness: Option<Option<u32>>,
    /// How many files to work on at once [default: one for each processor].
    #[arg(long, value_name = "N", value_parser = whole::<u16, 1, 512>)]
    pub(crate) jobs: Option<u16>,
    /// The day of the run, such as 2024-01-15 [default: today].
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) at: Option<Date>,
    /// Stop at any error instead of leaving the agency out.
    #[arg(long)]
    pub(crate) strict: bool,
    /// Write the ranking and the tables only, no workbook for each agency.
    #[arg(long)]
    pub(crate) no_agency_workbooks: bool,
}

/// What a council decided, round by round.
#[derive(Debug, Args)]
pub(crate) struct Decisions {
    /// The council's appraisal (.xlsx, .ods, .csv); given several times, the later one wins.
    #[arg(long = "appraisal", value_name = "FILE")]
    pub(crate) appraisals: Vec<PathBuf>,
    /// Its decisions on appeals, which win over the appraisal; given several times, the later one wins.
    #[arg(long = "appeal", value_name = "FILE")]
    pub(crate) appeals: Vec<PathBuf>,
}

impl Decisions {
    /// The files in the order in which they win over each other.
    pub(crate) fn rounds(&self) -> Vec<(RoundKind, PathBuf)> {
        let appraisals = self.appraisals.iter().map(|path| (RoundKind::Appraisal, path.clone()));
        appraisals.chain(self.appeals.iter().map(|path| (RoundKind::Appeal, path.clone()))).collect()
    }
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  dti check hcmc-2023
  dti check hcmc-2023 --submissions submissions --lang en
  dti check hcmc-2023 --submissions submissions --feedback feedback
  dti check hcmc-2023 --submissions submissions --appraisal appraisal.xlsx")]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) set: Set,
    /// Folder of the submitted files.
    #[arg(long, value_name = "DIR")]
    pub(crate) submissions: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) decisions: Decisions,
    /// Folder of an earlier run, whose figures the early signs are measured against.
    #[arg(long, value_name = "RUN", requires = "submissions")]
    pub(crate) previous: Option<PathBuf>,
    /// Folder for a workbook per agency that has findings: what is wrong, and its form with the faulty cells marked.
    #[arg(long, value_name = "DIR", requires = "submissions")]
    pub(crate) feedback: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  dti template hcmc-2023 --out templates
  dti template hcmc-2023 --out templates --agency so-y-te")]
pub(crate) struct Template {
    #[command(flatten)]
    pub(crate) set: Set,
    /// Folder to write the workbooks to.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// Only this agency; may be given several times.
    #[arg(long = "agency", value_name = "CODE")]
    pub(crate) agencies: Vec<String>,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  dti appraisal-template results
  dti appraisal-template results --cohort so-nganh --out appraisal-so-nganh.xlsx
  dti appraisal-template results --agency so-y-te --out appraisal-so-y-te.xlsx

Filled in, it is read by `dti score --appraisal`. Written for a run that was appraised already, it serves for appeals.")]
pub(crate) struct AppraisalTemplate {
    /// Folder that `dti score` wrote.
    #[arg(value_name = "RUN")]
    pub(crate) run: PathBuf,
    /// The workbook to write; by default `appraisal-SET.xlsx` in the current folder
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Only this cohort.
    #[arg(long, value_name = "ID")]
    pub(crate) cohort: Option<String>,
    /// Only this agency; may be given several times.
    #[arg(long = "agency", value_name = "CODE")]
    pub(crate) agencies: Vec<String>,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  dti compare results-2024 results-2025
  dti compare results-2024 results-2025 --out changes.csv --lang en

Exit codes: 0 the runs were compared; 1 one of them is no finished run, or they have nothing in common; 2 wrong usage.")]
pub(crate) struct Compare {
    /// Folder of the earlier run.
    #[arg(value_name = "OLD_RUN")]
    pub(crate) old: PathBuf,
    /// Folder of the later run.
    #[arg(value_name = "NEW_RUN")]
    pub(crate) new: PathBuf,
    /// Write every change into a CSV file as well.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(after_help = "Example:
  dti carry-over my-set-2025 --previous results-2024 --out submissions/carried-over.csv

The set says which inputs take a figure: `carry-over = \"index\"`, or the code of a node of the earlier set. The file is
a flat table to be handed in like any other.")]
pub(crate) struct CarryOver {
    #[command(flatten)]
    pub(crate) set: Set,
    /// Folder of the earlier run.
    #[arg(long, value_name = "RUN")]
    pub(crate) previous: PathBuf,
    /// The CSV file to write.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
#[command(after_help = "Example:
  dti explain results so-y-te 6.3")]
pub(crate) struct Explain {
    /// Folder that `dti score` wrote.
    #[arg(value_name = "RUN")]
    pub(crate) run: PathBuf,
    /// Code of the agency.
    #[arg(value_name = "AGENCY")]
    pub(crate) agency: String,
    /// Code of the indicator.
    #[arg(value_name = "INDICATOR")]
    pub(crate) indicator: String,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  dti verify results
  dti verify results --outputs-only
  dti verify archive/results --submissions archive/submissions --appraisal archive/appraisal.xlsx

The run is made anew in a folder for a while, from the set that it keeps and the inputs that it names; what it wrote is not
touched. Where inputs.json says where they lie, nothing need be named.

Exit codes: 0 everything is equal; 1 something differs, or could not be verified; 2 wrong usage.")]
pub(crate) struct Verify {
    /// Folder that `dti score` wrote.
    #[arg(value_name = "RUN")]
    pub(crate) run: PathBuf,
    /// Folder of the submitted files [default: where it was].
    #[arg(long, value_name = "DIR")]
    pub(crate) submissions: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) decisions: Decisions,
    /// Folder of the earlier run that it is compared with [default: where it was].
    #[arg(long, value_name = "RUN")]
    pub(crate) previous: Option<PathBuf>,
    /// Lay only the files of the run beside its record, without making it anew.
    #[arg(long)]
    pub(crate) outputs_only: bool,
    /// How many files to work on at once [default: one for each processor].
    #[arg(long, value_name = "N", value_parser = whole::<u16, 1, 512>)]
    pub(crate) jobs: Option<u16>,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  dti robustness results
  dti robustness results --draws 1000 --seed 7 --export draws.csv --out robustness

What is uncertain stands in the criteria set, under `robustness`; see criteria/README.md. Equal seeds give equal results.")]
pub(crate) struct Robustness {
    /// Folder that `dti score` wrote.
    #[arg(value_name = "RUN")]
    pub(crate) run: PathBuf,
    /// How many times everything uncertain is drawn anew [default: as the set says].
    #[arg(long, value_name = "N", value_parser = whole::<u32, 100, 1_000_000>)]
    pub(crate) draws: Option<u32>,
    /// What the draws are made from [default: as the set says].
    #[arg(long, value_name = "S")]
    pub(crate) seed: Option<u64>,
    /// File to write every draw to, as CSV: what was drawn, and the rank of every agency.
    #[arg(long, value_name = "FILE")]
    pub(crate) export: Option<PathBuf>,
    /// Folder to write the tables to, as CSV.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// How many threads to compose on [default: one for each processor].
    #[arg(long, value_name = "N", value_parser = whole::<u16, 1, 512>)]
    pub(crate) jobs: Option<u16>,
}

#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("question").args(["rank", "index", "target", "set"]).required(true))]
#[command(after_help = "Examples:
  dti what-if results --agency so-y-te --rank 3
  dti what-if results --agency so-y-te --index 0.8 --ceiling best --costs costs.csv
  dti what-if results --target top-five
  dti what-if results --set so-y-te:6.3:a=950 --set so-y-te:6.3:b=1000

Nothing of it touches the run. All other agencies are assumed to stand still.")]
pub(crate) struct WhatIf {
    /// Folder that `dti score` wrote.
    #[arg(value_name = "RUN")]
    pub(crate) run: PathBuf,
    /// Code of the agency that wants to improve.
    #[arg(long, value_name = "CODE", required_unless_present_any = ["target", "set"], conflicts_with = "set")]
    pub(crate) agency: Option<String>,
    /// The rank to reach in its cohort.
    #[arg(long, value_name = "R", value_parser = whole::<u32, 1, 1_000_000>)]
    pub(crate) rank: Option<u32>,
    /// The index to reach, points divided by maximum: 0 to 1.
    #[arg(long, value_name = "X", value_parser = share)]
    pub(crate) index: Option<f64>,
    /// A target of the set about a rank, whose subject is an agency of the run; or `top-<N>` of an agency's cohort.
    #[arg(long, value_name = "ID")]
    pub(crate) target: Option<String>,
    /// How far an indicator may be raised: to all points that it gives, or to the most that anybody of the cohort has.
    #[arg(long, value_enum, default_value_t = CeilingName::Maximum, conflicts_with = "set")]
    pub(crate) ceiling: CeilingName,
    /// What it costs to raise an indicator: CSV with the columns `indicator` and `cost`. Others stay as they are.
    #[arg(long, value_name = "FILE", conflicts_with = "set")]
    pub(crate) costs: Option<PathBuf>,
    /// A figure to suppose, as the indicator's input is called in the set; may be given several times.
    #[arg(long, value_name = "AGENCY:INDICATOR:INPUT=VALUE")]
    pub(crate) set: Vec<String>,
    /// File to write the answer to, as CSV.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CeilingName {
    Best,
    Maximum,
}

/// A number from 0 to 1.
fn share(text: &str) -> Result<f64, Unfit> {
    let number = text.parse::<f64>().ok().filter(|number| (0.0..=1.0).contains(number));
    number.ok_or_else(|| Unfit::new("usage-share", Vec::new()))
}

/// A whole number between two others.
fn whole<T: TryFrom<u32>, const LOW: u32, const HIGH: u32>(text: &str) -> Result<T, Unfit> {
    let number = text.parse::<u32>().ok().filter(|number| (LOW..=HIGH).contains(number));
    let number = number.and_then(|number| T::try_from(number).ok());
    number.ok_or_else(|| {
        Unfit::new("usage-whole", vec![("low", f64::from(LOW).into()), ("high", f64::from(HIGH).into())])
    })
}

/// A day as ISO 8601 writes it.
fn day(text: &str) -> Result<Date, Unfit> {
    text.parse().map_err(|_| Unfit::new("usage-date", Vec::new()))
}

#[derive(Debug, Args)]
#[command(after_help = "Example:
  dti standing results --lang en

Reads standing.json, as the run wrote it. standing.csv holds every figure with its source, standing-agencies.csv every agency
that is behind or says nothing.")]
pub(crate) struct Standing {
    /// Folder that `dti score` wrote.
    #[arg(value_name = "RUN")]
    pub(crate) run: PathBuf,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Criteria {
    /// Tell all faults of a set.
    Check(Set),
    /// Run the examples of a set through its rules.
    Test(Set),
    /// Show a set as a book to read, in Markdown: every pillar and indicator, its rule in words, its examples worked.
    #[command(after_help = "Example:
  dti criteria show hcmc-2023 > hcmc-2023.md")]
    Show(Set),
    /// Write a small set to start from.
    New(New),
    /// Compare two sets, or two editions of one, and print what differs, in Markdown.
    Diff(Diff),
    /// List the built-in sets.
    List,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  dti criteria new my-set
  dti criteria check my-set && dti criteria test my-set

The folder's name becomes the set's id: lower-case letters, digits and hyphens. A folder that is there is left alone.")]
pub(crate) struct New {
    /// Folder to write the set to; it must not be there yet.
    #[arg(value_name = "NAME")]
    pub(crate) folder: PathBuf,
}

#[derive(Debug, Args)]
#[command(after_help = "Example:
  dti criteria diff criteria/my-set-2024 criteria/my-set-2025 > changes.md

Exit codes: 0 the sets were compared, whether they differ or not; 1 a set has faults; 2 wrong usage.")]
pub(crate) struct Diff {
    /// The set before: a folder that holds a `set.toml`, or the name of a built-in set.
    #[arg(value_name = "OLD")]
    pub(crate) old: String,
    /// The set after.
    #[arg(value_name = "NEW")]
    pub(crate) new: String,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }
}
