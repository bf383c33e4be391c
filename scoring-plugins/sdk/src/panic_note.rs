//! The note that a panicking plugin leaves in its memory for the host.
//!
//! A panic in a component is a trap without text, and the contract imports nothing to tell the text with. So the panic
//! hook writes it into one fixed place of the linear memory, where the host finds it after the trap (wasmtime:
//! `Config::coredump_on_trap` and `WasmCoreDump::memories`). The note is laid out like this, without padding:
//!
//! | offset | bytes | content |
//! |---|---|---|
//! | 0 | 16 | the marker: the ASCII text `dti:panic-note:1` |
//! | 16 | 4 | the length of the text in bytes, unsigned, little-endian; 0 means that nothing panicked |
//! | 20 | length | the text in UTF-8, at most 4,076 bytes, cut at a character |
//!
//! The marker is in memory from the start and exactly once. A host searches the memory for it, and believes the note only
//! if the length is from 1 to 4,076 and the memory is long enough. The text comes from a guest: it is shown, never obeyed.

use std::panic::PanicHookInfo;
use std::sync::Once;
use std::sync::atomic::{AtomicU8, Ordering};

/// What a note begins with.
pub const MARKER: &[u8; 16] = b"dti:panic-note:1";
/// Where the text begins, after the marker and the length.
pub const TEXT: usize = MARKER.len() + 4;
/// The longest text.
pub const LONGEST: usize = SIZE - TEXT;

const SIZE: usize = 4096;

// `used`: nothing in this program reads the note, so the compiler would drop it. Atomics: writable without `unsafe`.
#[used]
static NOTE: [AtomicU8; SIZE] = blank();

const fn blank() -> [AtomicU8; SIZE] {
    let mut note = [const { AtomicU8::new(0) }; SIZE];
    let mut index = 0;
    while index < MARKER.len() {
        note[index] = AtomicU8::new(MARKER[index]);
        index += 1;
    }
    note
}

/// Makes every later panic leave a note.
pub fn install() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| std::panic::set_hook(Box::new(leave)));
}

fn leave(panic: &PanicHookInfo<'_>) {
    write(&NOTE, &panic.to_string());
}

fn write(note: &[AtomicU8; SIZE], text: &str) {
    let text = &text[..text.floor_char_boundary(LONGEST)];
    let length = (text.len() as u32).to_le_bytes();
    for (place, byte) in note[MARKER.len()..].iter().zip(length.iter().chain(text.as_bytes())) {
        place.store(*byte, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(note: &[AtomicU8; SIZE]) -> Vec<u8> {
        note.iter().map(|place| place.load(Ordering::Relaxed)).collect()
    }

    #[test]
    fn a_note_has_marker_length_and_text() {
        let note = blank();
        write(&note, "hỏng");
        assert_eq!(bytes(&note)[..27], *b"dti:panic-note:1\x06\0\0\0h\xe1\xbb\x8fng\0");
    }

    #[test]
    fn a_long_text_is_cut_at_a_character() {
        let note = blank();
        write(&note, &"ỏ".repeat(2_000));
        let bytes = bytes(&note);
        assert_eq!(bytes[16..20], 4_074_u32.to_le_bytes());
        assert!(std::str::from_utf8(&bytes[TEXT..TEXT + 4_074]).is_ok());
    }
}
