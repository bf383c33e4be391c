//! Bands in words: the classes with their edges.

use dti_criteria::{Bands, Class, Edge, Scale};

use dti_engine::index::Band;

use super::{Fact, SetWords};

impl SetWords<'_> {
    /// What the edges of bands are measured in, the groups that must reach them, and the classes, lowest first, each
    /// with its edges: `Hình thành: trên 25 đến 50 %`.
    #[must_use]
    pub fn bands(&self, bands: &Bands) -> Vec<Fact> {
        let scale = self.word(match bands.scale {
            Scale::Percent => "criteria-scale-percent",
            Scale::Points => "criteria-scale-points",
        });
        let mut facts = vec![self.fact("criteria-scale", scale)];
        if !bands.groups.is_empty() {
            facts.push(self.fact("criteria-groups", self.nodes(&bands.groups)));
        }
        let class = |class: &Class| Fact { label: self.title(&class.title), value: self.edges(class, bands.scale) };
        facts.extend(bands.classes.iter().map(class));
        facts
    }

    /// The title of a class, or why there is none; empty where nobody asks for one.
    pub(crate) fn band(&self, cohort: usize, band: Band) -> String {
        let class = |position: usize| self.set.bands(cohort)?.classes.get(position);
        match band {
            Band::Class(position) => class(position).map(|class| self.title(&class.title)).unwrap_or_default(),
            Band::Gap => self.word("band-none-gap"),
            Band::Refused => self.word("band-none-refused"),
            Band::None => String::new(),
        }
    }

    /// The edges of a class, such as “above 25 up to 50 %”.
    #[must_use]
    pub fn edges(&self, class: &Class, scale: Scale) -> String {
        let key = match (class.lower, class.upper) {
            (None, None) => "class-any".to_owned(),
            (Some(lower), None) => format!("class-{}", lower_word(lower)),
            (None, Some(upper)) => format!("class-{}", upper_word(upper)),
            (Some(lower), Some(upper)) => format!("class-{}-{}", lower_word(lower), upper_word(upper)),
        };
        let shown = |edge: Option<Edge>| edge.map(|edge| self.number(edge.value)).unwrap_or_default();
        let unit = match scale {
            Scale::Percent => "%".to_owned(),
            Scale::Points => self.word("class-points"),
        };
        self.fill(
            &key,
            &[("lower", shown(class.lower).into()), ("upper", shown(class.upper).into()), ("unit", unit.into())],
        )
    }
}

fn lower_word(edge: Edge) -> &'static str {
    if edge.closed { "from" } else { "above" }
}

fn upper_word(edge: Edge) -> &'static str {
    if edge.closed { "to" } else { "below" }
}
