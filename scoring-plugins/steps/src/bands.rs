//! A table of bands that holds every number exactly once.

use std::cmp::Ordering;

use dti_plugin_sdk::{Award, Cohort, Complaint, Complaints, Pen};
use schemars::JsonSchema;
use serde::Deserialize;

/// One line of the table as a criteria set writes it: `{ from = 0.7, up-to = 0.9, points = 1 }`.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Band {
    /// The least value; itself in the band (≥).
    pub from: Option<f64>,
    /// What values must exceed; itself not in the band (>).
    pub above: Option<f64>,
    /// The greatest value; itself in the band (≤).
    pub up_to: Option<f64>,
    /// What values must stay under; itself not in the band (<).
    pub below: Option<f64>,
    /// The points that the band earns.
    pub points: f64,
}

/// Where a band begins or ends.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Edge {
    at: f64,
    closed: bool,
}

impl Edge {
    fn of(closed: Option<f64>, open: Option<f64>) -> Option<Self> {
        let closed = closed.map(|at| Self { at, closed: true });
        closed.or_else(|| open.map(|at| Self { at, closed: false }))
    }
}

/// A believed band.
#[derive(Debug, Clone, Copy)]
struct Step {
    lower: Option<Edge>,
    upper: Option<Edge>,
    points: f64,
    position: usize,
}

/// Bands from the lowest to the highest, without gap or overlap.
#[derive(Debug)]
pub struct Bands(Vec<Step>);

impl Bands {
    /// Believes a table, or tells every fault.
    pub fn new(bands: &[Band]) -> Result<Self, Vec<Complaint>> {
        let mut complaints = Complaints::default();
        complaints.demand(!bands.is_empty(), "/bands", "bảng không có bậc nào", "there is no band");
        bands.iter().enumerate().for_each(|(position, band)| demand_band(&mut complaints, position, band));
        complaints.settle(())?;
        let bands = Self(sorted(bands));
        let mut complaints = Complaints::default();
        bands.demand_outer_ends(&mut complaints);
        bands.0.windows(2).for_each(|pair| demand_neighbours(&mut complaints, &pair[0], &pair[1]));
        complaints.settle(bands)
    }

    fn demand_outer_ends(&self, complaints: &mut Complaints) {
        if let Some((step, edge)) = self.0.first().and_then(|step| Some((step, step.lower?))) {
            complaints.push(Complaint::at(
                format!("/bands/{}", step.position),
                format!("không bậc nào chứa giá trị nhỏ hơn {}; bậc thấp nhất phải bỏ `from` và `above`", edge.at),
                format!("no band holds values under {}; leave `from` and `above` out of the lowest band", edge.at),
            ));
        }
        if let Some((step, edge)) = self.0.last().and_then(|step| Some((step, step.upper?))) {
            complaints.push(Complaint::at(
                format!("/bands/{}", step.position),
                format!("không bậc nào chứa giá trị lớn hơn {}; bậc cao nhất phải bỏ `up-to` và `below`", edge.at),
                format!("no band holds values over {}; leave `up-to` and `below` out of the highest band", edge.at),
            ));
        }
    }

    /// Refuses points that the indicator cannot give.
    pub fn demand_range(&self, cohort: &Cohort<'_>) -> Result<(), Complaint> {
        let (minimum, maximum) = (cohort.minimum(), cohort.maximum());
        match self.0.iter().find(|step| !(minimum..=maximum).contains(&step.points)) {
            None => Ok(()),
            Some(Step { points, position, .. }) => Err(Complaint::at(
                format!("/bands/{position}/points"),
                format!("bậc có {points} điểm, chỉ số chỉ cho từ {minimum} đến {maximum} điểm"),
                format!("the band has {points} points, but the indicator gives {minimum} to {maximum}"),
            )),
        }
    }

    /// The award of a value; `working` says the value, `unit` how edges are written.
    pub fn award(
        &self,
        cohort: &Cohort<'_>,
        value: f64,
        unit: fn(Pen, f64) -> String,
        working: impl FnOnce(Pen) -> String,
    ) -> Award {
        let Some(step) = self.0.iter().find(|step| step.holds(value)) else {
            return cohort.withhold(|pen| pen.pick("số liệu quá lớn để tính", "the figures are too large").to_owned());
        };
        cohort.earn_points(step.points, |pen| {
            let (range, points) = (step.say(pen, unit), pen.number(step.points));
            format!("{}, {} {range}: {points}", working(pen), pen.pick("thuộc bậc", "in the band"))
        })
    }
}

