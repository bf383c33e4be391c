//! Series and where they lead, told.

use dti_diagnostics::Argument;
use dti_engine::standing::{HORIZON, LEVEL, Outlook, Projection, SeriesLine};

use super::Words;

impl Words {
    /// Producer by producer: the years with a goal, the last figure, then each later goal with what it takes and where
    /// the trend leads.
    pub(crate) fn series(self, unit: &str, years: &[SeriesLine], outlooks: &[Outlook]) -> Vec<String> {
        let mut producers: Vec<&str> = Vec::new();
        for line in years {
            if !producers.contains(&line.producer.as_str()) {
                producers.push(&line.producer);
            }
        }
        let mut lines = Vec::new();
        for producer in producers {
            let own = years.iter().filter(|line| line.producer == producer);
            let last = own.clone().next_back().map(|line| line.year);
            let told = own.filter(|line| line.goal.is_some() || Some(line.year) == last);
            lines.extend(told.map(|line| self.year(unit, line)));
            let own = outlooks.iter().filter(|line| line.producer == producer);
            for line in own {
                lines.push(self.outlook(unit, line));
                lines.push(format!("  {}", self.track(unit, line)));
            }
        }
        lines
    }

    /// One year of one producer, with the releases that it takes the place of.
    pub(crate) fn year(self, unit: &str, line: &SeriesLine) -> String {
        let Some(counts) = line.counts() else {
            let words = [("producer", (&line.producer).into()), ("year", line.year.to_string().into())];
            return self.with("standing-no-year", &words);
        };
        let kind = self.kind(counts.kind);
        let kind = if kind.is_empty() { kind } else { format!(" ({kind})") };
        let value = format!("{}{kind}", self.figure(counts.value, unit));
        let words: [(&str, Argument); 3] =
            [("producer", (&line.producer).into()), ("year", line.year.to_string().into()), ("value", value.into())];
        let earlier: Vec<_> = line.releases[1..].iter().map(|one| self.figure(one.value, unit)).collect();
        let goal = line.goal.zip(line.gap).map(|(goal, gap)| {
            let words: [(&str, Argument); 3] = [
                ("goal", self.figure(goal, unit).into()),
                ("status", self.reached(line.reached).into()),
                ("gap", self.points(gap.abs(), unit).into()),
            ];
            self.with(if gap < 0.0 { "standing-goal-missed" } else { "standing-goal-reached" }, &words)
        });
        let earlier = if earlier.is_empty() {
            String::new()
        } else {
            self.with("standing-earlier", &[("values", earlier.join("; ").into())])
        };
        let from = self.cited(&counts.source);
        format!("{}{}{earlier}{from}", self.with("standing-year", &words), goal.unwrap_or_default())
    }

    /// A difference of figures: per cent differ by points.
    fn points(self, value: f64, unit: &str) -> String {
        let unit = if unit == "%" { self.word("standing-points") } else { unit.to_owned() };
        self.figure(value, &unit)
    }

    /// What a goal still takes.
    pub(crate) fn outlook(self, unit: &str, line: &Outlook) -> String {
        let key = if line.needed == 0.0 { "standing-outlook-reached" } else { "standing-outlook" };
        let words: [(&str, Argument); 7] = [
            ("producer", (&line.producer).into()),
            ("year", line.year.to_string().into()),
            ("goal", self.figure(line.goal, unit).into()),
            ("from", line.last_year.to_string().into()),
            ("last", self.figure(line.last, unit).into()),
            ("missing", self.points(line.gap.abs(), unit).into()),
            ("needed", self.points(line.needed, unit).into()),
        ];
        self.with(key, &words)
    }

    /// Where the trend leads, and whether that is on track.
    pub(crate) fn track(self, unit: &str, line: &Outlook) -> String {
        let Some(trend) = &line.projection else { return self.word("standing-no-trend") };
        let track = if line.on_track == Some(true) { "standing-on-track" } else { "standing-off-track" };
        let words: [(&str, Argument); 8] = [
            ("first", trend.first.to_string().into()),
            ("last", trend.last.to_string().into()),
            ("slope", self.points(trend.slope, unit).into()),
            ("year", line.year.to_string().into()),
            ("forecast", self.figure(trend.forecast, unit).into()),
            ("low", self.number(trend.low, 2).into()),
            ("high", self.number(trend.high, 2).into()),
            ("level", self.number(LEVEL * 100.0, 0).into()),
        ];
        let said = self.with("standing-trend", &words);
        format!("{said}{}{}", self.word(track), self.arrival(trend))
    }

    /// When the trend is at the goal.
    fn arrival(self, trend: &Projection) -> String {
        let year = |year: Option<i16>| match year {
            Some(year) => year.to_string(),
            None => self.with("standing-not-within", &[("years", f64::from(HORIZON).into())]),
        };
        self.with(
            "standing-arrival",
            &[
                ("arrival", year(trend.arrival).into()),
                ("earliest", year(trend.earliest).into()),
                ("latest", year(trend.latest).into()),
            ],
        )
    }
}
