//! What went into a run: where it lies now, and whether it is what the record says.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use dti_diagnostics::{Code, Finding, Findings, Halted, Place, Text};
use dti_engine::appraisals::{self, RoundKind};
use dti_engine::submissions::{self, SubmittedFile};
use dti_reports::{CRITERIA_FOLDER, Inputs, Location, PluginSource, Run, SubmissionRecord};

use super::{Verified, named, shown};
use crate::arguments::Common;
use crate::locks::Opened;
use crate::plugins;
use crate::run_finding;
use crate::score::{Recipe, manifest};

/// Finds the inputs: where the command line says, or else where they lay when the run was made.
pub(super) fn find(verified: &Verified<'_>, common: &Common, findings: &mut Findings) -> Result<Recipe, Halted> {
    let kept = Inputs::read(verified.folder()).map_err(|error| {
        let reason = Text::new(error.to_string(), error.to_string());
        let file = verified.folder().join(dti_reports::INPUTS_FILE);
        findings.push(Finding::new(Code::RunUnreadable).with("reason", reason).at(Place::file(shown(&file))));
        Halted
    })?;
    let finder = Finder { verified, kept };
    let before = findings.len();
    let (submissions, previous) = (finder.submissions(findings), finder.previous(findings));
    let rounds = finder.rounds(findings);
    let (record, manifest) = (&verified.record, &verified.record.manifest);
    let draws = record.robustness.map(|one| u32::try_from(one.draws).ok());
    let mut common = Common { require_signed: manifest.options.require_signed, ..common.clone() };
    if common.plugins.is_empty() {
        common.plugins = finder.plugins();
    }
    let submissions = submissions.filter(|_| findings.len() == before).ok_or(Halted)?;
    Ok(Recipe {
        set: shown(&verified.folder().join(CRITERIA_FOLDER)),
        past: true,
        submissions,
        rounds,
        previous,
        robustness: draws,
        at: manifest.at,
        strict: manifest.options.strict,
        no_agency_workbooks: manifest.options.no_agency_workbooks,
        language: record.language,
        common,
        out: PathBuf::new(),
    })
}

/// Where the inputs of a run lie.
struct Finder<'a> {
    verified: &'a Verified<'a>,
    kept: Option<Inputs>,
}

impl Finder<'_> {
    fn place(&self, location: &Location) -> PathBuf {
        location.found_from(self.verified.folder())
    }

    /// An input that is where it should be; one that is not is told, with the option that names it.
    fn there(&self, path: Option<PathBuf>, option: &str, findings: &mut Findings) -> Option<PathBuf> {
        let (code, path) = match path {
            Some(path) if path.exists() => return Some(path),
            Some(path) => (Code::InputMoved, shown(&path)),
            None => (Code::InputUnnamed, String::new()),
        };
        let finding = Finding::new(code).with("path", path).with("option", option);
        findings.push(finding.at(self.verified.place()));
        None
    }

    fn submissions(&self, findings: &mut Findings) -> Option<PathBuf> {
        let kept = || self.kept.as_ref().map(|kept| self.place(&kept.submissions));
        self.there(named(self.verified.asked.submissions.as_ref(), kept), "--submissions", findings)
    }

    fn previous(&self, findings: &mut Findings) -> Option<PathBuf> {
        self.verified.record.previous.as_ref()?;
        let kept = || Some(self.place(self.kept.as_ref()?.previous.as_ref()?));
        self.there(named(self.verified.asked.previous.as_ref(), kept), "--previous", findings)
    }

    fn rounds(&self, findings: &mut Findings) -> Vec<(RoundKind, PathBuf)> {
        let named = self.verified.asked.decisions.rounds();
        if !named.is_empty() {
            return named;
        }
        let mut rounds = Vec::new();
        for (number, round) in self.verified.record.appraisals.iter().enumerate() {
            let (kind, option) = match round.kind.as_str() {
                "appeal" => (RoundKind::Appeal, "--appeal"),
                _ => (RoundKind::Appraisal, "--appraisal"),
            };
            let kept = self.kept.as_ref().and_then(|kept| kept.appraisals.get(number));
            let path = self.there(kept.map(|kept| self.place(kept)), option, findings);
            rounds.extend(path.map(|path| (kind, path)));
        }
        rounds
    }

    /// The files of the plugins that are not built in, in the order of the record; those that are not there are told
    /// when the plugins are compared.
    fn plugins(&self) -> Vec<PathBuf> {
        let Some(kept) = &self.kept else { return Vec::new() };
        let files = self.verified.record.manifest.plugins.iter().filter(|plugin| plugin.source == PluginSource::File);
        let places = files.filter_map(|plugin| kept.plugins.get(&plugin.name)).map(|place| self.place(place));
        places.filter(|path| path.exists()).collect()
    }
}

