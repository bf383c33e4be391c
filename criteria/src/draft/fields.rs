//! A TOML table read key by key: what is missing, unknown or of the wrong type becomes a finding with its line.

use std::cell::RefCell;
use std::ops::Range;

use dti_diagnostics::{Code, Finding, Findings, Place, Text};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Located;
use super::nodes::contradiction;
use super::values::{FromToml, type_name};
use crate::SourceFile;

/// Turns byte offsets of a file into places.
pub(crate) struct Lines<'a> {
    file: &'a SourceFile,
    /// The offsets at which lines begin.
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(file: &'a SourceFile) -> Self {
        let breaks = file.text.match_indices('\n').map(|(offset, _)| offset + 1);
        Self { file, starts: std::iter::once(0).chain(breaks).collect() }
    }

    /// The file.
    pub(crate) fn file(&self) -> &'a SourceFile {
        self.file
    }

    /// The place of a byte offset.
    pub(crate) fn place(&self, offset: usize) -> Place {
        let line = self.starts.partition_point(|&start| start <= offset);
        let before = self.file.text.get(self.starts[line - 1]..offset).unwrap_or_default();
        let counted = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Place::line(&self.file.path, counted(line), counted(before.chars().count() + 1))
    }
}

/// A value and the file that it stands in.
#[derive(Clone, Copy)]
pub(crate) struct Node<'a> {
    value: &'a Spanned<DeValue<'a>>,
    lines: &'a Lines<'a>,
    /// Where it is a table, what a table of defaults says that it does not say.
    defaults: Option<Defaults<'a>>,
}

impl<'a> Node<'a> {
    pub(crate) fn get_ref(self) -> &'a DeValue<'a> {
        self.value.get_ref()
    }

    pub(crate) fn place(self) -> Place {
        self.lines.place(self.value.span().start)
    }

    /// The items of an array.
    pub(crate) fn items(self) -> Option<Vec<Self>> {
        let items = self.get_ref().as_array()?;
        Some(items.iter().map(|value| Self { value, lines: self.lines, defaults: None }).collect())
    }

    /// The value without what defaults add to it.
    pub(crate) fn alone(self) -> Self {
        Self { defaults: None, ..self }
    }
}

/// What is being read, for findings: `indicator 6.3`.
fn owner(kind: &Text, name: &str) -> Text {
    let say = |kind: &str| if name.is_empty() { kind.to_owned() } else { format!("{kind} `{name}`") };
    Text::new(say(&kind.vi), say(&kind.en))
}

/// What tables say that do not say it themselves, such as `[defaults]` for indicators.
#[derive(Clone, Copy)]
pub(crate) struct Defaults<'a> {
    table: &'a DeTable<'a>,
    lines: &'a Lines<'a>,
}

impl<'a> Defaults<'a> {
    fn get(self, key: &str) -> Option<Node<'a>> {
        Some(Node { value: self.table.get(key)?, lines: self.lines, defaults: None })
    }
}

/// A table that is read key by key.
pub(crate) struct Fields<'a> {
    owner: Text,
    table: &'a DeTable<'a>,
    lines: &'a Lines<'a>,
    place: Place,
    defaults: Option<Defaults<'a>>,
    known: Vec<&'static str>,
    findings: &'a RefCell<Findings>,
}

impl<'a> Fields<'a> {
    pub(crate) fn new(
        kind: &Text,
        table: &'a DeTable<'a>,
        span: Range<usize>,
        lines: &'a Lines<'a>,
        findings: &'a RefCell<Findings>,
    ) -> Self {
        let name =
            ["code", "id", "name"].iter().find_map(|&key| table.get(key)?.get_ref().as_str()).unwrap_or_default();
        let place = lines.place(span.start);
        Self { owner: owner(kind, name), table, lines, place, defaults: None, known: Vec::new(), findings }
    }

