//! Plugins of every version of the contract run, and a frozen version stays what it is.

use dti_diagnostics::Language;
use dti_engine::rules::{Awards, CheckError, Column, InputDirection, Rule, ScoreError, Task};
use dti_sandbox::{CONTRACT, CONTRACTS};
use sha2::{Digest as _, Sha256};

use crate::kit::{self, Draft, Profile, draft, empty, failure, load, profile, rule, scored};

/// Every frozen contract with its digest. A line is added when a contract is released, and never changed.
const FROZEN: [(&str, &str, &str); 1] = [(
    "0.1.0",
    include_str!("../../../../wit/frozen/0.1.0/scoring.wit"),
    "629409ae9a15808e3a201aae49c3cc296cba67bde172840a12266a0b88577011",
)];

/// A plugin that awards each agency its own figure, where there is one.
const THE_FIGURE_ITSELF: &str = "(drop (call $award (local.get $agencies) (f64.const 0)))
    (memory.copy (i32.const 0x10000) (i32.load offset=16 (local.get 7)) (i32.mul (local.get $agencies) (i32.const 8)))
    (memory.copy (i32.const 0x18000) (i32.load offset=24 (local.get 7)) (local.get $agencies))
    (i32.const 0)";

/// The draft for today's contract, and for every frozen one.
fn of_all_versions(draft: &Draft) -> Vec<(&'static str, Draft)> {
    let frozen = FROZEN.iter().map(|(version, contract, _)| (*version, draft.clone().frozen(contract)));
    std::iter::once(("today's", draft.clone())).chain(frozen).collect()
}

#[test]
fn a_frozen_contract_never_changes() {
    for (version, contract, digest) in FROZEN {
        let found: String = Sha256::digest(contract).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(found, digest, "wit/frozen/{version}/scoring.wit was edited");
    }
}

#[test]
fn every_frozen_contract_is_served() {
    for (version, contract, _) in FROZEN {
        assert!(contract.contains(&format!("package dti:scoring@{version};")));
        assert!(CONTRACTS.contains(&format!("dti:scoring/rules@{version}").as_str()));
    }
    assert_eq!((CONTRACTS[0], CONTRACTS.len()), (CONTRACT, FROZEN.len() + 1));
}

#[test]
fn a_plugin_says_which_contract_it_keeps() {
    let (version, contract, _) = FROZEN[0];
    let plugin = load(&draft().frozen(contract).profile(Profile { inputs: vec!["a".to_owned()], ..profile() }));
    assert_eq!(plugin.info().contract, format!("dti:scoring/rules@{version}"));
    let rule = rule(&plugin);
    let input = &rule.profile().inputs[0];
    assert_eq!((input.name.as_str(), input.required, input.direction), ("a", true, InputDirection::None));
}

/// What the plugin awards to agencies of which the second has no figure.
fn with_a_gap(rule: &dyn Rule) -> Result<Awards, ScoreError> {
    let options = vec!["yes".to_owned(), "no".to_owned(), "so-so".to_owned()];
    let (values, present) = (vec![1.0, 0.0, 2.0], vec![true, false, true]);
    let columns = vec![Column { name: "a".to_owned(), options, values, present }];
    rule.score(&Task { parameters: &empty(), minimum: 0.0, maximum: 10.0, agencies: 3, columns, reasons: None })
}

#[test]
fn figures_and_gaps_cross_the_border_in_every_version() {
    for (version, draft) in of_all_versions(&draft().score(THE_FIGURE_ITSELF)) {
        let awards = with_a_gap(rule(&load(&draft)).as_ref()).unwrap();
        assert_eq!(awards.points, [Some(1.0), None, Some(2.0)], "{version}");
    }
}

#[test]
fn reasons_are_asked_for_in_every_version() {
    // The task's language is the last argument: without reasons the answer is right, and with them one is missing.
    for (version, draft) in of_all_versions(&draft()) {
        let (rule, parameters) = (rule(&load(&draft)), empty());
        let task = |reasons| Task { reasons, ..kit::task(&parameters, 2) };
        assert!(rule.score(&task(None)).is_ok(), "{version}");
        let told = failure(rule.score(&task(Some(Language::En))));
        assert_eq!(told, "`hand-made/rule` answers with 0 `reasons`, but 2 are due", "{version}");
    }
}

#[test]
fn refusals_are_handed_on_in_every_version() {
    let text = "(data (i32.const 0x8000) \"khôngno\")";
    let complaint = |at: usize| {
        let store = |offset, value| format!("(i32.store (i32.const {}) (i32.const {value}))", at + offset);
        [(0, 0), (4, 0), (8, 0x8000), (12, 6), (16, 0x8006), (20, 2)]
            .map(|(offset, value)| store(offset, value))
            .concat()
    };
    let refused = "(i32.store8 (i32.const 0) (i32.const 1))";
    // The complaint itself, and a list of one complaint.
    let score = format!("{refused} {} (i32.const 0)", complaint(4));
    let list = "(i32.store (i32.const 4) (i32.const 64)) (i32.store (i32.const 8) (i32.const 1))";
    let check = format!("{refused} {list} {} (i32.const 0)", complaint(64));
    for (version, draft) in of_all_versions(&draft().further(text).score(&score).check(&check)) {
        let rule = rule(&load(&draft));
        let Err(ScoreError::Refused(complaint)) = kit::score(rule.as_ref(), 1) else { panic!("{version}") };
        assert_eq!((complaint.message.vi.as_str(), complaint.message.en.as_str()), ("không", "no"), "{version}");
        let Err(CheckError::Complaints(complaints)) = rule.check(&empty()) else { panic!("{version}") };
        assert_eq!(complaints, [complaint], "{version}");
    }
}

#[test]
fn limits_hold_in_every_version() {
    for (version, draft) in of_all_versions(&draft().score("(loop $again (br $again)) unreachable")) {
        let told = failure(scored(&draft, 2));
        assert_eq!(told, "`hand-made/rule` used up its 10,002,000 units of fuel", "{version}");
    }
}

#[test]
fn earned_is_1_or_0_and_nothing_else() {
    let seven = "(drop (call $award (local.get $agencies) (f64.const 1)))
        (i32.store8 (i32.const 0x18001) (i32.const 7)) (i32.const 0)";
    let told = failure(scored(&draft().score(seven), 2));
    let expected = "`hand-made/rule` says 7 in `earned` of agency 2 of the cohort, but only 1 and 0 are allowed";
    assert_eq!(told, expected);
}
