//! The plugins at hand: the standard ones, those that the command line names, and those that a set's lock names.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use dti_diagnostics::{Argument, Code, Finding, Findings, Halted, Place};
use dti_engine::Rules;
use dti_engine::rules::Rule;
use dti_reports::{PluginRecord, PluginSource};
use dti_sandbox::{Limits, Loaded, PluginError, PluginInfo, Sandbox, load_sources};
use etcetera::{BaseStrategy, choose_base_strategy};

use crate::arguments::Common;
use crate::component::Component;
use crate::locks::{self, Chosen};
use crate::terminal::Terminal;

/// The plugins at hand, loaded.
pub(crate) struct Plugins {
    pub(crate) rules: Rules,
    pub(crate) list: Vec<PluginInfo>,
    pub(crate) limits: Limits,
    /// Who signed them, by plugin, as far as the set trusts the signer.
    pub(crate) signed: BTreeMap<String, String>,
    /// The files of those that are not built in, by plugin.
    pub(crate) files: BTreeMap<String, PathBuf>,
}

impl Plugins {
    /// What the record of a run says of them.
    pub(crate) fn records(&self) -> Vec<PluginRecord> {
        let record = |plugin: &PluginInfo| PluginRecord {
            name: plugin.name.clone(),
            version: plugin.version.clone(),
            contract: plugin.contract.clone(),
            digest: plugin.digest.clone(),
            source: self.source(&plugin.name),
            signed_by: self.signed.get(&plugin.name).cloned(),
        };
        self.list.iter().map(record).collect()
    }

    /// Tells how many there are, and of each whether its compiled code was there already.
    fn log(&self) {
        for plugin in &self.list {
            let PluginInfo { name, version, digest, bytes, cached, .. } = plugin;
            tracing::debug!(name: "plugin", plugin = name, version, digest, bytes, cached);
        }
        let span = tracing::Span::current();
        span.record("plugins", self.list.len());
        span.record("rules", self.rules.iter().count());
        span.record("cached", self.list.iter().filter(|plugin| plugin.cached).count());
    }

    fn source(&self, plugin: &str) -> PluginSource {
        if self.files.contains_key(plugin) { PluginSource::File } else { PluginSource::Standard }
    }
}

/// Loads the standard plugins and those of the command line; each that cannot be used becomes a finding.
pub(crate) fn load(common: &Common, findings: &mut Findings) -> Result<Plugins, Halted> {
    let mut loader = Loader::new(common, findings)?;
    loader.load_unlocked(common, findings);
    findings.settle(loader.finish(BTreeMap::new()).0)
}

/// Loads the plugins that score a set, and refuses those that its lock or its signers do not allow.
#[tracing::instrument(name = "plugins", skip_all, fields(plugins, rules, cached))]
pub(crate) fn load_for(chosen: Chosen<'_>, common: &Common, findings: &mut Findings) -> Result<Plugins, Halted> {
    let guarded = locks::load(chosen, common, &[], findings)?;
    locks::demand_locked(&guarded, findings);
    guarded.plugins.log();
    findings.settle(guarded.plugins)
}

/// Plugins on their way into the sandbox, with the components that they came from.
pub(crate) struct Loader {
    pub(crate) sandbox: Sandbox,
    rules: Vec<Box<dyn Rule>>,
    pub(crate) list: Vec<PluginInfo>,
    pub(crate) components: Vec<Component>,
}

impl Loader {
    pub(crate) fn new(common: &Common, findings: &mut Findings) -> Result<Self, Halted> {
        let sandbox = Sandbox::new(Limits::default(), cache_folder(common)).map_err(|error| {
            findings.push(Finding::new(Code::PluginUnusable).with("plugin", "*").with("reason", error.text()));
            Halted
        })?;
        Ok(Self { sandbox, rules: Vec::new(), list: Vec::new(), components: Vec::new() })
    }

    /// Loads the standard plugins and those of the command line.
    pub(crate) fn load_unlocked(&mut self, common: &Common, findings: &mut Findings) {
        let mut components: Vec<_> = dti_bundle::standard_plugins().iter().map(Component::standard).collect();
        for path in &common.plugins {
            match Component::open(&self.sandbox, path) {
                Ok(component) => components.push(component),
                Err(error) => findings.push(unusable(&path.to_string_lossy(), &error)),
            }
        }
        self.load(components, findings);
    }

    /// Loads components; each that cannot be used becomes a finding.
    pub(crate) fn load(&mut self, components: Vec<Component>, findings: &mut Findings) {
        let named: Vec<_> = components.iter().map(|component| (component.name(), component.source())).collect();
        let Loaded { rules, plugins, refused } = load_sources(&self.sandbox, &named);
        for refusal in refused {
            findings.push(unusable(&refusal.name, &refusal.error));
        }
        let is_taken = |name: &str| self.list.iter().any(|plugin| plugin.name == name);
        let (twice, new): (Vec<_>, Vec<_>) = plugins.into_iter().partition(|plugin| is_taken(&plugin.name));
        for PluginInfo { name, .. } in twice {
            findings.push(unusable(&name, &PluginError::NameTaken { name: name.clone() }));
        }
        self.rules
            .extend(rules.into_iter().filter(|rule| new.iter().any(|plugin| plugin.name == rule.profile().plugin)));
        self.list.extend(new);
        self.components.extend(components);
    }

    pub(crate) fn finish(self, signed: BTreeMap<String, String>) -> (Plugins, Vec<Component>) {
        let limits = self.sandbox.limits().clone();
        let files = self.list.iter().filter_map(|plugin| Some((plugin.name.clone(), self.file(plugin)?.to_owned())));
        let files = files.collect();
        (Plugins { rules: Rules::new(self.rules), list: self.list, limits, signed, files }, self.components)
    }

    /// The file that a plugin came from; none if it is built in.
    fn file(&self, plugin: &PluginInfo) -> Option<&Path> {
        self.components.iter().find(|component| component.digest() == plugin.digest)?.path()
    }
}

/// The finding of a plugin that cannot be used, or that this machine could not run.
pub(crate) fn unusable(plugin: &str, error: &PluginError) -> Finding {
    let code = if error.is_of_the_machine() { Code::PluginInterrupted } else { Code::PluginUnusable };
    Finding::new(code).with("plugin", plugin).with("reason", error.text()).at(Place::file(plugin))
}

/// Where compiled plugins are kept: as the command line says, or in the user's cache folder.
pub(crate) fn cache_folder(common: &Common) -> Option<PathBuf> {
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
