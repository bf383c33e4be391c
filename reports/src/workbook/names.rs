//! Names of cells and ranges, so that formulas say what they refer to.

use std::collections::BTreeSet;

use rust_xlsxwriter::Workbook;

use super::address::on;
use crate::WorkbookError;

/// So many letters of the words are kept; a spreadsheet takes 255 for the whole name.
const LIMIT: usize = 200;

/// The names that a workbook gives to its cells: ASCII, each once, all beginning with `dti_`.
#[derive(Default)]
pub(crate) struct Names {
    taken: BTreeSet<String>,
    defined: Vec<(String, String)>,
}

impl Names {
    /// A name made of words such as `max 6.3`, not yet given to anything: `dti_max_6_3`.
    pub(crate) fn take(&mut self, words: &str) -> String {
        let fit = |letter: char| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '_' };
        let words: String = words.chars().take(LIMIT).map(fit).collect();
        let mut name = format!("dti_{words}");
        let mut number = 2;
        while !self.taken.insert(name.clone()) {
            name = format!("dti_{words}_{number}");
            number += 1;
        }
        name
    }

    /// Keeps a name, well formed and not taken before, for whoever knows it.
    pub(crate) fn reserve(&mut self, name: &str) {
        let new = self.taken.insert(name.to_owned());
        debug_assert!(new, "`{name}` is taken");
    }

    /// Gives a name that was taken to an address of a sheet, such as `$B$4` or `$B$4:$B$9`.
    pub(crate) fn assign(&mut self, name: &str, tab: &str, address: &str) {
        self.defined.push((name.to_owned(), format!("={}", on(tab, address))));
    }

    /// Takes a name for an address and gives it; returns the name.
    pub(crate) fn define(&mut self, words: &str, tab: &str, address: &str) -> String {
        let name = self.take(words);
        self.assign(&name, tab, address);
        name
    }

    /// Writes the names into the workbook.
    pub(crate) fn write(&self, book: &mut Workbook) -> Result<(), WorkbookError> {
        for (name, address) in &self.defined {
            book.define_name(name, address)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_ascii_and_unique() {
        let mut names = Names::default();
        assert_eq!(names.take("max 6.3"), "dti_max_6_3");
        assert_eq!(names.take("max 6-3"), "dti_max_6_3_2");
        assert_eq!(names.define("MAX 6.3", "Tham số", "$B$4"), "dti_max_6_3_3");
        assert_eq!(names.take("trọng số"), "dti_tr_ng_s_");
        assert_eq!(names.defined, [("dti_max_6_3_3".to_owned(), "='Tham số'!$B$4".to_owned())]);
        names.write(&mut Workbook::new()).unwrap();
    }
}
