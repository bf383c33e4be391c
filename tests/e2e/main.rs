//! The program as its users run it.

mod analyses;
mod appraisal;
mod authors;
mod broken;
mod determinism;
mod expected;
mod guests;
mod hcmc;
mod history;
mod interruption;
mod locks;
mod logs;
mod mistakes;
mod national;
mod office;
mod plugins;
mod program;
mod readers;
mod templates;
mod verify;
