//! From a Rust project to a component: cargo, then the encoder.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, BufRead as _, BufReader, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Sender, channel};
use std::thread;

use dti_compiler::{TARGET, Unready};
use dti_diagnostics::Text;

use super::messages::{Message, Messages};
use crate::languages::BuildError;

/// One line of what cargo says.
enum Line {
    /// For machines.
    Message(String),
    /// For people.
    Words(String),
}

/// The component of the project in a folder.
pub(super) fn build(folder: &Path, watch: &mut dyn FnMut(&str)) -> Result<Vec<u8>, BuildError> {
    // Whoever runs this from within cargo means that cargo.
    let cargo = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| OsString::from("rustc"));
    let folder = fs::canonicalize(folder)?;
    dti_compiler::demand_target(&rustc, &folder).map_err(unready)?;
    let module = compile(&cargo, &folder, watch)?;
    dti_compiler::encode(&fs::read(module)?).map_err(|error| BuildError::Unfit {
        reason: error.to_string(),
        way_out: Text::new(
            "`src/lib.rs` phải gọi `dti_plugin_sdk::export_plugin!`, và không thư viện nào được cần đến hệ điều hành",
            "`src/lib.rs` must call `dti_plugin_sdk::export_plugin!`, and no library may need an operating system",
        ),
    })
}

fn compile(cargo: &OsStr, folder: &Path, watch: &mut dyn FnMut(&str)) -> Result<PathBuf, BuildError> {
    let mut command = dti_compiler::cargo(cargo, folder, &[(folder, "/plugin")]);
    command.arg("--message-format=json").stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| not_started(cargo, error))?;
    let mut messages = Messages::new(folder);
    let mut words = Vec::new();
    for line in lines(&mut child) {
        match line {
            Line::Message(json) => match messages.take(&json) {
                Some(Message::Rendered(text)) => watch(text.trim_end()),
                Some(Message::Other) | None => {}
            },
            Line::Words(text) => {
                watch(&text);
                words.push(text);
            }
        }
    }
    if child.wait()?.success() { messages.module().ok_or_else(no_cdylib) } else { Err(messages.failure(&words)) }
}

/// What cargo says, as it says it.
fn lines(child: &mut Child) -> impl Iterator<Item = Line> + use<> {
    let (sender, receiver) = channel();
    let (out, err) = (child.stdout.take(), child.stderr.take());
    if let Some(out) = out {
        forward(out, sender.clone(), Line::Message);
    }
    if let Some(err) = err {
        forward(err, sender, Line::Words);
    }
    receiver.into_iter()
}

fn forward(from: impl Read + Send + 'static, to: Sender<Line>, line: fn(String) -> Line) {
    thread::spawn(move || {
        let mut from = BufReader::new(from);
        let mut bytes = Vec::new();
        while from.read_until(b'\n', &mut bytes).is_ok_and(|count| count > 0) {
            let text = String::from_utf8_lossy(&bytes).trim_end().to_owned();
            bytes.clear();
            if to.send(line(text)).is_err() {
                return;
            }
        }
    });
}

fn unready(error: Unready) -> BuildError {
    match error {
        Unready::Tool { tool, error } => not_started(OsStr::new(&tool), error),
        Unready::Target => BuildError::ToolMissing {
            tool: TARGET.to_owned(),
            install: Text::new(
                format!(
                    "cài bằng lệnh `rustup target add {TARGET}`; không dùng rustup thì cài gói của hệ điều hành cho đích này"
                ),
                format!(
                    "run `rustup target add {TARGET}`; without rustup, install your system's package for this target"
                ),
            ),
        },
    }
}

fn not_started(tool: &OsStr, error: io::Error) -> BuildError {
    if error.kind() != ErrorKind::NotFound {
        return BuildError::Io(error);
    }
    BuildError::ToolMissing {
        tool: tool.to_string_lossy().into_owned(),
        install: Text::new(
            "cài Rust theo https://rustup.rs, rồi mở lại cửa sổ dòng lệnh",
            "install Rust as https://rustup.rs says, then open the terminal anew",
        ),
    }
}

fn no_cdylib() -> BuildError {
    BuildError::Unfit {
        reason: "cargo made no WebAssembly module".to_owned(),
        way_out: Text::new(
            "thêm `[lib]` với `crate-type = [\"cdylib\", \"rlib\"]` vào Cargo.toml",
            "add `[lib]` with `crate-type = [\"cdylib\", \"rlib\"]` to Cargo.toml",
        ),
    }
}
