//! What tests and benchmarks are made of: submissions that look like those of real agencies, with made-up figures.
//!
//! 1. [`random`]: numbers from a seed;
//! 2. [`form`]: a filled-in form, and how it becomes a workbook;
//! 3. [`hcmc`]: the case `hcmc-2023`, with the faults that real people make;
//! 4. [`mod@bench`]: the benchmark's set and submissions;
//! 5. [`records`]: the benchmark's workbook of many records;
//! 6. [`hostile`]: files as nobody should hand them in;
//! 7. [`office`]: workbooks as a spreadsheet program calculates them;
//! 8. [`xml`]: the words of workbooks;
//! 9. [`clerk`]: templates that a clerk fills in with `LibreOffice`.

pub mod bench;
pub mod clerk;
pub mod form;
pub mod hcmc;
pub mod hostile;
pub mod office;
pub mod random;
pub mod records;
pub mod xml;

/// What every generated file says of its figures.
pub const MADE_UP: &str = "SỐ LIỆU GIẢ LẬP – made up by the project's generator";
