//! Parameters from JSON text to a type, and from a type to its JSON Schema.

use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{DeserializeOwned, Visitor};
use serde::{Deserialize, Deserializer, forward_to_deserialize_any};
use serde_json::Value;
use serde_json::de::StrRead;

use crate::contract::Complaint;

/// The parameters of a rule that has none.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoParameters {}

/// Reads parameters.
pub(crate) fn read<P: DeserializeOwned>(text: &str) -> Result<P, Vec<Complaint>> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let parameters = P::deserialize(Object(&mut reader)).map_err(|error| unreadable(&error))?;
    reader.end().map_err(|error| unreadable(&error))?;
    Ok(parameters)
}

/// Reads an object, and nothing else: without the code that would read a list as one, a plugin is smaller.
struct Object<'a, 'de>(&'a mut serde_json::Deserializer<StrRead<'de>>);

impl<'de> Deserializer<'de> for Object<'_, 'de> {
    type Error = serde_json::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        self.0.deserialize_map(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

fn unreadable(error: &serde_json::Error) -> Vec<Complaint> {
    let (vi, en) = ("không đọc được tham số", "cannot read the parameters");
    vec![Complaint::whole(format!("{vi}: {error}"), format!("{en}: {error}"))]
}

/// The JSON Schema (draft 2020-12) that `of` makes, with an example, as text.
///
/// Not generic in the type, because every rule would then have its own copy of it.
pub(crate) fn schema(of: fn(&mut SchemaGenerator) -> Schema, example: &str) -> String {
    let mut settings = SchemaSettings::draft2020_12();
    // Inlined, so that an editor shows a parameter's description without following references.
    settings.inline_subschemas = true;
    let dialect = settings.meta_schema.clone();
    let mut generator = settings.into_generator();
    let mut schema = of(&mut generator);
    schema.insert("$schema".to_owned(), dialect.map_or(Value::Null, Value::from));
    let definitions = generator.take_definitions(false);
    if !definitions.is_empty() {
        schema.insert("$defs".to_owned(), definitions.into());
    }
    let example: Value = serde_json::from_str(example).unwrap_or_default();
    schema.insert("examples".to_owned(), Value::Array(vec![example]));
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
