//! Places in rankings, told.

use dti_diagnostics::Argument;
use dti_engine::standing::{Neighbour, RankLine};

use super::Words;

impl Words {
    /// The rankings of the latest year, each with its neighbours, then the years before in one line.
    pub(crate) fn places(self, top: usize, unit: &str, places: &[RankLine]) -> Vec<String> {
        let mut lines = Vec::new();
        for place in places.iter().filter(|place| place.latest) {
            lines.push(self.place(top, unit, place));
            lines.extend(self.neighbours(unit, place).map(|line| format!("  {line}")));
        }
        let before: Vec<_> =
            places.iter().rev().filter(|place| !place.latest).map(|place| self.before(place)).collect();
        if !before.is_empty() {
            lines.push(self.with("standing-before", &[("years", before.join("; ").into())]));
        }
        lines
    }

    /// Whether the rank is reached, and by how much it is or is not.
    pub(crate) fn place(self, top: usize, unit: &str, place: &RankLine) -> String {
        let status = self.reached(place.reached);
        let Some((rank, value)) = place.rank.zip(place.value) else {
            return self
                .with("standing-not-placed", &[("period", self.period(place).into()), ("status", status.into())]);
        };
        let line = self.with(
            "standing-place",
            &[
                ("period", self.period(place).into()),
                ("rank", rank.into()),
                ("of", place.of.into()),
                ("value", self.figure(value, unit).into()),
                ("status", status.into()),
            ],
        );
        let change = place.change.map(|change| self.change(change)).unwrap_or_default();
        format!("{line}{}{change}{}", self.gap(top, unit, place), self.cited(&place.source))
    }

    /// The year, its edition, and how the figures came about.
    pub(crate) fn period(self, place: &RankLine) -> String {
        let words = [place.edition.clone(), self.kind(place.kind)];
        let words: Vec<_> = words.into_iter().filter(|word| !word.is_empty()).collect();
        if words.is_empty() { place.year.to_string() } else { format!("{} ({})", place.year, words.join(", ")) }
    }

    fn gap(self, top: usize, unit: &str, place: &RankLine) -> String {
        let Some((last, gap)) = place.last.as_ref().zip(place.gap) else { return String::new() };
        let key = if gap < 0.0 { "standing-gap-behind" } else { "standing-gap-ahead" };
        // Who is the last that counts is ahead of nobody but who comes next.
        let key = if gap == 0.0 { "standing-gap-none" } else { key };
        let words: [(&str, Argument); 4] = [
            ("gap", self.figure(gap.abs(), unit).into()),
            ("top", top.into()),
            ("name", (&last.name).into()),
            ("value", self.figure(last.value, unit).into()),
        ];
        self.with(key, &words)
    }

    fn change(self, change: i64) -> String {
        let key = match change {
            0 => "standing-change-none",
            1.. => "standing-change-up",
            _ => "standing-change-down",
        };
        self.with(key, &[("count", change.abs().to_string().into())])
    }

    /// Who stands directly above and below, and how far away.
    pub(crate) fn neighbours(self, unit: &str, place: &RankLine) -> Option<String> {
        let value = place.value?;
        let one = |key: &str, neighbour: &Neighbour| {
            let difference = neighbour.value - value;
            let sign = if difference < 0.0 { "−" } else { "+" };
            let words: [(&str, Argument); 4] = [
                ("rank", neighbour.rank.into()),
                ("name", (&neighbour.name).into()),
                ("value", self.figure(neighbour.value, unit).into()),
                ("difference", format!("{sign}{}", self.figure(difference.abs(), unit)).into()),
            ];
            self.with(key, &words)
        };
        let above = place.above.iter().map(|neighbour| one("standing-above", neighbour));
        let below = place.below.iter().map(|neighbour| one("standing-below", neighbour));
        let said: Vec<_> = above.chain(below).collect();
        (!said.is_empty()).then(|| said.join("; "))
    }

    fn before(self, place: &RankLine) -> String {
        let rank = place.rank.map_or_else(|| "–".to_owned(), |rank| rank.to_string());
        self.with(
            "standing-before-year",
            &[("period", self.period(place).into()), ("rank", rank.into()), ("of", place.of.into())],
        )
    }
}
