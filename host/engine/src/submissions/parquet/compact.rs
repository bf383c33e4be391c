//! Just enough of Thrift's compact protocol to see how much a Parquet file declares, before anybody makes room for it.

/// How deep structures may nest.
const DEPTH: usize = 32;

/// The bytes of something declared, from a place on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Compact<'a> {
    rest: &'a [u8],
}

/// A field of a structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) id: i16,
    kind: u8,
}

impl Field {
    /// Whether it is a whole number.
    pub(super) fn is_number(self) -> bool {
        (3..=6).contains(&self.kind)
    }

    /// Whether it is a structure.
    pub(super) fn is_structure(self) -> bool {
        self.kind == 12
    }
}

impl<'a> Compact<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// The bytes that follow.
    pub(super) fn rest(self) -> &'a [u8] {
        self.rest
    }

    /// The next field of a structure, after the one with the id `last`. Outer none: broken; inner none: the end.
    pub(super) fn field(&mut self, last: i16) -> Option<Option<Field>> {
        let byte = self.byte()?;
        if byte == 0 {
            return Some(None);
        }
        let id = match byte >> 4 {
            0 => i16::try_from(self.number()?).ok()?,
            step => last.checked_add(i16::from(step))?,
        };
        Some(Some(Field { id, kind: byte & 15 }))
    }

    /// A whole number.
    pub(super) fn number(&mut self) -> Option<i64> {
        let raw = self.unsigned()?;
        Some((raw >> 1).cast_signed() ^ -(raw & 1).cast_signed())
    }

    /// Passes over the value of a field. None if it is broken, nests too deep, or holds lists longer than what is left.
    pub(super) fn skip(&mut self, field: Field) -> Option<()> {
        self.skip_value(field.kind, 0)
    }

    /// Passes over a whole structure.
    pub(super) fn skip_structure(&mut self) -> Option<()> {
        self.skip_value(12, 0)
    }

    fn skip_value(&mut self, kind: u8, depth: usize) -> Option<()> {
        match kind {
            // Truth values of fields stand in the field itself.
            1 | 2 => Some(()),
            3 => self.take(1),
            4..=6 => self.unsigned().map(drop),
            7 => self.take(8),
            8 => {
                let length = usize::try_from(self.unsigned()?).ok()?;
                self.take(length)
            }
            9 | 10 if depth < DEPTH => self.skip_list(depth),
            11 if depth < DEPTH => self.skip_map(depth),
            12 if depth < DEPTH => self.skip_fields(depth),
            13 => self.take(16),
            _ => None,
        }
    }

    fn skip_fields(&mut self, depth: usize) -> Option<()> {
        let mut last = 0;
        while let Some(field) = self.field(last)? {
            last = field.id;
            self.skip_value(field.kind, depth + 1)?;
        }
        Some(())
    }

    fn skip_list(&mut self, depth: usize) -> Option<()> {
        let byte = self.byte()?;
        let length = match byte >> 4 {
            15 => usize::try_from(self.unsigned()?).ok()?,
            short => usize::from(short),
        };
        (0..self.plausible(length)?).try_for_each(|_| self.skip_element(byte & 15, depth))
    }

    fn skip_map(&mut self, depth: usize) -> Option<()> {
        let length = usize::try_from(self.unsigned()?).ok()?;
        if length == 0 {
            return Some(());
        }
        let kinds = self.byte()?;
        (0..self.plausible(length)?).try_for_each(|_| {
            self.skip_element(kinds >> 4, depth)?;
            self.skip_element(kinds & 15, depth)
        })
    }

    fn skip_element(&mut self, kind: u8, depth: usize) -> Option<()> {
        // Unlike those of fields, truth values in lists take a byte each.
        if matches!(kind, 1 | 2) { self.take(1) } else { self.skip_value(kind, depth + 1) }
    }

    /// A number of elements, each of which takes a byte at least.
    fn plausible(&self, length: usize) -> Option<usize> {
        (length <= self.rest.len()).then_some(length)
    }

    fn unsigned(&mut self) -> Option<u64> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 127) << shift;
            if byte < 128 {
                return Some(value);
            }
        }
        None
    }

    fn byte(&mut self) -> Option<u8> {
        let (&byte, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(byte)
    }

    fn take(&mut self, length: usize) -> Option<()> {
        self.rest = self.rest.get(length..)?;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_longer_than_what_is_left_are_broken() {
        // Field 1, a list of 2^28 structures.
        let mut lying = Compact::new(&[0x19, 0xfc, 0x80, 0x80, 0x80, 0x80, 0x01, 0x00, 0x00]);
        assert_eq!(lying.skip_structure(), None);
        let mut honest = Compact::new(&[0x19, 0x2c, 0x00, 0x00, 0x00, 0x07]);
        assert_eq!(honest.skip_structure(), Some(()));
        assert_eq!(honest.rest(), [7]);
    }

    #[test]
    fn structures_that_nest_without_end_are_broken() {
        assert_eq!(Compact::new(&[0x1c; 10_000]).skip_structure(), None);
    }

    #[test]
    fn numbers_are_read_as_they_were_written() {
        for (bytes, number) in [(&[0u8][..], 0), (&[1], -1), (&[2], 1), (&[0xac, 0x02], 150)] {
            assert_eq!(Compact::new(bytes).number(), Some(number));
        }
        assert_eq!(Compact::new(&[0xff; 12]).number(), None);
    }
}
