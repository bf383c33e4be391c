//! Figures prepared for rules: denominated, imputed, treated, in COINr's order.

#![cfg_attr(not(test), expect(dead_code, reason = "criteria cannot ask for it yet"))]

mod moments;
#[cfg(test)]
mod tests;
mod treatment;
