//! Parameters from JSON text to a type, and from a type to its JSON Schema.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::contract::Complaint;

/// The parameters of a rule that has none.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct None {}

/// Reads parameters.
pub(crate) fn read<P: DeserializeOwned>(text: &str) -> Result<P, Complaint> {
    serde_json::from_str(text).map_err(|error| {
        Complaint::whole(format!("không đọc được tham số: {error}"), format!("cannot read the parameters: {error}"))
    })
}

/// The JSON Schema (draft 2020-12) of a type, as text.
pub(crate) fn schema<P: JsonSchema>() -> String {
    // Inlined, so that an editor shows a parameter's description without following references.
    let settings = SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    settings.into_generator().into_root_schema_for::<P>().to_value().to_string()
}
