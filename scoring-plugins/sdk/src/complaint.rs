//! Why parameters are refused: complaints, gathered so that all are told.

use crate::contract::{Complaint, Text};

impl Complaint {
    /// A complaint about the parameter at a JSON Pointer.
    pub fn at(pointer: impl Into<String>, vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { pointer: pointer.into(), message: Text { vi: vi.into(), en: en.into() } }
    }

    /// A complaint about the whole.
    pub fn whole(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self::at("", vi, en)
    }
}

/// The complaints of one rule about its parameters.
#[derive(Debug, Default)]
pub struct Complaints(Vec<Complaint>);

impl Complaints {
    /// Adds a complaint.
    pub fn push(&mut self, complaint: Complaint) {
        self.0.push(complaint);
    }

    /// Adds a complaint unless the parameter at `pointer` is as it must be.
    pub fn demand(&mut self, fine: bool, pointer: impl Into<String>, vi: &str, en: &str) {
        if !fine {
            self.push(Complaint::at(pointer, vi, en));
        }
    }

    /// The value, if there was nothing to complain about.
    pub fn settle<T>(self, value: T) -> Result<T, Vec<Complaint>> {
        if self.0.is_empty() { Ok(value) } else { Err(self.0) }
    }
}

/// The JSON Pointer of these steps: `["shares", "a/b"]` is `/shares/a~1b`.
pub fn pointer<'a>(steps: impl IntoIterator<Item = &'a str>) -> String {
    steps.into_iter().map(|step| format!("/{}", step.replace('~', "~0").replace('/', "~1"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pointer_escapes_its_steps() {
        assert_eq!(pointer(["shares", "a/b~c"]), "/shares/a~1b~0c");
    }
}
