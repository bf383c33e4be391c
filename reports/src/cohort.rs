//! How a cohort did as a whole: the median and the best of each pillar.

use dti_engine::index::{Figure, Ranking};

/// The middle and the best index of a cohort.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Spread {
    /// The median; the mean of the middle two where their number is even.
    pub(crate) median: f64,
    /// The best.
    pub(crate) best: f64,
}

/// The spread of the ranked agencies of a cohort for each pillar by position, the root included; none where nobody
/// has a figure.
pub(crate) fn spreads(ranking: &Ranking) -> Vec<Option<Spread>> {
    let pillars = ranking.places.first().map_or(0, |place| place.pillars.len());
    let of_pillar = |pillar: usize| {
        let ranked = ranking.places.iter().filter(|place| place.rank.is_some());
        let figures = ranked.filter_map(|place| place.pillars.get(pillar)?.there());
        spread(figures.filter(|figure| figure.maximum > 0.0).map(Figure::index).collect())
    };
    (0..pillars).map(of_pillar).collect()
}

fn spread(mut values: Vec<f64>) -> Option<Spread> {
    values.sort_by(f64::total_cmp);
    let best = *values.last()?;
    let middle = values.len() / 2;
    let median = if values.len() % 2 == 1 { values[middle] } else { (values[middle - 1] + values[middle]) / 2.0 };
    Some(Spread { median, best })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle() {
        assert_eq!(spread(vec![0.9, 0.1, 0.4]), Some(Spread { median: 0.4, best: 0.9 }));
        assert_eq!(spread(vec![0.5, 0.25]), Some(Spread { median: 0.375, best: 0.5 }));
        assert_eq!(spread(vec![]), None);
    }
}
