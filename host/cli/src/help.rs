//! The command line in Vietnamese: help, and what is said of wrong usage. English stands beside each argument in
//! [`crate::arguments`]; its Vietnamese is in `messages/help.vi.ftl`, a message for each command with an attribute for
//! each argument.

use std::ffi::OsString;
use std::fmt::Write as _;

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorFormatter, ErrorKind};
use clap::{Arg, Command};
use dti_diagnostics::{Argument, Language, message, sentence, sentence_with};

/// What stands before the arguments; clap's own words for it are English.
const TEMPLATE: &str = "{before-help}{about-with-newline}\n{usage-heading} {usage}\n\n{all-args}{after-help}";

/// The language that a command line asks for, before it is understood: `--lang en`, or Vietnamese.
pub(crate) fn language(command_line: &[OsString]) -> Language {
    let words: Vec<_> = command_line.iter().filter_map(|word| word.to_str()).collect();
    let separate = words.windows(2).any(|pair| pair == ["--lang", "en"]);
    if separate || words.contains(&"--lang=en") { Language::En } else { Language::Vi }
}

/// Whether standard error is to be JSON, before the command line is understood.
pub(crate) fn asks_for_json(command_line: &[OsString]) -> bool {
    let separate = command_line.windows(2).any(|pair| pair == ["--log-format", "json"]);
    separate || command_line.iter().any(|word| word == "--log-format=json")
}

/// The command line in Vietnamese.
pub(crate) fn in_vietnamese(mut command: Command) -> Command {
    // Adds `--help` and `help`, which are to be translated too.
    command.build();
    translated(command, "help-dti")
}

fn translated(command: Command, key: &str) -> Command {
    let command = command
        .help_template(TEMPLATE.replace("{usage-heading}", &say("help-usage")))
        .subcommand_help_heading(say("help-commands"))
        .mut_args(|argument| translated_argument(argument, key));
    let command = match vietnamese(key, None) {
        Some(about) => command.about(about.clone()).long_about(about),
        None => command,
    };
    let command = match vietnamese(key, Some("after")) {
        Some(after) => command.after_help(after),
        None => command,
    };
    command.mut_subcommands(|inner| {
        let key =
            if inner.get_name() == "help" { "help-help".to_owned() } else { format!("{key}-{}", inner.get_name()) };
        translated(inner, &key)
    })
}

fn translated_argument(argument: Arg, key: &str) -> Arg {
    let heading = if argument.is_positional() { "help-arguments" } else { "help-options" };
    let Some(help) = help_of(&argument, key) else { return argument };
    let (defaults, choices) = (defaults(&argument), choices(&argument));
    let lines = [Some(help), defaults, choices].into_iter().flatten().collect::<Vec<_>>();
    let argument = argument.help(lines.join(" ")).help_heading(say(heading));
    argument.hide_default_value(true).hide_possible_values(true)
}

/// The sentence about an argument: of its command, or of all commands.
fn help_of(argument: &Arg, key: &str) -> Option<String> {
    let name = argument.get_id().as_str().replace('_', "-");
    vietnamese(key, Some(&name)).or_else(|| vietnamese("help-dti", Some(&name)))
}

fn defaults(argument: &Arg) -> Option<String> {
    let values: Vec<_> = argument.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    let shown = !values.is_empty() && argument.get_action().takes_values();
    shown.then(|| format!("[{}: {}]", say("help-default"), values.join(", ")))
}

fn choices(argument: &Arg) -> Option<String> {
    let values = argument.get_action().takes_values().then(|| argument.get_possible_values())?;
    let names: Vec<_> = values.iter().map(clap::builder::PossibleValue::get_name).collect();
    (!names.is_empty()).then(|| format!("[{}: {}]", say("help-choices"), names.join(", ")))
}

fn vietnamese(key: &str, attribute: Option<&str>) -> Option<String> {
    message(key, attribute, &[], Language::Vi)
}

fn say(key: &str) -> String {
    sentence(key, Language::Vi)
}

/// Why a value of the command line is refused, as a message of the message files.
#[derive(Debug, Clone)]
pub(crate) struct Unfit {
    key: &'static str,
    words: Vec<(&'static str, Argument)>,
}

impl Unfit {
    pub(crate) fn new(key: &'static str, words: Vec<(&'static str, Argument)>) -> Self {
        Self { key, words }
    }

    fn text(&self, language: Language) -> String {
        sentence_with(self.key, &self.words, language)
    }
}

impl std::fmt::Display for Unfit {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.text(Language::En))
    }
}

impl std::error::Error for Unfit {}

/// Says in Vietnamese what is wrong with a command line.
pub(crate) struct InVietnamese;

