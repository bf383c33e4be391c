//! How far an agency is from the places that matter: indices of the cohort, without whose they are.

use dti_engine::index::{Figure, Ranking};

/// The last rank that counts as being among the best.
const TOP: usize = 5;

/// The ranks and indices of a cohort's ranked agencies.
#[derive(Debug, Default)]
pub(super) struct Field {
    ranked: Vec<(usize, f64)>,
}

/// How far an agency is from others, in points of the index; none where it makes no sense.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Distances {
    /// Up to the first.
    pub(super) first: Option<f64>,
    /// Up to the last of the first five.
    pub(super) fifth: Option<f64>,
    /// Down to the next one behind; of those among the first five.
    pub(super) behind: Option<f64>,
}

impl Field {
    pub(super) fn of(ranking: &Ranking) -> Self {
        let place = |place: &dti_engine::index::PlacedAgency| Some((place.rank?, place.total.there()?.index()));
        Self { ranked: ranking.places.iter().filter_map(place).collect() }
    }

    /// How many are ranked.
    pub(super) fn len(&self) -> usize {
        self.ranked.len()
    }

    /// The distances of an agency with a rank.
    pub(super) fn distances(&self, rank: usize, total: Figure) -> Distances {
        let own = total.index();
        let among = |wanted: &dyn Fn(usize) -> bool| {
            let wanted = self.ranked.iter().filter(|(rank, _)| wanted(*rank)).map(|&(_, index)| index);
            wanted.collect::<Vec<_>>()
        };
        let highest = |indices: Vec<f64>| indices.into_iter().reduce(f64::max);
        let lowest = |indices: Vec<f64>| indices.into_iter().reduce(f64::min);
        // Where a set ranks rounded indices, one that is ranked below may be higher by a trifle.
        let up_to = |index: f64| (index - own).max(0.0);
        Distances {
            first: (rank > 1).then(|| highest(among(&|_| true))).flatten().map(up_to),
            fifth: (rank > TOP).then(|| lowest(among(&|rank| rank <= TOP))).flatten().map(up_to),
            behind: (rank <= TOP)
                .then(|| highest(among(&|other| other > rank)))
                .flatten()
                .map(|index| (own - index).max(0.0)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distances(indices: &[f64], rank: usize) -> [Option<f64>; 3] {
        let field = Field { ranked: indices.iter().enumerate().map(|(place, &index)| (place + 1, index)).collect() };
        let Distances { first, fifth, behind } = field.distances(rank, Figure::present(indices[rank - 1], 1.0));
        [first, fifth, behind]
    }

    #[test]
    fn the_first_five_look_behind_and_the_others_up_to_the_fifth() {
        let seven = [1.0, 0.875, 0.75, 0.5, 0.375, 0.25, 0.125];
        assert_eq!(distances(&seven, 1), [None, None, Some(0.125)]);
        assert_eq!(distances(&seven, 5), [Some(0.625), None, Some(0.125)]);
        assert_eq!(distances(&seven, 7), [Some(0.875), Some(0.25), None]);
    }

    #[test]
    fn small_cohorts_have_what_makes_sense() {
        assert_eq!(distances(&[0.5], 1), [None; 3]);
        assert_eq!(distances(&[0.75, 0.5], 2), [Some(0.25), None, None]);
    }
}