impl Step {
    fn holds(&self, value: f64) -> bool {
        let low = self.lower.is_none_or(|edge| value > edge.at || (edge.closed && value == edge.at));
        let high = self.upper.is_none_or(|edge| value < edge.at || (edge.closed && value == edge.at));
        low && high
    }

    fn say(&self, pen: Pen, unit: fn(Pen, f64) -> String) -> String {
        let lower = self.lower.map(|edge| {
            let word = if edge.closed { pen.pick("từ", "from") } else { pen.pick("trên", "above") };
            format!("{word} {}", unit(pen, edge.at))
        });
        let upper = self.upper.map(|edge| {
            let word = if edge.closed { pen.pick("đến", "up to") } else { pen.pick("dưới", "below") };
            format!("{word} {}", unit(pen, edge.at))
        });
        let edges: Vec<_> = lower.into_iter().chain(upper).collect();
        if edges.is_empty() { pen.pick("mọi giá trị", "of all values").to_owned() } else { edges.join(" ") }
    }
}

fn demand_band(complaints: &mut Complaints, position: usize, band: &Band) {
    let at = format!("/bands/{position}");
    let one = |first: Option<f64>, second: Option<f64>| first.is_none() || second.is_none();
    complaints.demand(
        one(band.from, band.above),
        format!("{at}/above"),
        "chỉ được có một trong hai `from`, `above`",
        "a band has either `from` or `above`, not both",
    );
    complaints.demand(
        one(band.up_to, band.below),
        format!("{at}/below"),
        "chỉ được có một trong hai `up-to`, `below`",
        "a band has either `up-to` or `below`, not both",
    );
    let (lower, upper) = (Edge::of(band.from, band.above), Edge::of(band.up_to, band.below));
    complaints.demand(holds_something(lower, upper), at, "bậc không chứa giá trị nào", "the band holds no value");
}

fn holds_something(lower: Option<Edge>, upper: Option<Edge>) -> bool {
    let (Some(lower), Some(upper)) = (lower, upper) else { return true };
    lower.at < upper.at || (lower.at == upper.at && lower.closed && upper.closed)
}

fn sorted(bands: &[Band]) -> Vec<Step> {
    let step = |(position, band): (usize, &Band)| Step {
        lower: Edge::of(band.from, band.above),
        upper: Edge::of(band.up_to, band.below),
        points: band.points,
        position,
    };
    let mut steps: Vec<Step> = bands.iter().enumerate().map(step).collect();
    steps.sort_by(|one, other| order(one.lower, other.lower));
    steps
}

/// A closed edge comes before an open one: it holds the value itself.
fn order(one: Option<Edge>, other: Option<Edge>) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) => one.at.total_cmp(&other.at).then(other.closed.cmp(&one.closed)),
        (one, other) => one.is_some().cmp(&other.is_some()),
    }
}

fn demand_neighbours(complaints: &mut Complaints, left: &Step, right: &Step) {
    let meeting = (left.upper, right.lower);
    if let (Some(upper), Some(lower)) = meeting
        && upper.at == lower.at
        && upper.closed != lower.closed
    {
        return;
    }
    let (first, second) = (left.position + 1, right.position + 1);
    let pointer = format!("/bands/{}", right.position);
    complaints.push(match meeting {
        (Some(upper), Some(lower)) if upper.at < lower.at || (upper.at == lower.at && !upper.closed) => Complaint::at(
            pointer,
            format!("giữa bậc {first} và bậc {second} có khoảng trống: {}", between(upper, lower, "đến")),
            format!("there is a gap between band {first} and band {second}: {}", between(upper, lower, "to")),
        ),
        _ => Complaint::at(
            pointer,
            format!("bậc {first} và bậc {second} chồng lên nhau"),
            format!("band {first} and band {second} overlap"),
        ),
    });
}

fn between(upper: Edge, lower: Edge, to: &str) -> String {
    if upper.at == lower.at { format!("{}", upper.at) } else { format!("{} {to} {}", upper.at, lower.at) }
}
