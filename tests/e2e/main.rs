//! The program as its users run it.

mod authors;
mod broken;
mod determinism;
mod hcmc;
mod mistakes;
mod national;
mod outcomes;
mod program;
