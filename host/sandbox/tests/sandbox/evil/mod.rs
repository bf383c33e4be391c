//! The evil suite: what a plugin may try, what contains it, and how a person is told.
//!
//! Every row of the tables is a test. After each the same sandbox still scores by a good plugin, to the same points and
//! the same fuel. The tables of `host/sandbox/README.md` are written from the rows.

mod answering;
mod computing;
mod describing;
mod files;
mod kept;
mod limits;
mod readme;

use std::sync::LazyLock;

use dti_engine::rules::{Awards, CheckError, Rule, ScoreError};
use dti_sandbox::{Limits, Plugin, Sandbox};

use crate::kit::{self, Draft, Profile, draft, empty, profile, small};

/// What a plugin tries and what comes of it.
pub(super) struct Row {
    pub(super) name: &'static str,
    pub(super) tries: &'static str,
    pub(super) contained_by: &'static str,
    pub(super) told: &'static str,
}

/// How a person is told: the finding's code and its reason.
pub(super) struct Told {
    pub(super) code: &'static str,
    pub(super) reason: String,
}

/// Rows of the table, each a test that what is tried is told as the row says.
macro_rules! rows {
    ($($name:ident: $tries:literal, $contained_by:literal, $told:literal => $evil:expr;)*) => {
        pub(in crate::evil) const ROWS: &[crate::evil::Row] = &[$(crate::evil::Row {
            name: stringify!($name),
            tries: $tries,
            contained_by: $contained_by,
            told: $told,
        }),*];
        $(#[test]
        fn $name() {
            let told: crate::evil::Told = $evil;
            assert_eq!(format!("{}: {}", told.code, told.reason), $told);
            crate::evil::demand_intact();
        })*
    };
}
use rows;

/// The sandbox that all share, with a good plugin.
static SHARED: LazyLock<(Sandbox, Box<dyn Rule>)> = LazyLock::new(|| {
    let sandbox = kit::sandbox();
    let good = Plugin::load(&sandbox, &draft().component()).unwrap();
    (sandbox, kit::rule(&good))
});

/// What the good plugin awards when nothing evil has happened yet.
static GOOD: LazyLock<Awards> = LazyLock::new(|| kit::score(SHARED.1.as_ref(), 3).unwrap());

/// The rest of the run is as it was.
pub(super) fn demand_intact() {
    assert_eq!(kit::score(SHARED.1.as_ref(), 3).unwrap(), *GOOD);
}

fn unusable(reason: String) -> Told {
    Told { code: "plugin-unusable", reason }
}

/// How a component is refused when it is loaded.
pub(super) fn refused(component: &[u8]) -> Told {
    LazyLock::force(&GOOD);
    match Plugin::load(&SHARED.0, component) {
        Ok(_) => panic!("it was loaded"),
        Err(error) => {
            assert!(!error.text().vi.is_empty());
            unusable(error.text().en)
        }
    }
}

/// How a component in WAT is refused.
pub(super) fn refused_text(text: &str) -> Told {
    refused(&wat::parse_str(text).unwrap())
}

/// How a component is refused that has this in a module, and nothing but its name of the contract.
pub(super) fn refused_module(module: &str) -> Told {
    refused_text(&format!(
        r#"(component (core module {module})
            (component $empty) (instance $none (instantiate $empty))
            (export "dti:scoring/rules@0.2.0" (instance $none)))"#
    ))
}

/// How a plugin with this profile is refused.
pub(super) fn refused_profile(change: impl FnOnce(&mut Profile)) -> Told {
    let mut profile = profile();
    change(&mut profile);
    refused(&draft().profile(profile).component())
}

/// How a plugin with this schema is refused.
pub(super) fn refused_schema(schema: &str) -> Told {
    refused_profile(|profile| profile.schema = Some(schema.to_owned()))
}

fn loaded(draft: &Draft) -> Box<dyn Rule> {
    LazyLock::force(&GOOD);
    kit::rule(&Plugin::load(&SHARED.0, &draft.component()).unwrap())
}

/// How a rule fails that checks parameters.
pub(super) fn unchecked(draft: &Draft) -> Told {
    match loaded(draft).check(&empty()) {
        Err(CheckError::Failed(failure)) => unusable(failure.0.en),
        Err(CheckError::Complaints(complaints)) => {
            Told { code: "parameter-refused", reason: complaints[0].message.en.clone() }
        }
        other => panic!("{other:?}"),
    }
}

/// How a rule fails that scores two agencies.
pub(super) fn unscored(draft: &Draft) -> Told {
    told(kit::score(loaded(draft).as_ref(), 2))
}

/// How a rule fails within other limits.
pub(super) fn unscored_within(limits: Limits, draft: &Draft, agencies: usize) -> Told {
    let sandbox = Sandbox::new(limits, None).unwrap();
    let plugin = Plugin::load(&sandbox, &draft.component()).unwrap();
    told(kit::score(kit::rule(&plugin).as_ref(), agencies))
}

pub(super) fn told(scored: Result<Awards, ScoreError>) -> Told {
    match scored {
        Err(ScoreError::Failed(failure)) => Told { code: "rule-failed", reason: failure.0.en },
        Err(ScoreError::Interrupted(reason)) => Told { code: "plugin-interrupted", reason: reason.en },
        Err(ScoreError::Refused(complaint)) => Told { code: "rule-refused", reason: complaint.message.en },
        Ok(awards) => Told { code: "scored", reason: format!("{:?}", awards.points) },
    }
}

/// A body of `score` that gives everybody a point and then changes its answer.
pub(super) fn answered(changes: &str) -> Draft {
    draft().score(&format!("(drop (call $award (local.get $agencies) (f64.const 1))) {changes} (i32.const 0)"))
}

/// Limits for what needs more memory than the others.
pub(super) fn roomy() -> Limits {
    Limits { memory_bytes: 64 << 20, fuel: 100_000_000, ..small() }
}

/// Runs for ever.
pub(super) const LOOP: &str = "(loop $again (br $again)) unreachable";
