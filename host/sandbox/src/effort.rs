//! How much work a component's functions are for the compiler: more than their bytes may tell.
//!
//! A few bytes can open a thousand loops around fifty thousand variables, or call for a thousand parameters. Steps are
//! counted as the compiler takes its time: a block costs what it hands on and all local variables of its function, whose
//! values may differ there, once more for each loop around it; a call or a jump costs what it hands over.

use dti_diagnostics::Text;
use wasmparser::{BinaryReaderError, BlockType, CompositeInnerType, FunctionBody, Operator, Parser, Payload, TypeRef};

use crate::surface::damaged;
use crate::{Limits, PluginError};

/// What a function takes besides its operators.
const FUNCTION: u64 = 500;
/// Parameters and results that fit into registers; the others cost more.
const HANDY: u64 = 20;
/// What one costs that does not.
const UNHANDY: u64 = 8;
/// So many blocks around a block cost one step.
const BLOCKS: u64 = 16;

/// Refuses a component that would keep the compiler busy for too long.
pub(crate) fn demand_little(bytes: &[u8], limits: &Limits) -> Result<(), PluginError> {
    let mut effort = Effort { limits, modules: Vec::new(), steps: 0 };
    Parser::new(0).parse_all(bytes).try_for_each(|payload| effort.see(&payload.map_err(damaged)?))
}

struct Effort<'a> {
    limits: &'a Limits,
    /// Those whose end was not seen yet; components among them have no functions.
    modules: Vec<Module>,
    steps: u64,
}

/// What a module says of its functions before it shows them.
#[derive(Default)]
struct Module {
    /// How many parameters and results each type has.
    types: Vec<(u64, u64)>,
    /// The type of each function, imported ones first.
    functions: Vec<u32>,
    /// Imported functions, and bodies that were seen.
    bodies: usize,
}

impl Effort<'_> {
    fn see(&mut self, payload: &Payload<'_>) -> Result<(), PluginError> {
        match payload {
            Payload::Version { .. } => self.modules.push(Module::default()),
            Payload::End(_) => drop(self.modules.pop()),
            _ => {
                let Some(module) = self.modules.last_mut() else { return Ok(()) };
                let steps = module.see(payload, self.limits.function_steps).map_err(damaged)?;
                self.steps = self.steps.saturating_add(steps);
                demand(steps, self.limits.function_steps, "một hàm", "one of its functions")?;
                demand(self.steps, self.limits.steps, "mọi hàm", "all of its functions")?;
            }
        }
        Ok(())
    }
}

fn demand(steps: u64, limit: u64, vi: &str, en: &str) -> Result<(), PluginError> {
    if steps <= limit { Ok(()) } else { Err(PluginError::TooMuchWork { what: Text::new(vi, en), limit }) }
}

fn arity(of: &CompositeInnerType) -> (u64, u64) {
    match of {
        CompositeInnerType::Func(of) => (of.params().len() as u64, of.results().len() as u64),
        _ => (0, 0),
    }
}

impl Module {
    /// The steps of what is seen, which is none unless it is a function; stops beyond `most`.
    fn see(&mut self, payload: &Payload<'_>, most: u64) -> Result<u64, BinaryReaderError> {
        match payload {
            Payload::TypeSection(section) => {
                for group in section.clone() {
                    self.types.extend(group?.types().map(|of| arity(&of.composite_type.inner)));
                }
            }
            Payload::ImportSection(section) => {
                for import in section.clone().into_imports() {
                    if let TypeRef::Func(of) | TypeRef::FuncExact(of) = import?.ty {
                        self.functions.push(of);
                        self.bodies += 1;
                    }
                }
            }
            Payload::FunctionSection(section) => {
                for of in section.clone() {
                    self.functions.push(of?);
                }
            }
            Payload::CodeSectionEntry(body) => return self.body(body, most),
            _ => {}
        }
        Ok(0)
    }

    fn body(&mut self, body: &FunctionBody<'_>, most: u64) -> Result<u64, BinaryReaderError> {
        let own = self.functions.get(self.bodies).map_or((0, 0), |of| self.of_type(*of));
        self.bodies += 1;
        let mut locals = own.0;
        for declared in body.get_locals_reader()? {
            locals += u64::from(declared?.0);
        }
        let label = Label { hands: own.1, is_loop: false };
        let mut walk = Walk { module: self, locals, labels: vec![label], loops: 0, steps: FUNCTION };
        for operator in body.get_operators_reader()? {
            walk.see(&operator?);
            if walk.steps > most {
                break;
            }
        }
        Ok(walk.steps)
    }

    fn of_type(&self, index: u32) -> (u64, u64) {
        self.types.get(index as usize).copied().unwrap_or_default()
    }

    fn called(&self, function: u32) -> (u64, u64) {
        self.functions.get(function as usize).map_or((0, 0), |of| self.of_type(*of))
    }
}

/// A walk through the operators of one function.
struct Walk<'a> {
    module: &'a Module,
    locals: u64,
    /// The open blocks, the function itself first.
    labels: Vec<Label>,
    /// How many of them are loops.
    loops: u64,
    steps: u64,
}

struct Label {
    /// How many values a jump to it hands over.
    hands: u64,
    is_loop: bool,
}

impl Walk<'_> {
    fn see(&mut self, operator: &Operator<'_>) {
        self.steps += 1;
        match operator {
            Operator::Block { blockty } | Operator::If { blockty } => self.open(*blockty, false),
            Operator::Loop { blockty } => self.open(*blockty, true),
            Operator::Else => self.steps += self.locals,
            Operator::End => self.close(),
            Operator::Br { relative_depth } | Operator::BrIf { relative_depth } => self.jump(*relative_depth),
            Operator::BrTable { targets } => {
                self.jump(targets.default());
                targets.targets().flatten().for_each(|target| self.jump(target));
            }
            Operator::Return => self.steps += self.labels.first().map_or(0, |label| label.hands),
            Operator::Call { function_index } | Operator::ReturnCall { function_index } => {
                self.call(self.module.called(*function_index));
            }
            Operator::CallIndirect { type_index, .. } | Operator::ReturnCallIndirect { type_index, .. } => {
                self.call(self.module.of_type(*type_index));
            }
            _ => {}
        }
    }

    fn open(&mut self, block: BlockType, is_loop: bool) {
        let (parameters, results) = match block {
            BlockType::Empty => (0, 0),
            BlockType::Type(_) => (0, 1),
            BlockType::FuncType(index) => self.module.of_type(index),
        };
        self.loops += u64::from(is_loop);
        self.steps += parameters + results + self.locals * self.loops.max(1) + self.labels.len() as u64 / BLOCKS;
        self.labels.push(Label { hands: if is_loop { parameters } else { results }, is_loop });
    }

    fn close(&mut self) {
        self.loops -= u64::from(self.labels.pop().is_some_and(|label| label.is_loop));
    }

    fn jump(&mut self, depth: u32) {
        let label = self.labels.iter().rev().nth(depth as usize);
        self.steps += 1 + label.map_or(0, |label| label.hands);
    }

    fn call(&mut self, (parameters, results): (u64, u64)) {
        let values = parameters + results;
        self.steps += values + UNHANDY * values.saturating_sub(HANDY);
    }
}
