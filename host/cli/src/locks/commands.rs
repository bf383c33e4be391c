//! `dti plugin lock`, `dti plugin update` and `dti plugin verify`.

use std::path::Path;
use std::{fs, io};

use dti_criteria::{LockedPlugin, PluginLock, PluginSource};
use dti_diagnostics::{Argument, Code, Finding, Findings, Halted, Place, Text};
use dti_engine::rules;
use dti_sandbox::PluginInfo;

use super::guard::{Guarded, used};
use super::{Chosen, Opened, demand_locked, load};
use crate::arguments::{Common, Set};
use crate::paths::seen_from;
use crate::plugin::Update;
use crate::score::unwritable;
use crate::terminal::Terminal;

/// `dti plugin lock`: names the plugins that the set uses; those that were locked stay as they are.
pub(crate) fn lock(asked: &Set, common: &Common, terminal: &Terminal) -> Result<(), Halted> {
    let mut findings = Findings::new();
    let lock = terminal.settle_with(&mut findings, |findings| {
        let opened = Opened::open(asked, findings)?;
        demand_folder(&opened.chosen(), findings)?;
        let guarded = load(opened.chosen(), common, &[], findings)?;
        write(&guarded, findings)
    })?;
    lock.plugins().iter().for_each(|plugin| show(plugin, terminal));
    let words = [("count", Argument::from(lock.plugins().len())), ("file", Argument::from(lock.place().to_string()))];
    terminal.say("locks-locked", &words);
    Ok(())
}

/// `dti plugin update`: accepts the plugins that are at hand now, by name.
pub(crate) fn update(asked: &Update, common: &Common, terminal: &Terminal) -> Result<(), Halted> {
    let mut findings = Findings::new();
    let (old, new) = terminal.settle_with(&mut findings, |findings| {
        let opened = Opened::open(&asked.set, findings)?;
        demand_folder(&opened.chosen(), findings)?;
        let guarded = load(opened.chosen(), common, &asked.names, findings)?;
        let old = locked(&guarded, findings)?.clone();
        demand_used(&asked.names, &guarded, findings)?;
        Ok((old, write(&guarded, findings)?))
    })?;
    for plugin in asked.names.iter().filter_map(|name| new.plugin(name)) {
        tell_change(old.plugin(&plugin.name), plugin, terminal);
    }
    Ok(())
}

/// `dti plugin verify`: whether the plugins at hand are those of the lock, signed as it says.
pub(crate) fn verify(asked: &Set, common: &Common, terminal: &Terminal) -> Result<(), Halted> {
    let mut findings = Findings::new();
    let lock = terminal.settle_with(&mut findings, |findings| {
        let opened = Opened::open(asked, findings)?;
        let guarded = load(opened.chosen(), common, &[], findings)?;
        let lock = locked(&guarded, findings)?.clone();
        demand_locked(&guarded, findings);
        Ok(lock)
    })?;
    lock.plugins().iter().for_each(|plugin| show(plugin, terminal));
    terminal.say("locks-verified", &[("count", Argument::from(lock.plugins().len()))]);
    Ok(())
}

fn show(plugin: &LockedPlugin, terminal: &Terminal) {
    let words = [
        ("name", Argument::from(&plugin.name)),
        ("version", Argument::from(&plugin.version)),
        ("digest", Argument::from(&plugin.digest[..16])),
        ("source", Argument::from(plugin.source.as_str())),
        ("signer", Argument::from(plugin.signed_by.as_deref().unwrap_or_default())),
    ];
    let key = match (&plugin.source, &plugin.signed_by) {
        (PluginSource::Standard, _) => "locks-plugin-standard",
        (_, Some(_)) => "locks-plugin-signed",
        (_, None) => "locks-plugin-unsigned",
    };
    terminal.say(key, &words);
}

fn tell_change(old: Option<&LockedPlugin>, new: &LockedPlugin, terminal: &Terminal) {
    let words = [
        ("name", Argument::from(&new.name)),
        ("version", Argument::from(&new.version)),
        ("digest", Argument::from(&new.digest)),
        ("old-version", Argument::from(old.map(|old| old.version.as_str()).unwrap_or_default())),
        ("old-digest", Argument::from(old.map(|old| old.digest.as_str()).unwrap_or_default())),
    ];
    let key = match old {
        Some(old) if old.digest == new.digest => "locks-unchanged",
        Some(_) => "locks-updated",
        None => "locks-added",
    };
    terminal.say(key, &words);
}

/// Only a folder can hold a lock.
fn demand_folder(chosen: &Chosen<'_>, findings: &mut Findings) -> Result<(), Halted> {
    if chosen.folder().is_dir() {
        return Ok(());
    }
    findings.push(Finding::new(Code::SetNotLockable).with("set", chosen.name));
    Err(Halted)
}

/// The lock that the set has.
fn locked<'a>(guarded: &'a Guarded<'_>, findings: &mut Findings) -> Result<&'a PluginLock, Halted> {
    guarded.lock.as_ref().ok_or_else(|| {
        let name = guarded.chosen.name;
        let place = guarded.chosen.set.place().clone();
        findings.push(Finding::new(Code::PluginLockMissing).with("set", name).at(place));
        Halted
    })
}

fn demand_used(names: &[String], guarded: &Guarded<'_>, findings: &mut Findings) -> Result<(), Halted> {
    let used = used(&guarded.chosen, &guarded.plugins.rules);
    let known = used.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
    for name in names.iter().filter(|name| !used.contains_key(*name)) {
        let finding = Finding::new(Code::PluginNotUsed).with("plugin", name).with("known", &known);
        findings.push(finding.at(guarded.chosen.set.place().clone()));
    }
    findings.settle(())
}

/// Writes the lock of the plugins that the set uses, unless something speaks against it.
fn write(guarded: &Guarded<'_>, findings: &mut Findings) -> Result<PluginLock, Halted> {
    let Guarded { chosen, plugins, .. } = guarded;
    rules::plan(chosen.set, &plugins.rules, findings).map(|_| ())?;
    let used = used(chosen, &plugins.rules);
    let path = chosen.folder().join(PluginLock::FILE);
    let place = Place::file(path.to_string_lossy().replace('\\', "/"));
    let used = plugins.list.iter().filter(|plugin| used.contains_key(&plugin.name));
    let entries = used.map(|plugin| entry(guarded, plugin, &place)).collect();
    let lock = findings.settle(PluginLock::new(entries, place))?;
    replace(&path, &lock.written()).map_err(|error| unwritable(&path, Text::new(error.to_string(), ""), findings))?;
    Ok(lock)
}

fn entry(guarded: &Guarded<'_>, plugin: &PluginInfo, place: &Place) -> LockedPlugin {
    let files = guarded.components.iter().filter(|component| component.path().is_some());
    let component = files.into_iter().find(|component| component.digest() == plugin.digest);
    let file = |path: &Path| PluginSource::File(seen_from(guarded.chosen.folder(), path));
    LockedPlugin {
        name: plugin.name.clone(),
        version: plugin.version.clone(),
        contract: plugin.contract.clone(),
        digest: plugin.digest.clone(),
        size: plugin.bytes as u64,
        source: component.and_then(|component| component.path()).map_or(PluginSource::Standard, file),
        signed_by: guarded.plugins.signed.get(&plugin.name).cloned(),
        place: place.clone(),
    }
}

/// Writes a file beside its place and moves it there in one step.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let partial = path.with_extension("lock.partial");
    fs::write(&partial, text)?;
    fs::rename(partial, path)
}
