//! What a lock asks of the plugins at hand.

use std::collections::BTreeMap;

use dti_criteria::{Indicator, LockedPlugin, PluginLock, PluginSource, Signers};
use dti_diagnostics::{Argument, Code, Finding, Findings, Halted, Text};
use dti_engine::Rules;
use dti_sandbox::{PluginInfo, Sandbox};

use super::{Chosen, signatures};
use crate::arguments::Common;
use crate::component::Component;
use crate::plugins::{Loader, Plugins};

/// The plugins at hand, seen against a lock.
pub(crate) struct Guarded<'a> {
    pub(crate) chosen: Chosen<'a>,
    pub(crate) lock: Option<PluginLock>,
    pub(crate) plugins: Plugins,
    /// What they came from.
    pub(crate) components: Vec<Component>,
}

/// Loads the plugins at hand and those that the set's lock names. Whatever is not as the lock says is told, unless it is
/// `accepted` by name.
pub(crate) fn load<'a>(
    chosen: Chosen<'a>,
    common: &Common,
    accepted: &[String],
    findings: &mut Findings,
) -> Result<Guarded<'a>, Halted> {
    let lock = PluginLock::read(chosen.source, findings);
    let signers = Signers::read(chosen.source, findings)?;
    let lock = lock?;
    let mut loader = Loader::new(common, findings)?;
    loader.load_unlocked(common, findings);
    if let Some(lock) = &lock {
        let guard = Guard { chosen, lock, accepted };
        let unread = guard.load_sources(&mut loader, findings);
        guard.compare(&loader.list, &unread, findings);
    }
    let signed = signatures::check(&loader, lock.as_ref(), &signers, common.require_signed, findings);
    let (plugins, components) = loader.finish(signed);
    Ok(Guarded { chosen, lock, plugins, components })
}

struct Guard<'a> {
    chosen: Chosen<'a>,
    lock: &'a PluginLock,
    accepted: &'a [String],
}

impl Guard<'_> {
    fn accepts(&self, plugin: &LockedPlugin) -> bool {
        self.accepted.contains(&plugin.name)
    }

    /// Loads the files that the lock names, where no plugin of the name is at hand; those of other bytes are not even
    /// looked into. Returns the names of the plugins of which everything is told already.
    fn load_sources(&self, loader: &mut Loader, findings: &mut Findings) -> Vec<String> {
        let mut told = Vec::new();
        let mut components = Vec::new();
        for locked in self.lock.plugins() {
            let is_at_hand = |plugin: &PluginInfo| plugin.name == locked.name || plugin.digest == locked.digest;
            let PluginSource::File(path) = &locked.source else { continue };
            if loader.list.iter().any(is_at_hand) {
                continue;
            }
            match self.open(&loader.sandbox, locked, path) {
                Ok(component) => components.push(component),
                Err(finding) => {
                    findings.push(*finding);
                    told.push(locked.name.clone());
                }
            }
        }
        loader.load(components, findings);
        told
    }

    fn open(&self, sandbox: &Sandbox, locked: &LockedPlugin, path: &str) -> Result<Component, Box<Finding>> {
        let component = Component::open(sandbox, &self.chosen.folder().join(path));
        let component = component.map_err(|error| self.not_at_hand(locked, error.text()))?;
        let digest = component.digest();
        if digest != locked.digest && !self.accepts(locked) {
            return Err(Box::new(self.differs(locked, digest)));
        }
        Ok(component)
    }

    /// Tells which plugins are not those of the lock.
    fn compare(&self, list: &[PluginInfo], told: &[String], findings: &mut Findings) {
        let open = self.lock.plugins().iter().filter(|locked| !self.accepts(locked) && !told.contains(&locked.name));
        for locked in open {
            let same = list.iter().find(|plugin| plugin.digest == locked.digest);
            let named = list.iter().find(|plugin| plugin.name == locked.name);
            match (same, named) {
                (Some(plugin), _) => findings.extend(self.misnomers(locked, plugin)),
                (None, Some(plugin)) => findings.push(self.differs(locked, &plugin.digest)),
                (None, None) => findings.push(*self.not_at_hand(locked, Text::new("không có", "it is not there"))),
            }
        }
    }

    fn differs(&self, locked: &LockedPlugin, found: &str) -> Finding {
        let finding = Finding::new(Code::PluginDigestDiffers).with("plugin", &locked.name).with("found", found);
        let finding = finding.with("locked", &locked.digest).at(locked.place.clone());
        finding.with("way-out", self.chosen.way_to_accept(&locked.name))
    }

    fn not_at_hand(&self, locked: &LockedPlugin, reason: impl Into<Argument>) -> Box<Finding> {
        let way_out = match &locked.source {
            PluginSource::File(path) if !self.chosen.past => {
                let path = self.chosen.folder().join(path).to_string_lossy().replace('\\', "/");
                let vi = format!("đặt tệp vào `{path}`, hoặc nêu tệp bằng --plugin TỆP");
                Text::new(vi, format!("put its file at `{path}`, or name the file with --plugin FILE"))
            }
            _ => self.chosen.way_to_accept(&locked.name),
        };
        let finding = Finding::new(Code::PluginNotAtHand).with("plugin", &locked.name).with("reason", reason);
        Box::new(finding.with("way-out", way_out).at(locked.place.clone()))
    }

    /// What the lock says of a plugin, and the plugin does not.
    fn misnomers(&self, locked: &LockedPlugin, plugin: &PluginInfo) -> Vec<Finding> {
        let facts = [
            ("name", locked.name.clone(), plugin.name.clone()),
            ("version", locked.version.clone(), plugin.version.clone()),
            ("contract", locked.contract.clone(), plugin.contract.clone()),
            ("size", locked.size.to_string(), plugin.bytes.to_string()),
        ];
        let wrong = facts.into_iter().filter(|(_, locked, found)| locked != found);
        let finding = |(key, written, found): (&'static str, String, String)| {
            let finding = Finding::new(Code::PluginLockWrong).with("plugin", &locked.name).with("key", key);
            let finding = finding.with("locked", written).with("found", found).at(locked.place.clone());
            finding.with("way-out", self.chosen.way_to_accept(&locked.name))
        };
        wrong.map(finding).collect()
    }
}

/// Tells which plugins a set uses and its lock does not name.
pub(crate) fn demand_locked(guarded: &Guarded<'_>, findings: &mut Findings) {
    let Some(lock) = &guarded.lock else { return };
    for (plugin, indicator) in used(&guarded.chosen, &guarded.plugins.rules) {
        if lock.plugin(&plugin).is_none() {
            let finding = Finding::new(Code::PluginNotLocked).with("code", &indicator.code).with("plugin", plugin);
            let finding = finding.with("set", guarded.chosen.name).indicator(&indicator.code);
            findings.push(finding.at(indicator.rule_place("").clone()).against(lock.place().clone()));
        }
    }
}

/// The plugins that a set uses, each with the first indicator that it scores.
pub(super) fn used<'a>(chosen: &Chosen<'a>, rules: &Rules) -> BTreeMap<String, &'a Indicator> {
    let mut used = BTreeMap::new();
    for indicator in chosen.set.indicators() {
        let rule = indicator.rule.as_ref().and_then(|call| rules.find(&call.name).ok());
        if let Some(rule) = rule {
            used.entry(rule.profile().plugin.clone()).or_insert(indicator);
        }
    }
    used
}
