//! What a component shows before it is compiled: what it imports and exports, and how much work it would be.

use dti_diagnostics::Text;
use wasmparser::{
    BinaryReaderError, CanonicalFunction, ComponentInstance, FunctionBody, Instance, Parser, Payload,
    TableSectionReader,
};

use crate::contract::{CONTRACTS, INTERFACE};
use crate::{Limits, PluginError, words};

/// How many names a message lists.
const NAMES_SHOWN: usize = 20;

/// Looks at a component from outside and refuses what need not be compiled; says which version of the contract it keeps.
pub(crate) fn inspect(bytes: &[u8], limits: &Limits) -> Result<&'static str, PluginError> {
    let surface = Surface::read(bytes, limits)?;
    surface.demand_no_imports()?;
    surface.contract()
}

/// Refuses what is no component, or too large to be looked at.
pub(crate) fn demand_component(bytes: &[u8], limits: &Limits) -> Result<(), PluginError> {
    tell_apart(bytes)?;
    demand_size(bytes.len() as u64, limits)
}

/// Refuses a component of more bytes than it may have.
pub(crate) fn demand_size(bytes: u64, limits: &Limits) -> Result<(), PluginError> {
    let most = u64::try_from(limits.component_bytes).unwrap_or(u64::MAX);
    within(bytes, most, Text::new("byte", "bytes"))
}

fn tell_apart(bytes: &[u8]) -> Result<(), PluginError> {
    if Parser::is_component(bytes) {
        Ok(())
    } else if Parser::is_core_wasm(bytes) {
        Err(PluginError::CoreModule)
    } else {
        Err(PluginError::NotWebAssembly)
    }
}

#[derive(Default)]
struct Surface {
    imports: Vec<String>,
    exports: Vec<String>,
    depth: usize,
    modules: usize,
    instances: usize,
    functions: usize,
    locals: u64,
    memories: usize,
    tables: usize,
}

impl Surface {
    fn read(bytes: &[u8], limits: &Limits) -> Result<Self, PluginError> {
        let mut surface = Self::default();
        for payload in Parser::new(0).parse_all(bytes) {
            surface.see(&payload.map_err(damaged)?, limits)?;
        }
        Ok(surface)
    }

    fn see(&mut self, payload: &Payload<'_>, limits: &Limits) -> Result<(), PluginError> {
        match payload {
            Payload::Version { .. } => self.enter(limits)?,
            Payload::End(_) => self.depth -= 1,
            Payload::CodeSectionEntry(body) => self.count(body, limits)?,
            Payload::MemorySection(section) => self.count_memories(section.count(), limits)?,
            Payload::TableSection(section) => self.count_tables(section.clone(), limits)?,
            Payload::ComponentImportSection(section) if self.depth == 1 => {
                for import in section.clone() {
                    self.imports.push(import.map_err(damaged)?.name.name.to_owned());
                }
            }
            Payload::ComponentExportSection(section) if self.depth == 1 => {
                for export in section.clone() {
                    self.exports.push(export.map_err(damaged)?.name.name.to_owned());
                }
            }
            Payload::InstanceSection(section) => {
                let each = section.clone().into_iter().map(|made| made.map_err(damaged));
                self.count_instances(each.map(|made| Ok(matches!(made?, Instance::Instantiate { .. }))), limits)?;
            }
            Payload::ComponentInstanceSection(section) => {
                let each = section.clone().into_iter().map(|made| made.map_err(damaged));
                let instantiated = each.map(|made| Ok(matches!(made?, ComponentInstance::Instantiate { .. })));
                if self.count_instances(instantiated, limits)? && self.depth > 1 {
                    // A thousand bytes of components that each instantiate the next one twice make 2^30 instances.
                    return Err(PluginError::Composed);
                }
            }
            Payload::ComponentCanonicalSection(section) => {
                for function in section.clone() {
                    if let CanonicalFunction::Lower { .. } = function.map_err(damaged)? {
                        return Err(PluginError::Composed);
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Counts those that are instances of something of their own; says whether there is any.
    fn count_instances(
        &mut self,
        each: impl Iterator<Item = Result<bool, PluginError>>,
        limits: &Limits,
    ) -> Result<bool, PluginError> {
        let before = self.instances;
        for own in each {
            self.instances += usize::from(own?);
        }
        within(self.instances, limits.instances, Text::new("thể hiện (instance)", "instances"))?;
        Ok(self.instances > before)
    }

    fn enter(&mut self, limits: &Limits) -> Result<(), PluginError> {
        self.depth += 1;
        self.modules += 1;
        // The component itself is not within itself.
        within(self.modules - 1, limits.modules, Text::new("mô-đun", "modules"))
    }

    fn count(&mut self, body: &FunctionBody<'_>, limits: &Limits) -> Result<(), PluginError> {
        self.functions += 1;
        within(self.functions, limits.functions, Text::new("hàm", "functions"))?;
        let bytes = body.range().len();
        within(bytes, limits.function_bytes, Text::new("byte trong một hàm", "bytes in one function"))?;
        for locals in body.get_locals_reader().map_err(damaged)? {
            self.locals += u64::from(locals.map_err(damaged)?.0);
        }
        within(self.locals, limits.locals, Text::new("biến cục bộ", "local variables"))
    }

    fn count_memories(&mut self, count: u32, limits: &Limits) -> Result<(), PluginError> {
        self.memories += count as usize;
        within(self.memories, limits.memories, Text::new("bộ nhớ", "memories"))
    }

    fn count_tables(&mut self, section: TableSectionReader<'_>, limits: &Limits) -> Result<(), PluginError> {
        self.tables += section.count() as usize;
        within(self.tables, limits.tables, Text::new("bảng hàm", "tables"))?;
        let most = u64::try_from(limits.table_elements).unwrap_or(u64::MAX);
        for table in section {
            let elements = table.map_err(damaged)?.ty.initial;
            within(elements, most, Text::new("phần tử trong một bảng hàm", "elements in one table"))?;
        }
        Ok(())
    }

    fn demand_no_imports(&self) -> Result<(), PluginError> {
        if self.imports.is_empty() { Ok(()) } else { Err(PluginError::ForbiddenImports(some(&self.imports))) }
    }

    /// The newest version of the contract that it exports.
    fn contract(&self) -> Result<&'static str, PluginError> {
        let exports = |interface: &&&str| self.exports.iter().any(|export| export == *interface);
        if let Some(contract) = CONTRACTS.iter().find(exports) {
            return Ok(contract);
        }
        let is_other_version = |export: &&String| export.split('@').next() == Some(INTERFACE);
        let found: Vec<_> = self.exports.iter().filter(is_other_version).cloned().collect();
        if found.is_empty() {
            return Err(PluginError::MissingContract { exports: some(&self.exports) });
        }
        Err(PluginError::WrongContract { found: some(&found) })
    }
}

fn within<N: TryInto<u64> + PartialOrd>(found: N, limit: N, what: Text) -> Result<(), PluginError> {
    if found <= limit {
        return Ok(());
    }
    let count = |number: N| number.try_into().unwrap_or(u64::MAX);
    Err(PluginError::TooLarge { what, found: count(found), limit: count(limit) })
}

fn some(names: &[String]) -> Vec<String> {
    names.iter().take(NAMES_SHOWN).map(|name| words::shown(name, 100)).collect()
}

#[expect(clippy::needless_pass_by_value, reason = "for `map_err`")]
pub(crate) fn damaged(error: BinaryReaderError) -> PluginError {
    PluginError::Damaged { reason: words::shown(&error.to_string(), 300) }
}
