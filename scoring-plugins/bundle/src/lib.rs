//! The standard plugins: components that `build.rs` compiled, ready for the sandbox.

/// A plugin that comes with `dti`.
#[derive(Clone, Copy)]
pub struct StandardPlugin {
    /// The plugin's name, as its profile has it.
    pub name: &'static str,
    /// The component's bytes.
    pub component: &'static [u8],
}

/// All standard plugins, in the order of their names.
pub fn standard_plugins() -> &'static [StandardPlugin] {
    STANDARD_PLUGINS
}

// Defines `STANDARD_PLUGINS`.
include!(concat!(env!("OUT_DIR"), "/standard_plugins.rs"));

#[cfg(test)]
mod tests {
    use wasmparser::{Parser, Payload};

    use super::*;

    /// The names of all imports and exports of the component itself, not of the modules within.
    fn surface(component: &[u8]) -> (Vec<String>, Vec<String>) {
        let (mut imports, mut exports, mut depth) = (Vec::new(), Vec::new(), 0);
        for payload in Parser::new(0).parse_all(component) {
            match payload.unwrap() {
                Payload::ModuleSection { .. } | Payload::ComponentSection { .. } => depth += 1,
                Payload::End(_) => depth -= 1,
                Payload::ComponentImportSection(section) if depth == 0 => {
                    imports.extend(section.into_iter().map(|import| import.unwrap().name.name.to_owned()));
                }
                Payload::ComponentExportSection(section) if depth == 0 => {
                    exports.extend(section.into_iter().map(|export| export.unwrap().name.name.to_owned()));
                }
                _ => {}
            }
        }
        (imports, exports)
    }

    #[test]
    fn a_standard_plugin_exports_the_rules_and_imports_nothing() {
        for plugin in standard_plugins() {
            let (imports, exports) = surface(plugin.component);
            assert!(imports.is_empty(), "`{}` imports {imports:?}", plugin.name);
            assert_eq!(exports, ["dti:scoring/rules@0.2.0"], "`{}`", plugin.name);
        }
    }

    #[test]
    fn a_standard_plugin_is_small() {
        for plugin in standard_plugins() {
            let kilobytes = plugin.component.len() / 1000;
            assert!(kilobytes < 330, "`{}` has {kilobytes} kB", plugin.name);
        }
    }

    #[test]
    fn the_panic_note_is_in_every_plugin_exactly_once() {
        for plugin in standard_plugins() {
            let marker = b"dti:panic-note:1";
            let notes = plugin.component.windows(marker.len()).filter(|window| window == marker).count();
            assert_eq!(notes, 1, "`{}`", plugin.name);
        }
    }

    #[test]
    fn no_path_of_this_machine_is_in_a_plugin() {
        for plugin in standard_plugins() {
            let text = String::from_utf8_lossy(plugin.component);
            let root = env!("CARGO_MANIFEST_DIR").trim_end_matches("/scoring-plugins/bundle");
            assert!(!text.contains(root), "`{}` names {root}", plugin.name);
            assert!(!text.contains("/.cargo/"), "`{}` names the registry of this machine", plugin.name);
        }
    }
}