/// Tells what is not as the record says, and how many files went in. What another version of the program changes is told
/// and does not keep the run from being made anew.
pub(super) fn compare(verified: &Verified<'_>, recipe: &Recipe, findings: &mut Findings) -> Result<usize, Halted> {
    let record = &verified.record;
    let before = findings.len();
    let mut own = Findings::new();
    let Ok(found) = submissions::files(&recipe.submissions, &mut own) else {
        findings.append(own);
        return Err(Halted);
    };
    let folder = &recipe.submissions;
    findings.extend(files(folder, record.submissions.iter(), &found));
    findings.extend(rounds(verified, recipe));
    findings.extend(recipe.previous.as_ref().and_then(|previous| earlier(verified, previous)));
    set_and_plugins(verified, recipe, findings)?;
    if findings.len() > before {
        findings.push(Finding::new(Code::RunNotMadeAgain).at(verified.place()));
        return Err(Halted);
    }
    Ok(record.submissions.len() + record.appraisals.len() + usize::from(record.previous.is_some()))
}

fn differs(what: Text, recorded: &str, found: &str, place: Place) -> Finding {
    Finding::new(Code::InputDiffers).with("what", what).with("recorded", recorded).with("found", found).at(place)
}

/// A file by its name, as the thing that differs.
fn file(name: &str) -> Text {
    Text::new(format!("tệp `{name}`"), format!("the file `{name}`"))
}

fn missing(name: &str, recorded: &str, place: Place) -> Finding {
    Finding::new(Code::InputMissing).with("file", name).with("recorded", recorded).at(place)
}

/// The submissions that are missing, changed or new.
fn files<'a>(
    folder: &Path,
    recorded: impl Iterator<Item = &'a SubmissionRecord>,
    found: &[SubmittedFile],
) -> Vec<Finding> {
    let mut open: BTreeMap<&str, &SubmittedFile> = found.iter().map(|file| (file.path.as_str(), file)).collect();
    let place = |name: &str| Place::file(shown(&folder.join(name)));
    let mut faults = Vec::new();
    for one in recorded {
        match open.remove(one.path.as_str()) {
            None => faults.push(missing(&one.path, &one.digest, place(&one.path))),
            Some(there) if there.digest != one.digest => {
                faults.push(differs(file(&one.path), &one.digest, &there.digest, place(&one.path)));
            }
            Some(_) => {}
        }
    }
    let added = |(name, there): (&str, &SubmittedFile)| {
        Finding::new(Code::InputAdded).with("file", name).with("found", &there.digest).at(place(name))
    };
    faults.extend(open.into_iter().map(added));
    faults
}

