//! Many plugins at once.

use std::borrow::Borrow;
use std::collections::BTreeSet;

use dti_engine::rules::Rule;
use rayon::prelude::*;

use crate::{Plugin, PluginError, PluginInfo, Sandbox, Source};

/// The plugins that can be used, and those that cannot, each in the order in which they were given.
#[derive(Default)]
pub struct Loaded {
    /// The rules of all plugins that can be used.
    pub rules: Vec<Box<dyn Rule>>,
    /// What there is to know of the plugins that can be used.
    pub plugins: Vec<PluginInfo>,
    /// The plugins that cannot be used.
    pub refused: Vec<Refused>,
}

/// A plugin that cannot be used.
#[derive(Debug, Clone, PartialEq)]
pub struct Refused {
    /// The name under which it was given.
    pub name: String,
    /// Why it cannot be used.
    pub error: PluginError,
}

/// Loads plugins of bytes at hand, as [`load_sources`] does.
pub fn load_all<N, B>(sandbox: &Sandbox, plugins: &[(N, B)]) -> Loaded
where
    N: AsRef<str>,
    B: AsRef<[u8]>,
{
    let sources: Vec<_> = plugins.iter().map(|(name, bytes)| (name.as_ref(), Source::of(bytes.as_ref()))).collect();
    load_sources(sandbox, &sources)
}

/// Loads plugins: those whose code is kept one after the other, which is quicker than to wake threads, and the others in
/// parallel. The names are for messages: a standard plugin's own, the path of a file. Of two plugins that call themselves
/// the same the first is taken.
pub fn load_sources<'a, N, S>(sandbox: &Sandbox, plugins: &[(N, S)]) -> Loaded
where
    N: AsRef<str> + Sync,
    S: Borrow<Source<'a>> + Sync,
{
    let mut results: Vec<_> =
        plugins.iter().map(|(_, source)| Plugin::load_kept(sandbox, source.borrow()).map(Ok)).collect();
    let missing: Vec<_> = results.iter_mut().zip(plugins).filter(|(result, _)| result.is_none()).collect();
    if !missing.is_empty() {
        let load = |source: &S| Some(Plugin::load_source(sandbox, source.borrow()));
        missing.into_par_iter().for_each(|(result, (_, source))| *result = load(source));
    }
    let mut loaded = Loaded::default();
    let mut names = BTreeSet::new();
    for ((name, _), result) in plugins.iter().zip(results.into_iter().flatten()) {
        match result.and_then(|plugin| unlike_the_others(plugin, &mut names)) {
            Ok(plugin) => loaded.take(&plugin),
            Err(error) => loaded.refused.push(Refused { name: name.as_ref().to_owned(), error }),
        }
    }
    loaded
}

fn unlike_the_others(plugin: Plugin, names: &mut BTreeSet<String>) -> Result<Plugin, PluginError> {
    let name = &plugin.info().name;
    if names.insert(name.clone()) { Ok(plugin) } else { Err(PluginError::NameTaken { name: name.clone() }) }
}

impl Loaded {
    fn take(&mut self, plugin: &Plugin) {
        self.rules.extend(plugin.rules());
        self.plugins.push(plugin.info().clone());
    }
}
