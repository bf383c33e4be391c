//! The rule `checklist`: how many of several things are there.

use dti_plugin_sdk::{
    Award, Awards, Cohort, Complaint, Complaints, Figures, Input, Kind, Rule, Sample, Summary, Unusable,
};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::missing::WhenMissing;

/// What a criteria set says of a checklist.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Parameters {
    /// The yes-no inputs that are counted; all inputs if it is not given.
    #[schemars(extend("minItems" = 1))]
    pub items: Option<Vec<String>>,
    /// What counts where an item has no figure; 0 means that it is not met.
    #[serde(default)]
    pub when_missing: WhenMissing,
}

/// A believed checklist.
#[derive(Debug)]
pub struct Checklist {
    items: Option<Vec<String>>,
    when_missing: WhenMissing,
}

impl Rule for Checklist {
    type Parameters = Parameters;

    const ID: &'static str = "checklist";
    const SUMMARY: Summary = Summary {
        vi: "Số mục đạt / số mục yêu cầu, nhân điểm tối đa",
        en: "Items met / items required, times the maximum",
    };
    const INPUTS: &'static [Input] = &[];
    const FURTHER_INPUTS: bool = true;
    const SAMPLE: Sample = Sample {
        parameters: r#"{"items": ["news", "law", "budget"]}"#,
        further: &[
            Input::required("news", Kind::YesNo),
            Input::required("law", Kind::YesNo),
            Input::required("budget", Kind::YesNo),
        ],
        options: &[],
    };

    fn new(parameters: Parameters) -> Result<Self, Vec<Complaint>> {
        let mut complaints = Complaints::default();
        let items = parameters.items;
        let named = items.as_ref().is_none_or(|items| !items.is_empty());
        complaints.demand(named, "/items", "danh mục không có mục nào", "there is no item");
        demand_unique(&mut complaints, items.as_deref().unwrap_or_default());
        complaints.settle(Self { items, when_missing: parameters.when_missing })
    }

    fn score(&self, cohort: &Cohort<'_>) -> Result<Awards, Complaint> {
        let items = self.columns(cohort)?;
        items.iter().try_for_each(demand_answers)?;
        Ok(cohort.award_each(|agency| self.award(cohort, &items, agency)))
    }
}

fn demand_unique(complaints: &mut Complaints, items: &[String]) {
    for (position, item) in items.iter().enumerate().filter(|(position, item)| items[..*position].contains(item)) {
        let (vi, en) = (format!("mục `{item}` có hai lần"), format!("item `{item}` is there twice"));
        complaints.push(Complaint::at(format!("/items/{position}"), vi, en));
    }
}

fn demand_answers(item: &Figures<'_>) -> Result<(), Complaint> {
    match item.present().find(|value| *value != 0.0 && *value != 1.0) {
        None => Ok(()),
        Some(_) => Err(Complaint::at(
            "/items",
            format!("đầu vào `{}` phải là loại có/không", item.name()),
            format!("the input `{}` must be a yes or no", item.name()),
        )),
    }
}

impl Checklist {
    fn columns<'task>(&self, cohort: &Cohort<'task>) -> Result<Vec<Figures<'task>>, Complaint> {
        let Some(items) = &self.items else { return all(cohort) };
        let items = items.iter().enumerate();
        items.map(|(position, item)| cohort.named(item, &format!("/items/{position}"))).collect()
    }

    fn award<'task>(
        &self,
        cohort: &Cohort<'task>,
        items: &[Figures<'task>],
        agency: usize,
    ) -> Result<Award, Unusable<'task>> {
        let unmet = items.iter().map(|item| self.unmet(item, agency)).collect::<Result<Vec<_>, _>>()?;
        let unmet: Vec<&str> = unmet.into_iter().flatten().collect();
        let (met, required) = ((items.len() - unmet.len()) as f64, items.len() as f64);
        let share = met / required;
        Ok(cohort.earn_share(share, |pen| {
            let names: Vec<_> = unmet.iter().map(|name| format!("`{name}`")).collect();
            let names = match names.is_empty() {
                true => String::new(),
                false => format!(" ({} {})", pen.pick("chưa đạt:", "not met:"), names.join(", ")),
            };
            format!("{} / {}{names} = {}", pen.number(met), pen.number(required), pen.percent(share))
        }))
    }

    /// The item's name if it is not met.
    fn unmet<'task>(&self, item: &Figures<'task>, agency: usize) -> Result<Option<&'task str>, Unusable<'task>> {
        let answer = match self.when_missing {
            WhenMissing::Withhold => item.figure(agency)?,
            WhenMissing::Zero => item.get(agency).unwrap_or(0.0),
        };
        Ok((answer == 0.0).then(|| item.name()))
    }
}

fn all<'task>(cohort: &Cohort<'task>) -> Result<Vec<Figures<'task>>, Complaint> {
    let items: Vec<_> = cohort.names().filter_map(|name| cohort.optional(name)).collect();
    if items.is_empty() {
        return Err(Complaint::at(
            "/items",
            "bộ chỉ số không khai báo đầu vào nào",
            "the criteria set supplies no input",
        ));
    }
    Ok(items)
}
