//! Parameters from JSON text to a type, and from a type to its JSON Schema.

use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::contract::Complaint;

/// The parameters of a rule that has none.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoParameters {}

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
    let mut schema = settings.into_generator().into_root_schema_for::<P>();
    WithoutNull.transform(&mut schema);
    schema.to_value().to_string()
}

/// Makes `["number", "null"]` a plain `"number"`: an optional parameter is left out, TOML has no null.
struct WithoutNull;

impl Transform for WithoutNull {
    fn transform(&mut self, schema: &mut Schema) {
        if let Some(Value::Array(types)) = schema.get_mut("type") {
            types.retain(|name| name != "null");
            if let [only] = types.as_slice() {
                let only = only.clone();
                schema.insert("type".to_owned(), only);
            }
        }
        transform_subschemas(self, schema);
    }
}
