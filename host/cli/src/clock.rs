//! The only clock: the day of a run, where the command line does not name it.

use jiff::civil::Date;

/// Today in this computer's time zone.
pub(crate) fn today() -> Date {
    jiff::Zoned::now().date()
}
