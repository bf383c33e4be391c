//! What pillars, views and the root have in common: how members become one figure, and to whom they apply.

use dti_diagnostics::{Code, Finding, Findings, Place, Text};
use toml::de::DeValue;

use super::codes::find;
use super::fields::Fields;
use super::values::FromToml;
use super::{Draft, DraftAgency, Located};
use crate::applicability::{Applicability, Attribute, AttributeKind, AttributeValue};
use crate::tree::{Aggregate, Coverage, Gaps, GateClosed, Needed};

/// The ways of aggregating, by what a criteria set writes.
pub(crate) const AGGREGATES: &[(&str, Aggregate)] = &[
    ("sum", Aggregate::Sum),
    ("weighted-mean", Aggregate::WeightedMean),
    ("geometric-mean", Aggregate::GeometricMean),
    ("harmonic-mean", Aggregate::HarmonicMean),
    ("minimum", Aggregate::Minimum),
];

const GAPS: &[(&str, Gaps)] =
    &[("leave-out", Gaps::LeaveOut), ("rescale", Gaps::Rescale), ("zero", Gaps::Zero), ("withhold", Gaps::Withhold)];

const GATE_CLOSED: &[(&str, GateClosed)] =
    &[("zero", GateClosed::Zero), ("withhold", GateClosed::Withhold), ("no-band", GateClosed::NoBand)];

/// How the members of a node become one figure, as it was written.
#[derive(Debug)]
pub(crate) struct DraftNode {
    pub(crate) points: Option<Located<f64>>,
    pub(crate) aggregate: Aggregate,
    pub(crate) gaps: Gaps,
    pub(crate) coverage: Option<Coverage>,
    pub(crate) gate: Option<DraftGate>,
}

#[derive(Debug)]
pub(crate) struct DraftGate {
    pub(crate) conditions: Vec<Located<String>>,
    pub(crate) share: f64,
    pub(crate) otherwise: GateClosed,
}

/// Conditions under which something applies, as they were written.
#[derive(Debug)]
pub(crate) struct DraftApplies {
    pub(crate) cohorts: Option<Vec<Located<String>>>,
    pub(crate) agencies: Option<Vec<Located<String>>>,
    pub(crate) except: Vec<Located<String>>,
    pub(crate) attributes: Vec<DraftAttributeValue>,
}

/// What an agency says of an attribute, or what is asked for.
#[derive(Debug)]
pub(crate) struct DraftAttributeValue {
    pub(crate) attribute: Located<String>,
    pub(crate) value: AttributeValue,
}

/// Reads `points`, `aggregate` and `gaps`; what is no plain sum must declare its points.
pub(crate) fn read_combination(fields: &mut Fields<'_>) -> DraftNode {
    let aggregate = fields.word("aggregate", AGGREGATES).unwrap_or(Aggregate::Sum);
    let gaps = fields.word("gaps", GAPS).unwrap_or_default();
    if gaps == Gaps::Rescale && aggregate != Aggregate::Sum {
        fields.tell_contradiction("gaps = \"rescale\"", &format!("aggregate = \"{}\"", aggregate.as_str()));
    }
    if aggregate != Aggregate::Sum {
        fields.require("points");
    }
    let points = number_within(fields, "points", 0.0, f64::MAX);
    DraftNode { points, aggregate, gaps, coverage: None, gate: None }
}

/// Reads what a pillar or the root says of its members.
pub(crate) fn read_node(fields: &mut Fields<'_>) -> DraftNode {
    let node = read_combination(fields);
    let coverage = fields.table("coverage", &Text::new("mức đầy đủ", "the coverage")).and_then(read_coverage);
    let gate = fields.table("gate", &Text::new("điều kiện bắt buộc", "the gate")).and_then(read_gate);
    DraftNode { coverage, gate, ..node }
}

