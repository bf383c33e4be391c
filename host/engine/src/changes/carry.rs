//! Figures that agencies take over from an earlier run: their own index, or the mean of their predecessors'.

use dti_criteria::{CriteriaSet, Input, Lineage, Member, Tree};
use dti_diagnostics::{Code, Finding, Findings, Halted, Text};

use super::Period;
use super::between::Side;
use super::{NodeKind, Standing};

/// The figures of a set that come from an earlier run.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CarriedOver {
    /// The positions of the indicators and inputs that take a figure, in the order of the set.
    pub inputs: Vec<(usize, usize)>,
    /// The agencies that take part, each with its figures in the order of `inputs`.
    pub agencies: Vec<(usize, Vec<Option<Carried>>)>,
}

/// One figure and what it is the mean of.
#[derive(Debug, Clone, PartialEq)]
pub struct Carried {
    /// The arithmetic mean of the indices.
    pub value: f64,
    /// Positions of agencies in the earlier set, each with its index there, 0 to 1 unless it is not bounded.
    pub of: Vec<(usize, f64)>,
}

/// Takes over what the set's inputs with `carry-over` ask for.
///
/// An agency that existed in the earlier period takes its own index of the node; one that came from others takes the
/// arithmetic mean of the indices of all of them, as the published table of the 34 merged provinces does. Where the
/// earlier run lacks one of them there is no figure, and a warning says so.
///
/// # Errors
/// [`Halted`] if the set takes nothing from an earlier run, or a node that the earlier set does not have.
pub fn carry_over(set: &CriteriaSet, previous: Period<'_>, findings: &mut Findings) -> Result<CarriedOver, Halted> {
    let asked: Vec<_> = inputs(set).filter_map(|(at, input)| Some((at, input.carry_over.as_deref()?, input))).collect();
    if asked.is_empty() {
        findings.push(Finding::new(Code::NothingToCarryOver).with("set", set.id()).at(set.place().clone()));
        return Err(Halted);
    }
    let nodes: Vec<Option<Member>> =
        asked.iter().map(|(_, code, input)| node(previous.set, code, input, findings)).collect();
    let nodes: Vec<Member> = nodes.into_iter().collect::<Option<_>>().ok_or(Halted)?;
    let carrier = Carrier { set, earlier: Side::new(previous) };
    let agencies = (0..set.agencies().len()).map(|agency| {
        let took = std::iter::zip(&asked, &nodes).map(|(&((indicator, _), code, _), &node)| {
            let applies = set.indicators()[indicator].applies_to(&set.agencies()[agency]);
            applies
                .then(|| carrier.figure(agency, code, node).map_err(|finding| findings.push(*finding)).ok())
                .flatten()
        });
        (agency, took.collect())
    });
    let agencies = agencies.collect();
    Ok(CarriedOver { inputs: asked.iter().map(|(at, ..)| *at).collect(), agencies })
}

fn inputs(set: &CriteriaSet) -> impl Iterator<Item = ((usize, usize), &Input)> {
    set.indicators().iter().enumerate().flat_map(|(indicator, defined)| {
        defined.inputs.iter().enumerate().map(move |(position, input)| ((indicator, position), input))
    })
}

/// The node of the earlier set that an input names.
fn node(earlier: &CriteriaSet, code: &str, input: &Input, findings: &mut Findings) -> Option<Member> {
    if code == Input::WHOLE {
        return Some(Member::Pillar(Tree::ROOT));
    }
    let pillars = || earlier.tree().pillars.iter().map(|pillar| pillar.code.as_str());
    let pillar = pillars().position(|known| known == code).map(Member::Pillar);
    let found = pillar.or_else(|| earlier.indicator(code).map(Member::Indicator));
    if found.is_none() {
        let indicators = earlier.indicators().iter().map(|indicator| indicator.code.as_str());
        let known: Vec<_> = [Input::WHOLE].into_iter().chain(pillars().skip(1)).chain(indicators).collect();
        let finding = Finding::new(Code::CodeUnknown).with("key", "carry-over").with("code", code);
        let finding = finding.with("kind", Text::new("chỉ số của đợt trước", "node of the earlier run"));
        findings.push(finding.with("known", known.join(", ")).at(input.place.clone()));
    }
    found
}

struct Carrier<'a> {
    set: &'a CriteriaSet,
    earlier: Side<'a>,
}

impl Carrier<'_> {
    fn figure(&self, agency: usize, code: &str, node: Member) -> Result<Carried, Box<Finding>> {
        let refused = |reason: Text| {
            let agency = &self.set.agencies()[agency];
            let finding = Finding::new(Code::FigureNotCarriedOver).with("node", code).with("agency", &agency.code);
            Box::new(finding.with("reason", reason).agency(&agency.code).at(agency.place.clone()))
        };
        let was = self.was(agency).map_err(refused)?;
        let of: Vec<_> = was.iter().map(|&old| (old, self.index(old, node))).collect();
        let lacking: Vec<_> = of.iter().filter(|(_, index)| index.is_none()).map(|&(old, _)| self.code(old)).collect();
        if !lacking.is_empty() {
            let codes = lacking.join(", ");
            return Err(refused(Text::new(
                format!("đợt trước không có kết quả của {codes}"),
                format!("the earlier run has no result of {codes}"),
            )));
        }
        let of: Vec<(usize, f64)> = of.into_iter().filter_map(|(old, index)| Some((old, index?))).collect();
        #[expect(clippy::cast_precision_loss, reason = "a body comes from few others")]
        let value = of.iter().map(|(_, index)| index).sum::<f64>() / of.len() as f64;
        Ok(Carried { value, of })
    }

    /// Whom the agency was, all of them; or who is not there.
    fn was(&self, agency: usize) -> Result<Vec<usize>, Text> {
        let earlier = self.earlier.set();
        let predecessors = self.set.predecessors(agency, earlier);
        let unknown: Vec<_> = predecessors.iter().filter(|one| one.agencies.is_empty()).map(|one| &*one.code).collect();
        if !unknown.is_empty() {
            let codes = unknown.join(", ");
            return Err(Text::new(format!("đợt trước không có {codes}"), format!("the earlier run lacks {codes}")));
        }
        let mut was: Vec<usize> = Vec::new();
        for old in predecessors.into_iter().flat_map(|one| one.agencies) {
            if !was.contains(&old) {
                was.push(old);
            }
        }
        match self.set.lineage(agency, earlier) {
            Lineage::Same(old) if was.is_empty() => Ok(vec![old]),
            Lineage::New => Err(Text::new("đợt trước không có đơn vị này", "the earlier run does not have it")),
            _ => Ok(was),
        }
    }

    fn code(&self, old: usize) -> &str {
        &self.earlier.set().agencies()[old].code
    }

    fn index(&self, old: usize, node: Member) -> Option<f64> {
        let standing: Standing = match node {
            Member::Pillar(position) => self.earlier.standing(old, NodeKind::Pillar, Some(position)),
            Member::Indicator(position) => self.earlier.standing(old, NodeKind::Indicator, Some(position)),
        };
        standing.index
    }
}
