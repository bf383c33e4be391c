//! `attributes.csv`: what each agency says of each attribute of the set; what applies to it may depend on that.

use dti_criteria::AttributeValue;

use super::File;
use super::table::Table;
use crate::dossier::Dossier;
use crate::{OutputError, Report};

const HEADINGS: [&str; 4] = ["agency", "attribute", "title", "value"];

pub(super) fn table(report: &Report<'_>, _: &[Dossier<'_>]) -> Result<File, OutputError> {
    let mut table = Table::new(&HEADINGS);
    for agency in report.set.agencies() {
        for (attribute, value) in std::iter::zip(report.set.attributes(), &agency.attributes) {
            table.text(&agency.code).text(&attribute.id).text(attribute.title.get(report.language));
            table.text(word(value.as_ref())).end_row();
        }
    }
    table.finish("attributes.csv")
}

fn word(value: Option<&AttributeValue>) -> &str {
    match value {
        Some(AttributeValue::Flag(true)) => "true",
        Some(AttributeValue::Flag(false)) => "false",
        Some(AttributeValue::Category(group)) => group,
        None => "",
    }
}
