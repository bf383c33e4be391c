//! A Markdown page in the making: headings, paragraphs, lists and tables whose texts are shown as they stand.

/// A page.
#[derive(Debug, Default)]
pub(crate) struct Page {
    text: String,
}

impl Page {
    /// A heading of a level from 1; levels beyond 6 do not exist.
    pub(crate) fn heading(&mut self, level: usize, text: &str) {
        self.block(&format!("{} {}", "#".repeat(level.clamp(1, 6)), escaped(text)));
    }

    /// A paragraph.
    pub(crate) fn paragraph(&mut self, text: &str) {
        self.block(&escaped(text));
    }

    /// A list of labels and values.
    pub(crate) fn list<'a>(&mut self, items: impl IntoIterator<Item = (&'a str, &'a str)>) {
        let line = |(label, value): (&str, &str)| format!("- **{}:** {}", escaped(label), escaped(value));
        let lines: Vec<_> = items.into_iter().map(line).collect();
        if !lines.is_empty() {
            self.block(&lines.join("\n"));
        }
    }

    /// A table; nothing if it has no rows.
    pub(crate) fn table(&mut self, headings: &[String], rows: &[Vec<String>]) {
        if rows.is_empty() {
            return;
        }
        let line = |cells: &[String]| {
            format!("| {} |", cells.iter().map(|cell| cell_of(cell)).collect::<Vec<_>>().join(" | "))
        };
        let rule = format!("|{}", "---|".repeat(headings.len()));
        let lines: Vec<_> = [line(headings), rule].into_iter().chain(rows.iter().map(|row| line(row))).collect();
        self.block(&lines.join("\n"));
    }

    /// The page as text.
    pub(crate) fn finish(self) -> String {
        self.text
    }

    fn block(&mut self, block: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(block);
        self.text.push('\n');
    }
}

/// A text whose letters mean nothing to Markdown; its lines are kept by hard breaks. What stands between backticks is
/// left as it is.
fn escaped(text: &str) -> String {
    let lines: Vec<_> = text.trim().lines().map(|line| escaped_line(line.trim())).collect();
    lines.join("<br>")
}

fn escaped_line(line: &str) -> String {
    let is_code = line.matches('`').count().is_multiple_of(2);
    let mut inside = false;
    let mut escaped = String::with_capacity(line.len() + 8);
    for letter in line.chars() {
        inside ^= letter == '`' && is_code;
        let means_something = matches!(letter, '\\' | '*' | '_' | '<' | '[' | ']' | '#') || letter == '`' && !is_code;
        if means_something && !inside {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// A text as the cell of a table.
fn cell_of(text: &str) -> String {
    escaped(text).replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_shown_as_they_stand() {
        let mut page = Page::default();
        page.heading(9, "a*b");
        page.paragraph("một <b>\nhai `a_b`");
        page.list([("x", "y_z")]);
        let cells = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        page.table(&cells(["a", "b"]), &[cells(["1|2", "`COUNT(*)`"])]);
        page.table(&cells(["a", "b"]), &[]);
        let expected = "###### a\\*b\n\nmột \\<b><br>hai `a_b`\n\n- **x:** y\\_z\n\n| a | b |\n|---|---|\n| 1\\|2 | `COUNT(*)` |\n";
        assert_eq!(page.finish(), expected);
    }
}