    /// The table as what other tables say that do not say it themselves.
    pub(crate) fn as_defaults(&self) -> Defaults<'a> {
        Defaults { table: self.table, lines: self.lines }
    }

    /// Takes what is not written from elsewhere; tables within are taken together in the same way.
    pub(crate) fn with_defaults(self, defaults: Option<Defaults<'a>>) -> Self {
        Self { defaults, ..self }
    }

    /// Where the table stands.
    pub(crate) fn place(&self) -> &Place {
        &self.place
    }

    /// What the table is called in findings.
    pub(crate) fn owner(&self) -> &Text {
        &self.owner
    }

    pub(crate) fn tell(&self, finding: Finding) {
        self.findings.borrow_mut().push(finding);
    }

    /// Whether the table itself writes a key.
    pub(crate) fn writes(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Whether a key is written, here or in the defaults.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.writes(key) || self.defaults.is_some_and(|defaults| defaults.table.contains_key(key))
    }

    /// Takes a key for known that is read by somebody else.
    pub(crate) fn known_elsewhere(&mut self, key: &'static str) {
        if !self.known.contains(&key) {
            self.known.push(key);
        }
    }

    /// The value of a key as it stands.
    pub(crate) fn raw(&mut self, key: &'static str) -> Option<Node<'a>> {
        self.known_elsewhere(key);
        let own = self.table.get(key).map(|value| self.node(key, value));
        own.or_else(|| self.defaults?.get(key))
    }

    /// An own value, with the defaults of the same key.
    fn node(&self, key: &str, value: &'a Spanned<DeValue<'a>>) -> Node<'a> {
        let given = self.defaults.and_then(|defaults| defaults.get(key));
        let table = given.and_then(|given| Some(Defaults { table: given.get_ref().as_table()?, lines: given.lines }));
        Node { value, lines: self.lines, defaults: table }
    }

    /// The value of a key, if it is written and of the right type.
    pub(crate) fn optional<T: FromToml>(&mut self, key: &'static str) -> Option<Located<T>> {
        let value = self.raw(key)?;
        let Some(read) = T::from_toml(value.get_ref()) else {
            self.wrong_type(key, value, T::expected());
            return None;
        };
        Some(Located { value: read, place: value.place() })
    }

    /// The value of a key, or what it is where nothing is written.
    pub(crate) fn or<T: FromToml>(&mut self, key: &'static str, otherwise: T) -> T {
        self.optional(key).map_or(otherwise, |read| read.value)
    }

    /// The value of a key that must be written.
    pub(crate) fn required<T: FromToml>(&mut self, key: &'static str) -> Option<Located<T>> {
        self.require(key);
        self.optional(key)
    }

    /// Tells if a key is not written.
    pub(crate) fn require(&self, key: &'static str) {
        if !self.has(key) {
            let finding = Finding::new(Code::KeyMissing).with("owner", self.owner.clone()).with("key", key);
            self.tell(finding.at(self.place.clone()));
        }
    }

    /// A text in one or two languages: a string is Vietnamese.
    pub(crate) fn text(&mut self, key: &'static str) -> Text {
        match self.raw(key).map(Node::get_ref) {
            Some(DeValue::Table(_)) => {
                let alone = self.raw(key).map(Node::alone);
                let Some(mut fields) = alone.and_then(|text| self.enter(text, &Text::new("văn bản", "the text")))
                else {
                    return Text::default();
                };
                let vi = fields.required::<String>("vi").map(|text| text.value).unwrap_or_default();
                let en = fields.optional::<String>("en").map(|text| text.value).unwrap_or_default();
                fields.finish();
                Text { vi, en }
            }
            _ => Text::new(self.optional::<String>(key).map(|text| text.value).unwrap_or_default(), ""),
        }
    }

    /// A text that must be written.
    pub(crate) fn title(&mut self) -> Text {
        self.require("title");
        self.text("title")
    }

    /// One of several words; the first is the default where `key` is not written.
    pub(crate) fn word<T: Copy>(&mut self, key: &'static str, words: &[(&str, T)]) -> Option<T> {
        let word = self.optional::<String>(key)?;
        let found = words.iter().find(|(name, _)| *name == word.value).map(|(_, value)| *value);
        if found.is_none() {
            let known = words.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
            let finding = Finding::new(Code::ValueNotAllowed).with("key", key).with("value", word.value);
            self.tell(finding.with("known", known).at(word.place));
        }
        found
    }

    /// The table of a key.
    pub(crate) fn table(&mut self, key: &'static str, kind: &Text) -> Option<Fields<'a>> {
        let value = self.raw(key)?;
        let fields = self.enter(value, kind);
        if fields.is_none() {
            self.wrong_type(key, value, Text::new("một bảng", "a table"));
        }
        fields
    }

    /// The tables of a key that holds an array of tables; empty if it is not written.
    pub(crate) fn tables(&mut self, key: &'static str, kind: &Text) -> Vec<Fields<'a>> {
        let Some(value) = self.raw(key) else { return Vec::new() };
        let items = value.items();
        let tables: Option<Vec<_>> =
            items.and_then(|items| items.into_iter().map(|item| self.enter(item, kind)).collect());
        tables.unwrap_or_else(|| {
            self.wrong_type(key, value, Text::new("một dãy bảng", "an array of tables"));
            Vec::new()
        })
    }

    /// A value as a table to read, if it is one.
    pub(crate) fn enter(&self, value: Node<'a>, kind: &Text) -> Option<Fields<'a>> {
        let table = value.get_ref().as_table()?;
        let fields = Fields::new(kind, table, value.value.span(), value.lines, self.findings);
        Some(fields.with_defaults(value.defaults))
    }

    /// The strings of a key that holds an array of strings.
    pub(crate) fn strings(&mut self, key: &'static str) -> Option<Vec<Located<String>>> {
        let value = self.raw(key)?;
        let read =
            |item: Node<'_>| String::from_toml(item.get_ref()).map(|text| Located { value: text, place: item.place() });
        let strings: Option<Vec<_>> = value.items().and_then(|items| items.into_iter().map(read).collect());
        if strings.is_none() {
            self.wrong_type(key, value, Text::new("một dãy chuỗi", "an array of texts"));
        }
        strings
    }

    /// All entries of the table and then those that only its defaults have, for tables whose keys the author chooses.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (Located<String>, Node<'a>)> + use<'a, '_> {
        let given = self.defaults.into_iter().flat_map(|given| entries_of(given.table, given.lines));
        self.own_entries().chain(given.filter(|(key, _)| !self.writes(&key.value)))
    }

    /// The entries of the table itself, each with what its defaults add.
    pub(crate) fn own_entries(&self) -> impl Iterator<Item = (Located<String>, Node<'a>)> + use<'a, '_> {
        let own = entries_of(self.table, self.lines);
        own.map(|(key, node)| {
            let node = self.node(&key.value, node.value);
            (key, node)
        })
    }

    pub(crate) fn wrong_type(&self, key: &str, value: Node<'_>, expected: Text) {
        let finding = Finding::new(Code::ValueOfWrongType).with("key", key).with("found", type_name(value.get_ref()));
        self.tell(finding.with("expected", expected).at(value.place()));
    }

    /// Tells of two things that the table says and that cannot both hold.
    pub(crate) fn tell_contradiction(&self, one: &str, other: &str) {
        self.tell(contradiction(self.owner.clone(), one, other, &self.place));
    }

    /// Tells of a number outside its bounds.
    pub(crate) fn tell_out_of_bounds<T: ToString>(&self, key: &str, number: &Located<T>, limit: Text) {
        let finding = Finding::new(Code::ValueOutOfBounds).with("key", key).with("value", number.value.to_string());
        self.tell(finding.with("limit", limit).at(number.place.clone()));
    }

    /// Tells the keys of the defaults that a table does not know.
    pub(crate) fn check_defaults(&self, defaults: &Fields<'_>) {
        defaults.tell_unknown(&self.known);
    }

    /// Tells the keys that nobody asked for.
    pub(crate) fn finish(self) {
        self.tell_unknown(&self.known);
    }

    fn tell_unknown(&self, known: &[&'static str]) {
        for (key, _) in self.own_entries().filter(|(key, _)| !known.contains(&key.value.as_str())) {
            let finding = Finding::new(Code::KeyUnknown).with("owner", self.owner.clone()).with("key", key.value);
            self.tell(finding.with("known", known.join(", ")).at(key.place));
        }
    }
}

fn entries_of<'a>(
    table: &'a DeTable<'a>,
    lines: &'a Lines<'a>,
) -> impl Iterator<Item = (Located<String>, Node<'a>)> + use<'a> {
    table.iter().map(move |(key, value)| {
        let place = lines.place(key.span().start);
        (Located { value: key.get_ref().to_string(), place }, Node { value, lines, defaults: None })
    })
}
