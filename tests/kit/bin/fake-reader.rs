//! A reader that does what the files ask of it: as the real one, but where a file says `trap: …` it falls in.

use std::io::{self, Read, Write};
use std::process::ExitCode;
use std::time::Duration;

use dti_engine::submissions::worker::serve;

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(|_| {}));
    let served = serve(Trapped(io::stdin()), io::stdout(), || std::process::exit(0));
    if served.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// What is asked of the reader, looked through for traps.
struct Trapped(io::Stdin);

impl Read for Trapped {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.0.read(buffer)?;
        let text = String::from_utf8_lossy(&buffer[..read]);
        if let Some((_, trap)) = text.split_once("trap: ") {
            fall(trap.split([';', '\n']).next().unwrap_or_default());
        }
        Ok(read)
    }
}

fn fall(trap: &str) {
    match trap {
        "abort" => std::process::abort(),
        "exit" => std::process::exit(3),
        "memory" => eat(),
        "stack" => assert_ne!(dig(1), 0),
        "hang" => std::thread::sleep(Duration::from_secs(3_600)),
        "loop" => while std::hint::black_box(true) {},
        "rubbish" => say(&[0x5a; 300_000]),
        "flood" => loop {
            // Empty sheets without end.
            let mut frame = vec![0, 0, 0, 0, 2];
            let sheet = [0, 0, 0, 0, 0];
            frame.extend(sheet.repeat(10_000));
            let length = u32::try_from(frame.len() - 5).expect("it is short");
            frame[..4].copy_from_slice(&length.to_le_bytes());
            say(&frame);
        },
        "half" => {
            say(&[200, 0, 0, 0, 2, 0, 1]);
            std::process::exit(0);
        }
        _ => {}
    }
}

/// Says something in place of the answer.
fn say(bytes: &[u8]) {
    let mut output = io::stdout().lock();
    let _ = output.write_all(bytes).and_then(|()| output.flush());
}

/// Takes memory until there is none.
fn eat() {
    let mut eaten: Vec<Vec<u8>> = Vec::new();
    loop {
        eaten.push(vec![1; 1 << 20]);
        std::hint::black_box(&eaten);
    }
}

/// Calls itself until the stack ends.
fn dig(depth: u64) -> u64 {
    let room = std::hint::black_box([depth; 64]);
    if std::hint::black_box(depth) == 0 { room[0] } else { dig(depth + 1).wrapping_add(room[1]) }
}
