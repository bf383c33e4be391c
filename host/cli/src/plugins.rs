//! The plugins at hand: the standard ones and those that the command line names.

use std::path::PathBuf;

use dti_diagnostics::{Argument, Code, Finding, Findings, Halted, Place};
use dti_engine::Rules;
use dti_engine::rules::Rule;
use dti_reports::PluginRecord;
use dti_sandbox::{Limits, Loaded, PluginInfo, Sandbox, load_all};
use etcetera::{BaseStrategy, choose_base_strategy};

use crate::arguments::Common;
use crate::terminal::Terminal;

/// The plugins at hand, loaded.
pub(crate) struct Plugins {
    pub(crate) rules: Rules,
    pub(crate) list: Vec<PluginInfo>,
    pub(crate) limits: Limits,
}

impl Plugins {
    /// What the record of a run says of them.
    pub(crate) fn records(&self) -> Vec<PluginRecord> {
        let record = |plugin: &PluginInfo| PluginRecord {
            name: plugin.name.clone(),
            version: plugin.version.clone(),
            contract: plugin.contract.clone(),
            digest: plugin.digest.clone(),
        };
        self.list.iter().map(record).collect()
    }
}

/// Loads the standard plugins and those of the command line; each that cannot be used becomes a finding.
pub(crate) fn load(common: &Common, findings: &mut Findings) -> Result<Plugins, Halted> {
    let files = read_files(&common.plugins, findings);
    let standard = dti_bundle::standard_plugins().iter().map(|plugin| (plugin.name, plugin.component));
    let named = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    let components: Vec<_> = standard.chain(named).collect();
    let limits = Limits::default();
    let sandbox = match Sandbox::new(limits.clone(), cache_folder(common)) {
        Ok(sandbox) => sandbox,
        Err(error) => {
            findings.push(Finding::new(Code::PluginUnusable).with("plugin", "*").with("reason", error.text()));
            return Err(Halted);
        }
    };
    let Loaded { rules, plugins, refused } = load_all(&sandbox, &components);
    for refusal in refused {
        let finding = Finding::new(Code::PluginUnusable).with("plugin", &refusal.name);
        findings.push(finding.with("reason", refusal.error.text()).at(Place::file(refusal.name)));
    }
    findings.settle(Plugins { rules: Rules::new(rules), list: plugins, limits })
}

fn read_files(paths: &[PathBuf], findings: &mut Findings) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for path in paths {
        let name = path.to_string_lossy().into_owned();
        match std::fs::read(path) {
            Ok(bytes) => files.push((name, bytes)),
            Err(error) => {
                let finding = Finding::new(Code::PluginUnusable).with("plugin", &name);
                findings.push(finding.with("reason", error.to_string()).at(Place::file(name)));
            }
        }
    }
    files
}

/// Where compiled plugins are kept: as the command line says, or in the user's cache folder.
fn cache_folder(common: &Common) -> Option<PathBuf> {
    if common.no_cache {
        return None;
    }
    let users = || Some(choose_base_strategy().ok()?.cache_dir().join("dti").join("plugins"));
    common.cache.clone().or_else(users)
}

/// `dti plugin list`.
pub(crate) fn list(common: &Common, terminal: &Terminal) -> Result<(), Halted> {
    let mut findings = Findings::new();
    let plugins = terminal.settle_with(&mut findings, |findings| load(common, findings))?;
    for plugin in &plugins.list {
        let words = [
            ("name", Argument::from(&plugin.name)),
            ("version", Argument::from(&plugin.version)),
            ("contract", Argument::from(&plugin.contract)),
            ("bytes", Argument::from(plugin.bytes)),
            ("digest", Argument::from(&plugin.digest[..16])),
        ];
        terminal.say("cli-plugin", &words);
        for rule in plugins.rules.iter().map(Rule::profile).filter(|rule| rule.plugin == plugin.name) {
            terminal.show(&format!("  {:<21} {}", rule.id, rule.summary.get(terminal.language)));
        }
    }
    Ok(())
}