fn read_coverage(mut fields: Fields<'_>) -> Option<Coverage> {
    let of_indicators = fields.word("of", &[("members", false), ("indicators", true)]);
    let count = number_within(&mut fields, "count", 1.0, 9999.0);
    let share = number_within(&mut fields, "share", 0.0, 1.0);
    if fields.has("count") == fields.has("share") {
        fields.require(if fields.has("count") { "share" } else { "count" });
        if fields.has("count") {
            fields.tell_contradiction("count", "share");
        }
    }
    fields.finish();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within 1 and 9999")]
    let needed = count.map(|count| Needed::Count(count.value as u32)).or(share.map(|share| Needed::Share(share.value)));
    Some(Coverage { needed: needed?, of_indicators: of_indicators.unwrap_or(false) })
}

fn read_gate(mut fields: Fields<'_>) -> Option<DraftGate> {
    fields.require("conditions");
    fields.require("otherwise");
    let conditions = fields.strings("conditions");
    let share = number_within(&mut fields, "share", 0.0, 1.0).map_or(1.0, |share| share.value);
    let otherwise = fields.word("otherwise", GATE_CLOSED);
    fields.finish();
    Some(DraftGate { conditions: conditions?, share, otherwise: otherwise? })
}

/// Reads `applies`.
pub(crate) fn read_applies(fields: &mut Fields<'_>) -> Option<DraftApplies> {
    let mut fields = fields.table("applies", &Text::new("phạm vi áp dụng", "the applicability"))?;
    let applies = DraftApplies {
        cohorts: fields.strings("cohorts"),
        agencies: fields.strings("agencies"),
        except: fields.strings("except").unwrap_or_default(),
        attributes: read_attribute_values(&mut fields),
    };
    fields.finish();
    Some(applies)
}

/// Reads `attributes = { … }`.
pub(crate) fn read_attribute_values(fields: &mut Fields<'_>) -> Vec<DraftAttributeValue> {
    let Some(table) = fields.table("attributes", &Text::new("đặc điểm", "the attributes")) else {
        return Vec::new();
    };
    let mut values = Vec::new();
    for (attribute, node) in table.entries() {
        match node.get_ref() {
            DeValue::Boolean(flag) => {
                values.push(DraftAttributeValue { attribute, value: AttributeValue::Flag(*flag) });
            }
            other => match String::from_toml(other) {
                Some(name) => values.push(DraftAttributeValue { attribute, value: AttributeValue::Category(name) }),
                None => {
                    table.wrong_type(
                        &attribute.value,
                        node,
                        Text::new("true, false hoặc tên", "true, false or a name"),
                    );
                }
            },
        }
    }
    values
}

/// A number of a key, if it is written and lies within bounds; a lower bound of 0 does not include it.
pub(crate) fn number_within(fields: &mut Fields<'_>, key: &'static str, above: f64, to: f64) -> Option<Located<f64>> {
    let number = fields.optional::<f64>(key)?;
    let low = if above == 0.0 { number.value <= 0.0 } else { number.value < above };
    if !low && number.value <= to {
        return Some(number);
    }
    let limit = match (above == 0.0, to >= f64::MAX) {
        (true, true) => Text::new("lớn hơn 0", "above 0"),
        (true, false) => Text::new(format!("lớn hơn 0, không quá {to}"), format!("above 0 and at most {to}")),
        _ => Text::new(format!("trong khoảng {above} đến {to}"), format!("within {above} and {to}")),
    };
    let finding = Finding::new(Code::ValueOutOfBounds).with("key", key).with("value", number.value);
    fields.tell(finding.with("limit", limit).at(number.place));
    None
}

/// Finds what conditions name.
pub(crate) struct Conditions<'a> {
    pub(crate) draft: &'a Draft,
    pub(crate) attributes: &'a [Attribute],
}

