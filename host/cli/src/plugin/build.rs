//! `dti plugin build`: from a project to the one file that is shipped.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use dti_diagnostics::{Argument, Code, Finding, Findings, Halted, Place, Text};
use dti_engine::rules::Rule as _;
use dti_sandbox::{Limits, Plugin, Sandbox};
use dti_workbench::BuildError;

use super::arguments::Build;
use crate::score::unwritable;
use crate::terminal::{Terminal, words};

/// A plugin, and how long its component took to compile.
pub(super) struct Compiled {
    pub(super) plugin: Plugin,
    pub(super) took: Duration,
}

/// Builds a project and tells what came of it.
pub(super) fn build(asked: &Build, terminal: &Terminal) -> Result<(), Halted> {
    let mut findings = Findings::new();
    let (compiled, file) = terminal.settle_with(&mut findings, |findings| write(asked, terminal, findings))?;
    let info = compiled.plugin.info();
    terminal.say(
        "plugin-built",
        &[
            ("file", Argument::from(shown(&file))),
            ("name", Argument::from(&info.name)),
            ("version", Argument::from(&info.version)),
            ("contract", Argument::from(&info.contract)),
            ("kilobytes", Argument::from(info.bytes.div_ceil(1000))),
            ("seconds", seconds(compiled.took)),
        ],
    );
    for rule in compiled.plugin.sandboxed() {
        let profile = rule.profile();
        terminal.show(&format!("  {:<21} {}", profile.id, profile.summary.get(terminal.language)));
    }
    Ok(())
}

fn write(asked: &Build, terminal: &Terminal, findings: &mut Findings) -> Result<(Compiled, PathBuf), Halted> {
    let component = component(&asked.folder, terminal, findings)?;
    // Compiled anew: how long that takes is what the author wants to know.
    let sandbox = sandbox(None, findings)?;
    let compiled = load(&sandbox, &component, &shown(&asked.folder), findings)?;
    let named = || asked.folder.join(format!("{}.wasm", compiled.plugin.info().name));
    let file = asked.out.clone().unwrap_or_else(named);
    let folder = file.parent().map_or(Ok(()), fs::create_dir_all);
    let written = folder.and_then(|()| fs::write(&file, component));
    written.map_err(|error| unwritable(&file, Text::new(error.to_string(), error.to_string()), findings))?;
    Ok((compiled, file))
}

/// The component of the project in a folder; what its tools say is shown as they say it.
pub(super) fn component(folder: &Path, terminal: &Terminal, findings: &mut Findings) -> Result<Vec<u8>, Halted> {
    let place = Place::file(shown(folder));
    match dti_workbench::build(folder, &mut |line| terminal.pass_on(line)) {
        Some(Ok(component)) => return Ok(component),
        Some(Err(error)) => findings.extend(unbuilt(error, &place)),
        None => findings.push(Finding::new(Code::PluginProjectMissing).at(place)),
    }
    Err(Halted)
}

fn unbuilt(error: BuildError, place: &Place) -> Vec<Finding> {
    let finding = |reason: Argument, way_out: Argument| {
        vec![Finding::new(Code::PluginNotBuilt).with("reason", reason).with("way-out", way_out).at(place.clone())]
    };
    match error {
        BuildError::Faulty(faults) => {
            let told = |fault: dti_workbench::CompilerFault| {
                let at =
                    fault.place.map_or_else(|| place.clone(), |inner| Place { file: beneath(place, &inner), ..inner });
                Finding::new(Code::PluginFaulty).with("reason", fault.message).at(at)
            };
            faults.into_iter().map(told).collect()
        }
        BuildError::ToolMissing { ref install, .. } => finding(error.to_string().into(), install.clone().into()),
        BuildError::Unfit { reason, way_out } => finding(reason.into(), way_out.into()),
        BuildError::Failed(reason) => finding(reason.into(), words("plugin-tool-failed").into()),
        BuildError::Io(error) => finding(error.to_string().into(), words("cli-set-permission").into()),
    }
}

/// The path of a file of a project, as the person who named the project's folder would write it.
fn beneath(folder: &Place, inner: &Place) -> String {
    let path = Path::new(&folder.file).join(&inner.file);
    path.strip_prefix(".").unwrap_or(&path).to_string_lossy().replace('\\', "/")
}

/// An engine of its own for authors.
pub(super) fn sandbox(cache: Option<PathBuf>, findings: &mut Findings) -> Result<Sandbox, Halted> {
    Sandbox::new(Limits::default(), cache).map_err(|error| {
        findings.push(Finding::new(Code::PluginUnusable).with("plugin", "*").with("reason", error.text()));
        Halted
    })
}

/// Loads a component; `name` is for messages.
pub(super) fn load(
    sandbox: &Sandbox,
    component: &[u8],
    name: &str,
    findings: &mut Findings,
) -> Result<Compiled, Halted> {
    let start = Instant::now();
    match Plugin::load(sandbox, component) {
        Ok(plugin) => Ok(Compiled { plugin, took: start.elapsed() }),
        Err(error) => {
            let finding = Finding::new(Code::PluginUnusable).with("plugin", name).with("reason", error.text());
            findings.push(finding.at(Place::file(name)));
            Err(Halted)
        }
    }
}

/// A path as the person who gave it wrote it.
pub(super) fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// A time for people: seconds, with no more digits than mean something.
pub(super) fn seconds(time: Duration) -> Argument {
    let digits = if time < Duration::from_millis(10) { 1e6 } else { 1e2 };
    Argument::from((time.as_secs_f64() * digits).round() / digits)
}
