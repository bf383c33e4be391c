//! Tests of the statistics, and of figures that are prepared with them.

mod figures;
mod statistics;
