//! Names of sheets: at most 31 letters, none that a spreadsheet refuses, each once.

use std::collections::BTreeSet;

const LIMIT: usize = 31;

/// The names that a workbook has given to its sheets.
#[derive(Default)]
pub(crate) struct Tabs {
    taken: BTreeSet<String>,
}

impl Tabs {
    /// The wanted name, made fit.
    pub(crate) fn name(&mut self, wanted: &str) -> String {
        let allowed: String =
            wanted.chars().map(|letter| if "[]:*?/\\'".contains(letter) { ' ' } else { letter }).collect();
        let mut name = cut(allowed.trim(), LIMIT);
        let mut number = 2;
        while name.is_empty() || !self.taken.insert(name.to_lowercase()) {
            let ending = format!(" {number}");
            name = format!("{}{ending}", cut(allowed.trim(), LIMIT - ending.len()));
            number += 1;
        }
        name
    }
}

/// The beginning of a text with at most so many UTF-16 units.
pub(super) fn cut(text: &str, limit: usize) -> String {
    let mut units = 0;
    let fits = |letter: &char| {
        units += letter.len_utf16();
        units <= limit
    };
    text.chars().take_while(fits).collect::<String>().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_fit_and_unique() {
        let mut tabs = Tabs::default();
        assert_eq!(tabs.name("Xếp hạng: Sở/ngành"), "Xếp hạng  Sở ngành");
        assert_eq!(tabs.name("Chỉ số thành phần về nhận thức số và thể chế số"), "Chỉ số thành phần về nhận thức");
        assert_eq!(tabs.name("Chỉ số thành phần về nhận thức số"), "Chỉ số thành phần về nhận thứ 2");
        assert_eq!(tabs.name("MA TRẬN"), "MA TRẬN");
        assert_eq!(tabs.name("Ma trận"), "Ma trận 2");
    }
}
