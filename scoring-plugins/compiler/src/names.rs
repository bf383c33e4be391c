//! A module without tool sections, and with function names that a person can read in a backtrace.

use wasm_encoder::{Module, NameMap, NameSection, RawSection};
use wasmparser::{BinaryReaderError, KnownCustom, Name, NameSectionReader, Parser, Payload};

/// The longest function name, in characters: generic Rust names reach 400 and were a quarter of a plugin.
const LONGEST: usize = 48;

/// The module with short, demangled function names, and without the sections that only tools read.
pub(crate) fn tidy(module: &[u8]) -> Result<Vec<u8>, BinaryReaderError> {
    let mut tidied = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        if let Payload::CustomSection(custom) = &payload {
            match custom.as_known() {
                KnownCustom::Name(names) => _ = tidied.section(&readable(names)?),
                KnownCustom::Producers(_) => {}
                _ if custom.name() == "target_features" => {}
                // The contract's types, which the component encoder needs.
                _ => _ = tidied.section(&RawSection { id: 0, data: &module[custom.range()] }),
            }
        } else if let Some((id, range)) = payload.as_section() {
            tidied.section(&RawSection { id, data: &module[range] });
        }
    }
    Ok(tidied.finish())
}

fn readable(names: NameSectionReader<'_>) -> Result<NameSection, BinaryReaderError> {
    let mut functions = NameMap::new();
    for subsection in names {
        let Name::Function(mangled) = subsection? else { continue };
        for naming in mangled {
            let naming = naming?;
            functions.append(naming.index, &short(naming.name));
        }
    }
    let mut section = NameSection::new();
    section.functions(&functions);
    Ok(section)
}

/// The demangled name without its hash; of a path the end, `Complaints::settle`, and of a long name the end as well.
fn short(mangled: &str) -> String {
    let name = format!("{:#}", rustc_demangle::demangle(mangled));
    let name: String = name.split_inclusive(['<', '>', '(', ')', ',', ' ', '&']).map(end_of_path).collect();
    match name.char_indices().rev().nth(LONGEST - 1) {
        Some((start, _)) if start > 0 => format!("…{}", &name[start..]),
        _ => name,
    }
}

/// The last two steps of a path.
fn end_of_path(path: &str) -> &str {
    path.rmatch_indices("::").nth(1).map_or(path, |(at, separator)| &path[at + separator.len()..])
}
