//! Figures as people write them, by the kind of their input.

use dti_criteria::Kind;
use dti_diagnostics::{Language, Text, number, sentence};
use jiff::ToSpan as _;
use jiff::civil::Date;

/// The words for figures in one language.
pub(crate) struct FigureWords {
    language: Language,
    yes: String,
    no: String,
    missing: String,
}

impl FigureWords {
    pub(crate) fn new(language: Language) -> Self {
        let word = |key| sentence(key, language);
        Self { language, yes: word("report-yes"), no: word("report-no"), missing: word("report-missing") }
    }

    /// A figure as people write it.
    pub(crate) fn of(&self, value: Option<f64>, kind: &Kind) -> String {
        let options = match kind {
            Kind::Choice(choices) => choices.iter().map(|choice| &choice.title).collect(),
            _ => Vec::new(),
        };
        self.of_kind(value, kind.as_str(), &options)
    }

    /// A figure as people write it, by the name of its kind and the options of a choice.
    pub(crate) fn of_kind(&self, value: Option<f64>, kind: &str, options: &[&Text]) -> String {
        let Some(value) = value else { return self.missing.clone() };
        let plain = || number(value, 6, self.language);
        match kind {
            "percent" => format!("{} %", number(value * 100.0, 4, self.language)),
            "yes-no" if value == 0.0 => self.no.clone(),
            "yes-no" => self.yes.clone(),
            "date" => day(value).map_or_else(plain, date_words),
            "choice" => chosen(value, options).map_or_else(plain, |title| title.get(self.language).to_owned()),
            _ => plain(),
        }
    }
}

fn chosen<'a>(value: f64, options: &[&'a Text]) -> Option<&'a Text> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be a small whole number")]
    let position = (value >= 0.0 && value.fract() == 0.0 && value < 1e6).then_some(value as usize)?;
    options.get(position).copied()
}

/// The day that a number of days since 1970-01-01 means; none if it is not a day.
fn day(value: f64) -> Option<Date> {
    #[expect(clippy::cast_possible_truncation, reason = "checked to be a small whole number")]
    let days = (value.fract() == 0.0 && value.abs() < 4e6).then_some(value as i64)?;
    Date::constant(1970, 1, 1).checked_add(days.days()).ok()
}

/// A day as `31/12/2023`.
pub(crate) fn date_words(day: Date) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_read_as_people_write_them() {
        let words = FigureWords::new(Language::Vi);
        assert_eq!(words.of(Some(1234.5), &Kind::Number), "1.234,5");
        assert_eq!(words.of(Some(0.853), &Kind::Percent), "85,3 %");
        assert_eq!(words.of(Some(1.0), &Kind::YesNo), "Có");
        assert_eq!(words.of(Some(19_722.0), &Kind::Date), "31/12/2023");
        let options = [Text::new("Cấp trưởng", "Head"), Text::new("Cấp phó", "Deputy")];
        assert_eq!(words.of_kind(Some(1.0), "choice", &options.each_ref()), "Cấp phó");
        assert_eq!(words.of_kind(Some(7.0), "choice", &options.each_ref()), "7");
        assert_eq!(words.of(None, &Kind::Count), "chưa có số liệu");
    }
}
