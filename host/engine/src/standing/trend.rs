//! The present trend of a series, and where it leads, with its uncertainty.
//!
//! Ordinary least squares of the figure on the year, with the prediction interval of a single later year from Student's
//! t distribution (Draper and Smith, *Applied Regression Analysis*, chapter 1): for n years with mean x̄, sum of squares
//! S = Σ(x − x̄)² and residual variance s² = Σ(y − ŷ)² ÷ (n − 2), the interval of year x is
//! ŷ ± t · s · √(1 + 1/n + (x − x̄)² ÷ S), with n − 2 degrees of freedom.

use dti_criteria::Direction;
use serde::{Deserialize, Serialize};

/// How sure the interval is: a share of 0.95 of such intervals holds the figure, if the trend goes on as it was.
pub const LEVEL: f64 = 0.95;

/// How many years behind the last figure are looked at.
pub const HORIZON: i16 = 30;

/// Fewer years than this make no trend.
const FEWEST: usize = 3;

/// Where a trend leads.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Projection {
    /// The first year of the trend.
    pub first: i16,
    /// The last year of the trend.
    pub last: i16,
    /// How many years of actual figures it rests on; 3 or more.
    pub years: usize,
    /// Its growth a year, in units of the series.
    pub slope: f64,
    /// What it gives for the year of the goal.
    pub forecast: f64,
    /// The lower end of the prediction interval of that year, at [`LEVEL`].
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// The first year, of those up to [`HORIZON`] years behind the last figure, in which the trend is at the goal; the
    /// year of the last figure where that is; none if it does not get there.
    pub arrival: Option<i16>,
    /// The first year in which the upper end of the interval is at the goal.
    pub earliest: Option<i16>,
    /// The first year in which even the lower end is at the goal.
    pub latest: Option<i16>,
}

/// A straight line through the figures of years.
struct Trend {
    mean_year: f64,
    mean: f64,
    slope: f64,
    /// Σ(x − x̄)².
    spread: f64,
    years: f64,
    /// t · s: half the width of the interval, before it widens with the distance.
    half: f64,
}

/// Where the trend of actual figures leads, each year once and in order; none with fewer than 3 years.
pub(super) fn project(figures: &[(i16, f64)], year: i16, goal: f64) -> Option<Projection> {
    let trend = Trend::of(figures)?;
    let (&(first, _), &(last, value)) = (figures.first()?, figures.last()?);
    let arrival = |at: &dyn Fn(i16) -> f64| {
        if Direction::AtLeast.reached(value, goal) {
            return Some(last);
        }
        (last..=last.saturating_add(HORIZON)).skip(1).find(|&year| Direction::AtLeast.reached(at(year), goal))
    };
    let (forecast, half) = (trend.at(year), trend.half_width(year));
    Some(Projection {
        first,
        last,
        years: figures.len(),
        slope: trend.slope,
        forecast,
        low: forecast - half,
        high: forecast + half,
        arrival: arrival(&|year| trend.at(year)),
        earliest: arrival(&|year| trend.at(year) + trend.half_width(year)),
        latest: arrival(&|year| trend.at(year) - trend.half_width(year)),
    })
}

impl Trend {
    #[expect(clippy::cast_precision_loss, reason = "nobody has 2^53 years")]
    fn of(figures: &[(i16, f64)]) -> Option<Self> {
        if figures.len() < FEWEST {
            return None;
        }
        let years = figures.len() as f64;
        let mean_year = figures.iter().map(|&(year, _)| f64::from(year)).sum::<f64>() / years;
        let mean = figures.iter().map(|&(_, value)| value).sum::<f64>() / years;
        let from_mean = |year: i16| f64::from(year) - mean_year;
        let spread: f64 = figures.iter().map(|&(year, _)| from_mean(year) * from_mean(year)).sum();
        let slope = figures.iter().map(|&(year, value)| from_mean(year) * (value - mean)).sum::<f64>() / spread;
        let rest = |&(year, value): &(i16, f64)| value - mean - slope * from_mean(year);
        let squares: f64 = figures.iter().map(|figure| rest(figure) * rest(figure)).sum();
        let freedom = figures.len() - 2;
        let half = student(freedom, LEVEL) * libm::sqrt(squares / freedom as f64);
        Some(Self { mean_year, mean, slope, spread, years, half })
    }

    fn at(&self, year: i16) -> f64 {
        self.mean + self.slope * (f64::from(year) - self.mean_year)
    }

    fn half_width(&self, year: i16) -> f64 {
        let distance = f64::from(year) - self.mean_year;
        self.half * libm::sqrt(1.0 + 1.0 / self.years + distance * distance / self.spread)
    }
}

/// The t that Student's distribution stays within, on both sides, with a probability: 12.706 for one degree of freedom
/// and 0.95.
fn student(freedom: usize, probability: f64) -> f64 {
    // The probability grows with the angle, so that halving the range finds it; 60 times reaches the last bit.
    let (mut low, mut high) = (0.0, std::f64::consts::FRAC_PI_2);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if within(freedom, middle) < probability { low = middle } else { high = middle }
    }
    #[expect(clippy::cast_precision_loss, reason = "nobody has 2^53 years")]
    let freedom = freedom as f64;
    libm::sqrt(freedom) * libm::tan(f64::midpoint(low, high))
}

