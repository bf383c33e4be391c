//! What a number of items is worth.

use dti_plugin_sdk::{Complaints, Pen};

/// Points for each item, up to a cap.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Worth {
    each: f64,
    cap: Option<f64>,
}

impl Worth {
    /// Believes points above 0 and a cap of at least 0.
    pub(crate) fn new(each: f64, cap: Option<f64>, complaints: &mut Complaints) -> Self {
        complaints.demand(each > 0.0, "/each", "điểm mỗi mục phải lớn hơn 0", "the points for each must be above 0");
        let in_range = cap.is_none_or(|cap| cap >= 0.0);
        complaints.demand(in_range, "/cap", "mức trần không được âm", "the cap must not be below 0");
        Self { each, cap }
    }

    /// The points of so many items.
    pub(crate) fn of(self, count: f64) -> f64 {
        self.uncapped(count).min(self.cap.unwrap_or(f64::INFINITY))
    }

    fn uncapped(self, count: f64) -> f64 {
        count * self.each
    }

    /// "7 × 1 = 7, at most 5".
    pub(crate) fn say(self, pen: Pen, count: f64) -> String {
        let product = format!("{} × {}", pen.number(count), pen.number(self.each));
        let product = format!("{product} = {}", pen.number(self.uncapped(count)));
        match self.cap {
            Some(cap) if cap < self.uncapped(count) => {
                format!("{product}, {} {}", pen.pick("tối đa", "at most"), pen.number(cap))
            }
            _ => product,
        }
    }
}