impl Conditions<'_> {
    /// The conditions as they are believed; what is not found is told and left out.
    pub(crate) fn believe(&self, draft: &DraftApplies, findings: &mut Findings) -> Applicability {
        let cohorts = draft.cohorts.as_ref().map(|named| self.cohorts(named, findings));
        let agencies = draft.agencies.as_ref().map(|named| self.agencies("agencies", named, findings));
        let except = self.agencies("except", &draft.except, findings);
        let mut attributes = std::collections::BTreeMap::new();
        for wanted in &draft.attributes {
            if let Some(position) = self.attribute(wanted, findings) {
                self.check_category(wanted, findings);
                attributes.insert(position, wanted.value.clone());
            }
        }
        Applicability { cohorts, agencies, except, attributes }
    }

    /// The positions of cohorts, in order.
    pub(crate) fn cohorts(&self, named: &[Located<String>], findings: &mut Findings) -> Vec<usize> {
        let kind = Text::new("nhóm xếp hạng", "cohort");
        let ids = || self.draft.cohorts.iter().map(|cohort| cohort.id.value.as_str());
        let mut found: Vec<_> = named.iter().filter_map(|id| find("cohorts", id, &kind, ids(), findings)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    fn agencies(&self, key: &str, named: &[Located<String>], findings: &mut Findings) -> Vec<String> {
        let kind = Text::new("đơn vị", "agency");
        let codes = || self.draft.agencies.iter().map(|agency| agency.code.value.as_str());
        let known = |code: &&Located<String>| find(key, code, &kind, codes(), findings).is_some();
        named.iter().filter(known).map(|code| code.value.clone()).collect()
    }

    /// The position of an attribute whose kind fits what is said of it.
    fn attribute(&self, said: &DraftAttributeValue, findings: &mut Findings) -> Option<usize> {
        let ids = self.attributes.iter().map(|attribute| attribute.id.as_str());
        let position = find("attributes", &said.attribute, &Text::new("đặc điểm", "attribute"), ids, findings)?;
        let (expected, fits) = match self.attributes[position].kind {
            AttributeKind::Flag => {
                (Text::new("true, false", "true, false"), matches!(said.value, AttributeValue::Flag(_)))
            }
            AttributeKind::Category => {
                let expected = Text::new("tên nhóm, như \"nam-bo\"", "the name of a group, such as \"nam-bo\"");
                (expected, matches!(said.value, AttributeValue::Category(_)))
            }
        };
        if !fits {
            let finding = Finding::new(Code::ValueNotAllowed).with("key", &said.attribute.value);
            let finding = finding.with("value", shown(&said.value)).with("known", expected);
            findings.push(finding.at(said.attribute.place.clone()));
        }
        fits.then_some(position)
    }

    /// A category that no agency names is a slip of the pen.
    fn check_category(&self, wanted: &DraftAttributeValue, findings: &mut Findings) {
        let AttributeValue::Category(name) = &wanted.value else { return };
        let said = self.draft.agencies.iter().flat_map(|agency| &agency.attributes);
        let mut names: Vec<_> = said
            .filter(|said| said.attribute.value == wanted.attribute.value)
            .filter_map(|said| match &said.value {
                AttributeValue::Category(name) => Some(name.as_str()),
                AttributeValue::Flag(_) => None,
            })
            .collect();
        names.sort_unstable();
        names.dedup();
        let place = wanted.attribute.place.clone();
        let name = Located { value: name.clone(), place };
        find(&wanted.attribute.value, &name, &Text::new("nhóm", "category"), names.into_iter(), findings);
    }

    /// What an agency says of each attribute, by position.
    pub(crate) fn of_agency(&self, draft: &DraftAgency, findings: &mut Findings) -> Vec<Option<AttributeValue>> {
        let unsaid = |attribute: &Attribute| match attribute.kind {
            AttributeKind::Flag => Some(AttributeValue::Flag(false)),
            AttributeKind::Category => None,
        };
        let mut values: Vec<_> = self.attributes.iter().map(unsaid).collect();
        for said in &draft.attributes {
            if let Some(position) = self.attribute(said, findings) {
                values[position] = Some(said.value.clone());
            }
        }
        values
    }
}

fn shown(value: &AttributeValue) -> String {
    match value {
        AttributeValue::Flag(flag) => flag.to_string(),
        AttributeValue::Category(name) => name.clone(),
    }
}

/// The finding of two things that cannot both be said.
pub(crate) fn contradiction(owner: Text, one: &str, other: &str, place: &Place) -> Finding {
    let finding = Finding::new(Code::KeysContradict).with("owner", owner).with("key", one).with("other", other);
    finding.at(place.clone())
}
