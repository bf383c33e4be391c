//! Figures of many agencies, told: how far, what is missing, who pulls down.

use dti_diagnostics::Argument;
use dti_engine::standing::{AbsentCause, AggregateLine, Behind, Outcome, Status};

use super::Words;

/// How many agencies are named on the screen; the tables name all.
const NAMED: usize = 3;

/// What a line of an aggregate is told with.
#[derive(Clone, Copy)]
struct Told<'a> {
    measure: &'a str,
    share: bool,
    whole_things: bool,
    direction: &'a str,
    due: &'a str,
}

impl Words {
    /// One or two lines for each goal of an aggregate, then what it was computed from.
    pub(crate) fn aggregates(self, outcome: &Outcome) -> Vec<String> {
        let Outcome::Aggregate { measure, computed_from, share, whole_things, direction, due, lines, .. } = outcome
        else {
            return Vec::new();
        };
        let told = Told { measure, share: *share, whole_things: *whole_things, direction, due };
        let mut said = Vec::new();
        for (position, line) in lines.iter().enumerate() {
            let source = if position == 0 { self.cited(computed_from) } else { String::new() };
            said.push(format!("{}{source}", self.aggregate(told, line)));
            if matches!(line.status, Status::Missed | Status::Open) {
                said.extend(self.behind(told, line).map(|line| format!("  {line}")));
            }
        }
        said
    }

    fn aggregate(self, told: Told<'_>, line: &AggregateLine) -> String {
        let title =
            line.cohort_title.as_ref().map(|title| format!("{}: ", title.get(self.language))).unwrap_or_default();
        let value = line.value.map_or_else(|| "–".to_owned(), |value| self.share(value, told.share));
        let words: [(&str, Argument); 4] = [
            ("status", self.status(line.status).into()),
            ("value", value.into()),
            ("goal", self.share(line.goal, told.share).into()),
            ("due", self.day(told.due).into()),
        ];
        let missing = line.missing.map(|missing| {
            let key = match (told.direction, told.measure) {
                ("at-most", "agencies") => "standing-excess-agencies",
                ("at-most", _) => "standing-excess",
                (_, "agencies") => "standing-missing-agencies",
                _ => "standing-missing",
            };
            self.with(key, &[("missing", self.missing(missing, told.share, told.whole_things).into())])
        });
        let said = self.with("standing-aggregate", &words);
        let counted = self.with("standing-counted", &[("counted", line.counted.into()), ("of", line.of.into())]);
        format!("{title}{said}{}{counted}{}", missing.unwrap_or_default(), self.absent(line))
    }

    /// Those who say nothing, by why.
    pub(crate) fn absent(self, line: &AggregateLine) -> String {
        let causes = [AbsentCause::NotSubmitted, AbsentCause::NotScored, AbsentCause::Missing];
        let counted = causes.iter().map(|cause| (cause, line.absent.iter().filter(|one| one.cause == *cause).count()));
        let told: Vec<_> = counted
            .filter(|(_, count)| *count > 0)
            .map(|(cause, count)| {
                self.with(&format!("standing-absent-{}", cause.as_str()), &[("count", Argument::from(count))])
            })
            .collect();
        if told.is_empty() { String::new() } else { format!(" ({})", told.join(", ")) }
    }

    /// The strongest of those who pull it down; none if nobody does.
    fn behind(self, told: Told<'_>, line: &AggregateLine) -> Option<String> {
        let one = |one: &Behind| match told.measure {
            "agencies" => one.name.clone(),
            _ => {
                let missing = self.missing(one.missing, told.share, told.whole_things);
                format!("{} {} (−{missing})", one.name, self.share(one.value, told.share))
            }
        };
        let named: Vec<_> = line.behind.iter().take(NAMED).map(one).collect();
        let rest = line.behind.len() - named.len();
        let more = if rest == 0 { String::new() } else { self.with("standing-more", &[("count", rest.into())]) };
        let words = [("agencies", Argument::from(named.join("; "))), ("more", more.into())];
        (!named.is_empty()).then(|| self.with("standing-behind", &words))
    }
}