/// The probability that |t| stays below √ν · tan(angle), for ν degrees of freedom (Abramowitz and Stegun, *Handbook of
/// Mathematical Functions*, 26.7.3 and 26.7.4).
fn within(freedom: usize, angle: f64) -> f64 {
    let (sine, cosine) = (libm::sin(angle), libm::cos(angle));
    let odd = freedom % 2 == 1;
    let mut term = if odd { cosine } else { 1.0 };
    let mut sum = 0.0;
    let mut step = if odd { 1 } else { 0 };
    while step + 2 <= freedom {
        sum += term;
        step += 2;
        #[expect(clippy::cast_precision_loss, reason = "nobody has 2^53 years")]
        let (above, below) = ((step - 1) as f64, step as f64);
        term *= cosine * cosine * above / below;
    }
    if odd { (angle + sine * sum) * std::f64::consts::FRAC_2_PI } else { sine * sum }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: f64, expected: f64, within: f64) {
        assert!((found - expected).abs() <= within, "{found} is not {expected}");
    }

    /// The two-sided 95 % points of the table in every textbook.
    #[test]
    fn student_is_that_of_the_tables() {
        for (freedom, expected) in
            [(1, 12.7062), (2, 4.30265), (3, 3.18245), (4, 2.77645), (5, 2.57058), (10, 2.22814), (30, 2.04227)]
        {
            close(student(freedom, 0.95), expected, 5e-5);
        }
        close(student(1, 0.5), 1.0, 1e-12);
        close(student(2, 0.5), libm::sqrt(2.0 / 3.0), 1e-12);
    }

    /// Of 1, 2, 4 in three years: mean 7/3, S = 2, slope 3/2; residuals 1/6, −1/3, 1/6, so s² = 1/6. Two years on,
    /// x − x̄ = 3 and the forecast is 7/3 + 9/2 = 41/6; half the interval is t · √(1/6 · (1 + 1/3 + 9/2)).
    #[test]
    fn three_years_are_projected_as_by_hand() {
        let projection = project(&[(2021, 1.0), (2022, 2.0), (2023, 4.0)], 2025, 7.0).unwrap();
        close(projection.slope, 1.5, 1e-12);
        close(projection.forecast, 41.0 / 6.0, 1e-12);
        let half = 12.706_204_736 * libm::sqrt((1.0 + 1.0 / 3.0 + 4.5) / 6.0);
        close(projection.low, 41.0 / 6.0 - half, 1e-6);
        close(projection.high, 41.0 / 6.0 + half, 1e-6);
        assert_eq!((projection.first, projection.last, projection.years), (2021, 2023, 3));
        assert_eq!((projection.arrival, projection.earliest), (Some(2026), Some(2024)));
        assert_eq!(projection.latest, None, "not within {HORIZON} years, so wide is the interval of one degree");
    }

    #[test]
    fn a_trend_needs_three_years_and_a_goal_that_is_reached_needs_no_trend() {
        assert_eq!(project(&[(2021, 1.0), (2022, 2.0)], 2025, 7.0), None);
        let reached = project(&[(2021, 9.0), (2022, 8.0), (2024, 7.5)], 2025, 7.0).unwrap();
        assert_eq!([reached.arrival, reached.earliest, reached.latest], [Some(2024); 3]);
    }

    #[test]
    fn a_trend_that_falls_never_arrives_and_an_exact_one_is_certain() {
        let falling = project(&[(2021, 3.0), (2022, 2.0), (2023, 1.0)], 2025, 7.0).unwrap();
        assert_eq!([falling.arrival, falling.earliest, falling.latest], [None; 3]);
        let exact = project(&[(2021, 1.0), (2022, 2.0), (2023, 3.0)], 2026, 6.0).unwrap();
        assert_eq!((exact.low, exact.forecast, exact.high), (6.0, 6.0, 6.0));
        assert_eq!([exact.arrival, exact.earliest, exact.latest], [Some(2026); 3]);
        let far = project(&[(2021, 1.0), (2022, 2.0), (2023, 3.0)], 2030, 33.0).unwrap();
        assert_eq!(far.arrival, Some(2053), "the last year that is looked at");
        assert_eq!(project(&[(2021, 1.0), (2022, 2.0), (2023, 3.0)], 2030, 34.0).unwrap().arrival, None);
    }

    /// GSO's four actual figures of Hồ Chí Minh City; the expected numbers were computed by another program.
    #[test]
    fn the_city_s_share_is_projected() {
        let figures = [(2020, 12.62), (2021, 13.84), (2022, 13.51), (2023, 14.65)];
        let projection = project(&figures, 2025, 25.0).unwrap();
        close(projection.slope, 0.576, 1e-12);
        close(projection.forecast, 15.671, 1e-12);
        close(projection.low, 11.712_098_851, 1e-4);
        close(projection.high, 19.629_901_149, 1e-4);
    }
}
