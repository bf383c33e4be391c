//! Many plugins at once.

use std::collections::BTreeSet;

use dti_engine::rules::Rule;
use rayon::prelude::*;

use crate::{Plugin, PluginError, PluginInfo, Sandbox};

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

/// Loads plugins: those whose code is kept one after the other, which is quicker than to wake threads, and the others in
/// parallel. The names are for messages: a standard plugin's own, the path of a file. Of two plugins that call themselves
/// the same the first is taken.
pub fn load_all<N, B>(sandbox: &Sandbox, plugins: &[(N, B)]) -> Loaded
where
    N: AsRef<str> + Sync,
    B: AsRef<[u8]> + Sync,
{
    let mut results: Vec<_> =
        plugins.iter().map(|(_, bytes)| Plugin::load_kept(sandbox, bytes.as_ref()).map(Ok)).collect();
    let missing: Vec<_> = results.iter_mut().zip(plugins).filter(|(result, _)| result.is_none()).collect();
    if !missing.is_empty() {
        let load = |bytes: &B| Some(Plugin::load(sandbox, bytes.as_ref()));
        missing.into_par_iter().for_each(|(result, (_, bytes))| *result = load(bytes));
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
