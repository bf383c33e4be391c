//! How many goals are reached.

use dti_engine::Standing;
use dti_engine::standing::{Outcome, Status};

use super::Words;

impl Words {
    /// How many goals were measured, by how far they are: the rankings of the latest year, the years of series that
    /// have a goal, and every goal of aggregates. Goals of later years are told as outlooks and not counted.
    pub(crate) fn summary(self, standing: &Standing) -> String {
        let states: Vec<_> = standing.targets.iter().flat_map(|progress| states(&progress.outcome)).collect();
        let count = |status| states.iter().filter(|one| **one == status).count();
        let words = [
            ("goals", states.len().into()),
            ("reached", count(Status::Reached).into()),
            ("missed", count(Status::Missed).into()),
            ("open", count(Status::Open).into()),
            ("unknown", count(Status::Unknown).into()),
        ];
        self.with("standing-summary", &words)
    }
}

fn states(outcome: &Outcome) -> Vec<Status> {
    let of = |reached| Status::of(reached, true);
    match outcome {
        Outcome::Rank { places, .. } => {
            places.iter().filter(|place| place.latest).map(|place| of(place.reached)).collect()
        }
        Outcome::Series { years, .. } => {
            years.iter().filter(|line| line.goal.is_some()).map(|line| of(line.reached)).collect()
        }
        Outcome::Aggregate { lines, .. } => lines.iter().map(|line| line.status).collect(),
    }
}
