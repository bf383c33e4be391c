//! The note that a panicking plugin leaves in its memory; the plugin SDK's `panic_note.rs` describes the layout.

use wasmtime::{Store, WasmCoreDump};

use crate::words;

const MARKER: &[u8; 16] = b"dti:panic-note:1";
const LONGEST: usize = 4076;
/// A plugin's statics lie at the beginning of its memory; looking further would only cost time.
const SEARCHED: usize = 16 << 20;
/// What is shown of a note.
const SHOWN: usize = 400;

/// What the plugin said when it panicked; none if it did not, or does not leave notes.
pub(crate) fn read<T: 'static>(error: &wasmtime::Error, store: &Store<T>) -> Option<String> {
    let dump = error.downcast_ref::<WasmCoreDump>()?;
    dump.memories().iter().find_map(|memory| find(memory.data(store)))
}

fn find(memory: &[u8]) -> Option<String> {
    let searched = &memory[..memory.len().min(SEARCHED)];
    let start = searched.windows(MARKER.len()).position(|window| window == MARKER)? + MARKER.len();
    let (length, rest) = memory[start..].split_first_chunk()?;
    let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
    let text = rest.get(..length).filter(|_| (1..=LONGEST).contains(&length))?;
    let text = String::from_utf8_lossy(text);
    // What Rust begins with says what the host's sentence says already.
    Some(words::shown(text.strip_prefix("panicked at ").unwrap_or(&text), SHOWN))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn memory(length: u32, text: &str) -> Vec<u8> {
        [b"...".as_slice(), MARKER, &length.to_le_bytes(), text.as_bytes()].concat()
    }

    #[test]
    fn a_note_is_found_and_shown_on_one_line() {
        assert_eq!(find(&memory(21, "panicked at x:\nhỏng!")).as_deref(), Some("x: hỏng"));
    }

    #[test]
    fn a_note_of_impossible_length_is_not_believed() {
        assert_eq!(find(&memory(0, "")), None);
        assert_eq!(find(&memory(5, "hi")), None);
        assert_eq!(find(&memory(4077, &"a".repeat(5000))), None);
        assert_eq!(find(MARKER), None);
    }
}
