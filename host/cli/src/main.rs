//! dti
fn main() {}
