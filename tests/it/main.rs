//! Tests across crates that need no run of the binary.

mod cases;
mod readers;
mod sets;
