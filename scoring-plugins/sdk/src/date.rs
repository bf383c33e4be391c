//! Dates as days since 1970-01-01 in the Gregorian calendar.

// Years are counted from 1 March, so that the leap day is a year's last; 400 years (an era) are 146,097 days, and day 0
// of era 0 is 719,468 days before 1970-01-01.
const DAYS_OF_ERA: i64 = 146_097;
const DAYS_TO_1970: i64 = 719_468;

/// Days since 1970-01-01 of a date written as `2023-12-31`, if there is such a date.
pub fn parse(text: &str) -> Option<f64> {
    let mut fields = text.split('-');
    let mut field = |length: usize| {
        let digits = fields.next().filter(|digits| digits.len() == length)?;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<i64>().ok())?
    };
    let (year, month, day) = (field(4)?, field(2)?, field(2)?);
    let in_range = (1..=12).contains(&month) && (1..=31).contains(&day) && fields.next().is_none();
    let days = in_range.then(|| days_of(year, month, day))?;
    // A date that does not exist, such as 30 February, comes back as another one.
    (of_days(days) == (year, month, day)).then_some(days as f64)
}

/// Year, month and day of a number of days since 1970-01-01.
pub fn of_days(days: i64) -> (i64, i64, i64) {
    let days = days.saturating_add(DAYS_TO_1970);
    let (era, day_of_era) = (days.div_euclid(DAYS_OF_ERA), days.rem_euclid(DAYS_OF_ERA));
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

fn days_of(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * DAYS_OF_ERA + day_of_era - DAYS_TO_1970
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_counted_from_1970() {
        assert_eq!(parse("1970-01-01"), Some(0.0));
        assert_eq!(parse("2023-12-31"), Some(19722.0));
        assert_eq!(parse("2024-02-29"), Some(19782.0));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in ["2023-02-29", "2023-13-01", "2023-00-10", "31/12/2023", "2023-1-1", "2023-01-01-01", "+023-01-01"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn every_day_of_four_centuries_is_read_as_it_is_written() {
        for days in -80_000..80_000 {
            let (year, month, day) = of_days(days);
            assert_eq!(parse(&format!("{year:04}-{month:02}-{day:02}")), Some(days as f64));
        }
    }
}