impl ErrorFormatter for InVietnamese {
    fn format_error(error: &clap::error::Error<Self>) -> StyledStr {
        let mut text = format!("{} {}", say("usage-error"), fault(error));
        for kind in [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue] {
            if let Some(suggested) = values(error, kind) {
                let words = [("suggested", Argument::from(quoted(&suggested)))];
                _ = write!(text, "\n\n  {}", sentence_with("usage-did-you-mean", &words, Language::Vi));
            }
        }
        if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
            let usage = usage.to_string();
            _ = write!(text, "\n\n{} {}", say("help-usage"), usage.trim_start_matches("Usage: "));
        }
        _ = write!(text, "\n\n{}\n", say("usage-more"));
        text.into()
    }
}

fn fault(error: &clap::error::Error<InVietnamese>) -> String {
    let joined = |kind| values(error, kind).map(|values| quoted(&values)).unwrap_or_default();
    let words: [(&str, Argument); 4] = [
        ("argument", joined(ContextKind::InvalidArg).into()),
        ("other", joined(ContextKind::PriorArg).into()),
        ("value", joined(ContextKind::InvalidValue).into()),
        ("command", joined(ContextKind::InvalidSubcommand).into()),
    ];
    let mut text = sentence_with(key_of(error), &words, Language::Vi);
    let allowed = [ContextKind::ValidValue, ContextKind::ValidSubcommand].map(|kind| values(error, kind));
    for values in allowed.into_iter().flatten().filter(|values| !values.is_empty()) {
        _ = write!(text, "\n  [{}: {}]", say("help-choices"), values.join(", "));
    }
    if let Some(unfit) = std::error::Error::source(error).and_then(|source| source.downcast_ref::<Unfit>()) {
        _ = write!(text, ": {}", unfit.text(Language::Vi));
    }
    text
}

fn key_of(error: &clap::error::Error<InVietnamese>) -> &'static str {
    let is_empty = values(error, ContextKind::InvalidValue).is_some_and(|values| values.iter().all(String::is_empty));
    let twice = error.get(ContextKind::PriorArg) == error.get(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::InvalidValue if is_empty => "usage-value-missing",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "usage-value-unfit",
        ErrorKind::UnknownArgument | ErrorKind::TooManyValues => "usage-unknown-argument",
        ErrorKind::InvalidSubcommand => "usage-unknown-command",
        ErrorKind::MissingSubcommand => "usage-command-missing",
        ErrorKind::MissingRequiredArgument => "usage-argument-missing",
        ErrorKind::ArgumentConflict if twice => "usage-twice",
        ErrorKind::ArgumentConflict => "usage-conflict",
        _ => "usage-other",
    }
}

fn values(error: &clap::error::Error<InVietnamese>, kind: ContextKind) -> Option<Vec<String>> {
    match error.get(kind)? {
        ContextValue::String(value) => Some(vec![value.clone()]),
        ContextValue::Strings(values) => Some(values.clone()),
        _ => None,
    }
}

fn quoted(values: &[String]) -> String {
    values.iter().map(|value| format!("`{value}`")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;
    use crate::arguments::Arguments;

    /// The commands and arguments that have no Vietnamese.
    fn untranslated(command: &Command, key: &str, found: &mut Vec<String>) {
        if vietnamese(key, None).is_none() {
            found.push(key.to_owned());
        }
        if command.get_after_help().is_some() && vietnamese(key, Some("after")).is_none() {
            found.push(format!("{key} .after"));
        }
        let arguments = command.get_arguments().filter(|argument| help_of(argument, key).is_none());
        found.extend(arguments.map(|argument| format!("{key} .{}", argument.get_id())));
        for inner in command.get_subcommands().filter(|inner| inner.get_name() != "help") {
            untranslated(inner, &format!("{key}-{}", inner.get_name()), found);
        }
    }

    #[test]
    fn every_command_and_argument_is_explained_in_vietnamese() {
        let mut command = Arguments::command();
        command.build();
        let mut found = Vec::new();
        untranslated(&command, "help-dti", &mut found);
        assert!(found.is_empty(), "add to help.vi.ftl:\n{}", found.join("\n"));
    }

    #[test]
    fn the_command_line_is_sound_in_vietnamese() {
        in_vietnamese(Arguments::command()).debug_assert();
    }

    #[test]
    fn the_language_is_known_before_the_rest() {
        let asked = |words: &[&str]| language(&words.iter().map(Into::into).collect::<Vec<_>>());
        assert_eq!(asked(&["dti", "--lang", "en", "--hlep"]), Language::En);
        assert_eq!(asked(&["dti", "--lang=en"]), Language::En);
        assert_eq!(asked(&["dti", "--lang", "vi"]), Language::Vi);
        assert_eq!(asked(&["dti"]), Language::Vi);
    }
}
