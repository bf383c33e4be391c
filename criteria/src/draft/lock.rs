//! What `plugins.lock` says.

use std::cell::RefCell;

use dti_diagnostics::{Code, Finding, Findings, Text};

use super::Located;
use super::fields::{Fields, Lines};
use super::read::{parse, top};
use crate::lock::DIGEST;
use crate::{LockedPlugin, PluginLock, PluginSource, SourceFile};

/// Reads a lock; every fault becomes a finding.
pub(crate) fn read_lock(file: &SourceFile, findings: &mut Findings) -> Vec<LockedPlugin> {
    let told = RefCell::new(Findings::new());
    let lines = Lines::new(file);
    let table = parse(&lines, &told);
    let plugins = table.as_ref().map(|table| read_plugins(top(&lines, table.get_ref(), &told))).unwrap_or_default();
    findings.append(told.into_inner());
    plugins
}

fn read_plugins(mut fields: Fields<'_>) -> Vec<LockedPlugin> {
    if let Some(version) = fields.required::<i64>("version")
        && version.value != PluginLock::VERSION
    {
        let only = PluginLock::VERSION.to_string();
        fields.tell_out_of_bounds("version", &version, Text::new(only.clone(), only));
    }
    let kind = Text::new("phần bổ trợ", "the plugin");
    let mut plugins: Vec<LockedPlugin> = Vec::new();
    for mut table in fields.tables("plugin", &kind) {
        if let Some(plugin) = read_plugin(&mut table) {
            if plugins.iter().any(|other| other.name == plugin.name) {
                let finding = Finding::new(Code::CodeDefinedTwice).with("code", &plugin.name);
                table.tell(finding.with("kind", Text::new("phần bổ trợ", "plugin")).at(plugin.place.clone()));
            }
            plugins.push(plugin);
        }
        table.finish();
    }
    fields.finish();
    plugins
}

fn read_plugin(fields: &mut Fields<'_>) -> Option<LockedPlugin> {
    let place = fields.place().clone();
    let mut text = |key| fields.required::<String>(key).map(|text| text.value);
    let (name, version, contract, source) = (text("name"), text("version"), text("contract"), text("source"));
    let digest = read_digest(fields);
    let size = read_size(fields);
    let signed_by = fields.optional::<String>("signed-by").map(|signer| signer.value);
    let source = match source? {
        word if word == PluginSource::STANDARD => PluginSource::Standard,
        path => PluginSource::File(path),
    };
    let (name, version, contract) = (name?, version?, contract?);
    Some(LockedPlugin { name, version, contract, digest: digest?, size: size?, source, signed_by, place })
}

fn read_digest(fields: &mut Fields<'_>) -> Option<String> {
    let written = fields.required::<String>("digest")?;
    let digits = written.value.strip_prefix(DIGEST).unwrap_or_default();
    let sound = digits.len() == 64 && digits.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
    if !sound {
        let form = Text::new("`sha256:` và 64 chữ số thập lục phân", "`sha256:` and 64 hexadecimal digits");
        fields.tell_out_of_bounds("digest", &written, form);
    }
    sound.then(|| digits.to_owned())
}

fn read_size(fields: &mut Fields<'_>) -> Option<u64> {
    let written: Located<i64> = fields.required("size")?;
    let size = u64::try_from(written.value).ok().filter(|&size| size > 0);
    if size.is_none() {
        fields.tell_out_of_bounds("size", &written, Text::new("lớn hơn 0", "above 0"));
    }
    size
}
