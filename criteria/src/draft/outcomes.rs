//! What a set says of its outcome: ranking, decimals and views.

use dti_diagnostics::Text;

use super::Located;
use super::fields::Fields;
use super::nodes::{DraftNode, number_within, read_combination};
use crate::ranking::{Decimals, Ties};

/// `ranking = { … }` as it was written.
#[derive(Debug, Default)]
pub(crate) struct DraftRanking {
    pub(crate) ties: Ties,
    pub(crate) tie_breakers: Vec<Located<String>>,
    pub(crate) decimals: Option<u32>,
    pub(crate) coverage: Option<f64>,
}

/// `[[view]]` as it was written.
#[derive(Debug)]
pub(crate) struct DraftView {
    pub(crate) id: Located<String>,
    pub(crate) title: Text,
    pub(crate) node: DraftNode,
    pub(crate) members: Vec<Located<String>>,
}

pub(crate) fn read_ranking(fields: &mut Fields<'_>) -> DraftRanking {
    const TIES: &[(&str, Ties)] =
        &[("competition", Ties::Competition), ("dense", Ties::Dense), ("ordinal", Ties::Ordinal)];
    let Some(mut fields) = fields.table("ranking", &Text::new("cách xếp hạng", "the ranking")) else {
        return DraftRanking::default();
    };
    let ranking = DraftRanking {
        ties: fields.word("ties", TIES).unwrap_or_default(),
        tie_breakers: fields.strings("tie-breakers").unwrap_or_default(),
        decimals: read_decimals(&mut fields, "decimals"),
        coverage: number_within(&mut fields, "coverage", 0.0, 1.0).map(|coverage| coverage.value),
    };
    fields.finish();
    ranking
}

/// Reads `decimals = { index, points }`.
pub(crate) fn read_display(fields: &mut Fields<'_>) -> Decimals {
    let usual = Decimals::default();
    let Some(mut fields) = fields.table("decimals", &Text::new("số chữ số thập phân", "the decimals")) else {
        return usual;
    };
    let decimals = Decimals {
        index: read_decimals(&mut fields, "index").unwrap_or(usual.index),
        points: read_decimals(&mut fields, "points").unwrap_or(usual.points),
    };
    fields.finish();
    decimals
}

/// A whole number of 0 to 8.
fn read_decimals(fields: &mut Fields<'_>, key: &'static str) -> Option<u32> {
    let number = fields.optional::<i64>(key)?;
    let read = u32::try_from(number.value).ok().filter(|number| *number <= 8);
    if read.is_none() {
        let limit = Text::new("trong khoảng 0 đến 8", "within 0 and 8");
        fields.tell_out_of_bounds(key, &number, limit);
    }
    read
}

pub(crate) fn read_view(fields: &mut Fields<'_>) -> Option<DraftView> {
    let (id, title) = (fields.required("id"), fields.title());
    fields.require("members");
    let members = fields.strings("members");
    let node = read_combination(fields);
    Some(DraftView { id: id?, title, node, members: members? })
}
