//! What an agency is like: how many people and dossiers it has, and how far it is.

use dti_criteria::{Agency, AttributeValue, CriteriaSet};

use crate::random::Random;

/// The attribute of agencies that hand in a records sheet.
const WITH_RECORDS: &str = "nop-ho-so";

/// A row of a records sheet.
#[derive(Debug, Clone)]
pub(super) struct Dossier {
    pub(super) number: String,
    pub(super) field: &'static str,
    pub(super) received: (u16, u8, u8),
    pub(super) online: bool,
    pub(super) digitised: bool,
    pub(super) in_time: bool,
}

/// What an agency is like.
#[derive(Debug, Clone)]
pub(super) struct Profile {
    /// The agency's code, the seed of all its figures.
    pub(super) code: String,
    /// The cohort's id.
    pub(super) cohort: String,
    /// How far the agency is, from 0 to 1.
    pub(super) quality: f64,
    /// Officials.
    pub(super) officials: u32,
    /// Procedures that citizens can apply for.
    pub(super) procedures: u32,
    /// Dossiers received in the year.
    pub(super) dossiers: u32,
    /// Meetings of the steering committee.
    pub(super) meetings: u32,
    /// Feedback through the hotline 1022.
    pub(super) feedback: u32,
    /// The records, where the agency hands them in.
    pub(super) records: Vec<Dossier>,
}

impl Profile {
    pub(super) fn of(set: &CriteriaSet, agency: usize) -> Self {
        let agency = &set.agencies()[agency];
        let (code, cohort) = (agency.code.clone(), set.cohorts()[agency.cohort].id.clone());
        let mut random = Random::of(&format!("{code} profile"));
        let quality = random.between(0.5, 0.95);
        let (officials, procedures, dossiers, feedback) = match cohort.as_str() {
            "so-nganh" => ((45, 320), (18, 190), (1_200, 60_000), (10, 900)),
            "huyen" => ((160, 460), (190, 300), (9_000, 95_000), (300, 6_000)),
            _ => ((22, 48), (85, 130), (1_800, 9_500), (20, 400)),
        };
        let mut within = |(low, high)| random.whole(low, high);
        let mut profile = Self {
            officials: within(officials),
            procedures: within(procedures),
            dossiers: within(dossiers),
            feedback: within(feedback),
            meetings: within((0, 6)),
            records: Vec::new(),
            code,
            cohort,
            quality,
        };
        if says(set, agency, WITH_RECORDS) {
            profile.records = records(&profile);
            profile.dossiers = u32::try_from(profile.records.len()).expect("few records");
        }
        profile
    }

    /// How many records are so.
    pub(super) fn count(&self, is_so: impl Fn(&Dossier) -> bool) -> u32 {
        u32::try_from(self.records.iter().filter(|dossier| is_so(dossier)).count()).expect("few records")
    }
}

fn says(set: &CriteriaSet, agency: &Agency, attribute: &str) -> bool {
    let attribute = set.attributes().iter().position(|known| known.id == attribute).expect("the set has it");
    agency.has(attribute, &AttributeValue::Flag(true))
}

const FIELDS: [&str; 6] = ["Hộ tịch", "Đất đai", "Đăng ký kinh doanh", "Y tế", "Xây dựng", "Giáo dục và đào tạo"];

fn records(profile: &Profile) -> Vec<Dossier> {
    let mut random = Random::of(&format!("{} records", profile.code));
    let quality = profile.quality;
    let mut dossier = |number: u32| Dossier {
        number: format!("HS-{number:05}"),
        field: FIELDS[random.whole(0, 5) as usize],
        received: (
            2023,
            u8::try_from(random.whole(1, 12)).expect("a month"),
            u8::try_from(random.whole(1, 28)).expect("a day"),
        ),
        online: random.chance(quality * 0.7),
        digitised: random.chance(quality * 0.6),
        in_time: random.chance(0.8 + quality * 0.19),
    };
    (1..=2_000).map(&mut dossier).collect()
}
