//! Projects of plugins in Python and JavaScript. Whole components are built and tried by `.ci/run`, which has the tools.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use crate::program::{Outcome, dti_in};

/// The folder with a project that was just begun.
fn begun(language: &str) -> tempfile::TempDir {
    let home = tempfile::tempdir().expect("a folder can be made");
    let outcome = dti_in(home.path(), &["plugin", "new", "thu", "--lang", language]);
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    home
}

/// Builds the project, with tools from nowhere but a folder of the test.
fn build(home: &Path) -> Outcome {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dti"));
    command.current_dir(home).env("PATH", home.join("tools")).args(["plugin", "build", "thu", "--lang", "en"]);
    let output = command.output().expect("the program starts");
    let text = |bytes| String::from_utf8(bytes).expect("it prints UTF-8");
    Outcome {
        code: output.status.code().expect("it ends by itself"),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}

/// A tool that says something and fails.
fn tool(path: &Path, says: &str) {
    fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a folder can be made");
    fs::write(
        path,
        format!("#!/bin/sh\nwhile read -r line; do echo \"$line\" >&2; done <<'END'\n{says}\nEND\nexit 1\n"),
    )
    .expect("the tool can be written");
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("it can be made executable");
}

#[test]
fn what_is_missing_is_told_with_the_way_to_install_it() {
    for (language, missing, install) in [
        ("python", "`componentize-py` is not installed", ".venv/bin/pip install componentize-py=="),
        ("javascript", "`node` is not installed", "install Node.js 20 or later"),
    ] {
        let outcome = build(begun(language).path());
        assert_eq!(outcome.code, 1, "{}", outcome.out);
        assert!(outcome.err.contains("error[plugin-not-built]"), "{}", outcome.err);
        assert!(outcome.err.contains(missing) && outcome.err.contains(install), "{}", outcome.err);
    }
    let home = begun("javascript");
    let says =
        "Error [ERR_MODULE_NOT_FOUND]: Cannot find package '@bytecodealliance/componentize-js' imported from build.mjs";
    tool(&home.path().join("tools/node"), says);
    assert!(build(home.path()).err.contains("run `npm install`"));
}

#[test]
fn a_mistake_of_a_project_is_told_with_its_line() {
    let home = begun("python");
    let says = "Traceback (most recent call last):\n  File \"/0/app.py\", line 4, in <module>\n  File \"/0/linear.py\", line 7\n\
                SyntaxError: invalid syntax";
    tool(&home.path().join("thu/.venv/bin/componentize-py"), says);
    let told = build(home.path()).err;
    assert!(told.contains("error[plugin-faulty]") && told.contains("SyntaxError: invalid syntax"), "{told}");
    assert!(told.contains("thu/linear.py:7:1"), "{told}");

    let home = begun("javascript");
    let folder = home.path().join("thu").canonicalize().expect("the project is there");
    let says = format!("file://{}/linear.js:12\n  a: 1,,\n\nSyntaxError: Unexpected token ','", folder.display());
    tool(&home.path().join("tools/node"), &says);
    let told = build(home.path()).err;
    assert!(told.contains("SyntaxError: Unexpected token ','") && told.contains("thu/linear.js:12:1"), "{told}");
}