/// The council's files that are missing, others, or too many.
fn rounds(verified: &Verified<'_>, recipe: &Recipe) -> Vec<Finding> {
    let recorded = &verified.record.appraisals;
    let found = appraisals::files(&recipe.rounds);
    let mut faults = Vec::new();
    for number in 0..recorded.len().max(found.len()) {
        let there = recipe.rounds.get(number).zip(found.get(number));
        let place = there.map_or_else(|| verified.place(), |((_, path), _)| Place::file(shown(path)));
        match (recorded.get(number), there) {
            (Some(one), Some(((kind, _), Some(there))))
                if one.file.digest == there.digest && one.kind == kind.as_str() => {}
            (Some(one), Some(((kind, _), Some(there)))) => {
                let (was, is) =
                    (format!("{} {}", one.kind, one.file.digest), format!("{} {}", kind.as_str(), there.digest));
                faults.push(differs(file(&one.file.path), &was, &is, place));
            }
            (Some(one), _) => faults.push(missing(&one.file.path, &one.file.digest, place)),
            (None, Some((_, there))) => {
                let digest = there.as_ref().map_or("", |there| there.digest.as_str());
                let name = there.as_ref().map_or("", |there| there.path.as_str());
                faults.push(Finding::new(Code::InputAdded).with("file", name).with("found", digest).at(place));
            }
            (None, None) => {}
        }
    }
    faults
}

/// The earlier run, where it is another one.
fn earlier(verified: &Verified<'_>, previous: &Path) -> Option<Finding> {
    let recorded = verified.record.previous.as_ref()?;
    let what = Text::new("đợt chấm trước", "the earlier run");
    match Run::digest(previous) {
        Ok(found) if found == recorded.digest => None,
        Ok(found) => Some(differs(what, &recorded.digest, &found, Place::file(shown(previous)))),
        Err(error) => Some(run_finding(&error, Code::RunUnreadable, previous)),
    }
}

/// The set that the folder keeps, the plugins at hand, and the program itself.
fn set_and_plugins(verified: &Verified<'_>, recipe: &Recipe, findings: &mut Findings) -> Result<(), Halted> {
    let record = &verified.record;
    let mut own = Findings::new();
    let loaded = Opened::named(&recipe.set, true, &mut own).and_then(|opened| {
        let plugins = plugins::load_for(opened.chosen(), &recipe.common, &mut own)?;
        Ok((opened.set, plugins))
    });
    let Ok((set, plugins)) = loaded else {
        findings.append(own);
        return Err(Halted);
    };
    if set.digest() != record.set.digest {
        let what = Text::new("bộ chỉ số", "the criteria set");
        findings.push(differs(what, &record.set.digest, set.digest(), set.place().clone()));
    }
    let now = manifest(recipe, &plugins);
    for one in &record.manifest.plugins {
        let what = Text::new(format!("phần bổ trợ `{}`", one.name), format!("the plugin `{}`", one.name));
        match now.plugins.iter().find(|plugin| plugin.name == one.name) {
            Some(plugin) if plugin.digest == one.digest => {}
            Some(plugin) => findings.push(differs(what, &one.digest, &plugin.digest, verified.place())),
            None => findings.push(
                Finding::new(Code::InputMoved)
                    .with("path", format!("{} sha256:{}", one.name, one.digest))
                    .with("option", "--plugin")
                    .at(verified.place()),
            ),
        }
    }
    Ok(())
}

/// Where the program is another one than made the run.
pub(super) fn versions(verified: &Verified<'_>, now: &Run) -> Vec<Finding> {
    let (then, now_made) = (&verified.record.manifest, &now.manifest);
    let format = (verified.record.format.to_string(), now.format.to_string());
    let pairs = [
        (Text::new("phiên bản dti", "the version of dti"), (then.engine.clone(), now_made.engine.clone())),
        (Text::new("hộp cát", "the sandbox"), (then.sandbox.clone(), now_made.sandbox.clone())),
        (Text::new("hợp đồng với phần bổ trợ", "the contract"), (then.contract.clone(), now_made.contract.clone())),
        (Text::new("các giới hạn", "the limits"), (then.limits.to_string(), now_made.limits.to_string())),
        (Text::new("dạng của run.json", "the form of run.json"), format),
    ];
    let differing = pairs.into_iter().filter(|(_, (then, now))| then != now);
    let finding = |(what, (then, now)): (Text, (String, String))| {
        let then = if then.is_empty() { "–".to_owned() } else { then };
        let finding = Finding::new(Code::VersionDiffers).with("what", what).with("recorded", then);
        finding.with("found", now).at(verified.place())
    };
    differing.map(finding).collect()
}
