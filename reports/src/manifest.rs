//! What only the caller knows of a run: the engine, the day, the plugins, the limits.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What only the caller knows of a run; a part of [`Run`](crate::Run).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of the engine.
    pub engine: String,
    /// What runs plugins, with its version, and what it counts as a unit of fuel.
    #[serde(default)]
    pub sandbox: String,
    /// The newest contract that it speaks with plugins, such as `dti:scoring/rules@0.2.0`.
    #[serde(default)]
    pub contract: String,
    /// The day of the run, as given; the only date in its outputs.
    #[serde(with = "day")]
    pub at: Date,
    /// What else was asked of the run and decides what comes out.
    #[serde(default)]
    pub options: OptionsRecord,
    /// The plugins that were at hand.
    pub plugins: Vec<PluginRecord>,
    /// The limits under which submissions were read and rules ran.
    pub limits: Value,
}

/// What was asked of a run beside its inputs, its day, its language and its draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct OptionsRecord {
    /// Whether any error was to stop it.
    pub strict: bool,
    /// Whether every plugin that is not built in had to be signed.
    pub require_signed: bool,
    /// Whether agencies get no workbooks of their own.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub no_agency_workbooks: bool,
}

/// A plugin, exactly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PluginRecord {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The contract that it was built against, such as `dti:scoring@0.1.0`.
    pub contract: String,
    /// SHA-256 of its component in hexadecimal.
    pub digest: String,
    /// Where it came from.
    #[serde(default)]
    pub source: PluginSource,
    /// Who signed it, as the set calls the signer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_by: Option<String>,
}

/// Where a plugin came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PluginSource {
    /// It is built into the program.
    #[default]
    Standard,
    /// The command line or the set's lock named its file.
    File,
}

/// Days as `2024-12-31`.
mod day {
    use jiff::civil::Date;
    use serde::de::Error as _;
    use serde::{Deserialize as _, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(day: &Date, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(day)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|error| D::Error::custom(format!("`{text}` is not a day: {error}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_survives_json() {
        let manifest = Manifest {
            engine: "0.1.0".to_owned(),
            sandbox: "wasmtime".to_owned(),
            contract: "dti:scoring/rules@0.2.0".to_owned(),
            at: Date::constant(2024, 1, 15),
            options: OptionsRecord { strict: true, ..OptionsRecord::default() },
            plugins: vec![],
            limits: serde_json::json!({ "fuel": 1000 }),
        };
        let json = serde_json::to_string(&manifest).unwrap();
        assert!(json.contains(r#""at":"2024-01-15""#), "{json}");
        assert_eq!(serde_json::from_str::<Manifest>(&json).unwrap(), manifest);
    }
}
