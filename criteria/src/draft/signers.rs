//! What `signers.toml` says.

use std::cell::RefCell;

use dti_diagnostics::{Code, Finding, Findings, Text};
use minisign_verify::PublicKey;

use super::fields::{Fields, Lines};
use super::read::{parse, top};
use crate::signers::Signer;
use crate::{Signers, SourceFile};

/// Reads the signers of a set; every fault becomes a finding.
pub(crate) fn read_signers(file: &SourceFile, findings: &mut Findings) -> Signers {
    let told = RefCell::new(Findings::new());
    let lines = Lines::new(file);
    let table = parse(&lines, &told);
    let signers = table.as_ref().map(|table| read(top(&lines, table.get_ref(), &told))).unwrap_or_default();
    findings.append(told.into_inner());
    signers
}

fn read(mut fields: Fields<'_>) -> Signers {
    let required = fields.or("required", false);
    let kind = Text::new("người ký", "the signer");
    let mut signers: Vec<Signer> = Vec::new();
    for mut table in fields.tables("signer", &kind) {
        if let Some(signer) = read_signer(&mut table) {
            if signers.iter().any(|other| other.name == signer.name) {
                let finding = Finding::new(Code::CodeDefinedTwice).with("code", &signer.name);
                table.tell(finding.with("kind", Text::new("người ký", "signer")).at(signer.place.clone()));
            }
            signers.push(signer);
        }
        table.finish();
    }
    fields.finish();
    Signers { signers, required }
}

fn read_signer(fields: &mut Fields<'_>) -> Option<Signer> {
    let name = fields.required::<String>("name");
    let written = fields.required::<String>("key")?;
    let Ok(key) = PublicKey::from_base64(written.value.trim()) else {
        let form = Text::new(
            "một khóa công khai của minisign: dòng thứ hai của tệp .pub",
            "a public key of minisign: the second line of its .pub file",
        );
        fields.tell_out_of_bounds("key", &written, form);
        return None;
    };
    Some(Signer { name: name?.value, key, place: fields.place().clone() })
}
