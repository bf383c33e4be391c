//! What an agency enters in its form.

use dti_criteria::{CriteriaSet, Evidence, Kind};

use super::profile::{Dossier, Profile};
use crate::form::{Cell, Form, LANGUAGE, Records, Row};
use crate::random::Random;

/// Figures of one indicator, and about which share of the maximum the agency gives itself.
type Entered = (Vec<Option<Cell>>, Option<f64>);

/// Fills in every row, and the records sheet where the agency has one.
pub(super) fn fill(form: &mut Form, set: &CriteriaSet, profile: &Profile) {
    for row in &mut form.rows {
        let Some(indicator) = set.indicator(&row.code) else { continue };
        let indicator = &set.indicators()[indicator];
        let mut random = Random::of(&format!("{} {}", profile.code, row.code));
        let (figures, share) = match &indicator.inputs[0].kind {
            Kind::Choice(options) => {
                let titles: Vec<_> = options.iter().map(|option| option.title.get(LANGUAGE)).collect();
                one_of(&titles, profile, &mut random)
            }
            _ => figures(&row.code, profile, &mut random),
        };
        row.self_points = share.map(|share| Cell::Number((share * row.maximum * 4.0).round() / 4.0));
        row.figures = figures;
        if indicator.evidence == Evidence::Required {
            cite(row, &mut random);
        }
    }
    if !profile.records.is_empty() {
        form.records.push(records(set, &profile.records));
    }
}

fn one_of(titles: &[&str], profile: &Profile, random: &mut Random) -> Entered {
    let position = if random.chance(profile.quality) { 0 } else { random.whole(1, 2) as usize };
    (vec![Some(Cell::text(titles[position]))], Some([1.0, 0.5, 0.0][position]))
}

fn cite(row: &mut Row, random: &mut Random) {
    let (number, day) = (random.whole(100, 3_999), random.whole(1, 29));
    row.evidence = format!("{number}/BC-GL – {day:02}/12/2023: Báo cáo kết quả thực hiện (tài liệu giả lập)");
    row.explanation = "Số liệu giả lập, chỉ dùng để thử phần mềm".to_owned();
}

fn figures(code: &str, profile: &Profile, random: &mut Random) -> Entered {
    let quality = profile.quality;
    match code {
        "1.2" => (vec![Some(Cell::count(profile.meetings))], Some(f64::from(profile.meetings.min(4)) / 4.0)),
        "1.3" => meetings(profile, random),
        "1.4" => per_item(random.whole(4, 60), 40),
        "2.1" => plan(profile, random),
        "2.2" => part(random.whole(12, 40), quality + 0.12, 1.0, random),
        "2.3" => yes_no(random.chance(quality)),
        "3.1" => bandwidth(profile, random),
        "3.2" => services(quality, random),
        "4.1" => part(profile.officials, quality - 0.1, 1.0, random),
        "4.2" => staff(quality, random),
        "4.3" => percent(quality - 0.05, 0.8, random),
        "5.1" => part(random.whole(0, 9), quality, 1.0, random),
        "5.2" => layers(quality, random),
        "5.3" => part(profile.officials + random.whole(0, 30), quality, 1.0, random),
        "5.4" => late_incidents(quality, random),
        "6.10" => days(profile, random),
        "6.11" => (Vec::new(), Some((quality * 20.0 - random.between(0.0, 4.0)).round().max(0.0) / 20.0)),
        "TT.1" => (vec![Some(Cell::count(profile.officials)), Some(Cell::count(random.whole(3, 24)))], None),
        "TT.2" => (vec![Some(Cell::count(profile.officials * random.whole(400, 1_500)))], None),
        "7.1" => part(random.whole(180, 9_000), quality - 0.2, 0.7, random),
        "8.1" => part(random.whole(12, 160), quality + 0.1, 1.0, random),
        _ => dossiers(code, profile, random),
    }
}

/// The indicators on dossiers, signatures, documents and data.
fn dossiers(code: &str, profile: &Profile, random: &mut Random) -> Entered {
    let quality = profile.quality;
    let goal = [("so-nganh", 0.5), ("huyen", 0.4), ("xa", 0.35)].iter().find(|(cohort, _)| *cohort == profile.cohort);
    let goal = goal.map_or(1.0, |(_, goal)| *goal);
    match code {
        "6.1" => part(profile.procedures, quality + 0.1, 1.0, random),
        "6.2" if !profile.records.is_empty() => ratio(profile.count(|dossier| dossier.online), profile.dossiers, 0.6),
        "6.2" => part(profile.dossiers, quality * 0.7, 0.6, random),
        "6.3" if !profile.records.is_empty() => {
            ratio(profile.count(|dossier| dossier.digitised), profile.dossiers, goal)
        }
        "6.3" => part(profile.dossiers, quality * goal * 1.1, goal, random),
        "6.4.1" => part(random.whole(2, 12), quality + 0.2, 1.0, random),
        "6.4.2" => part(random.whole(3, 9), quality + 0.2, 1.0, random),
        "6.4.3" => part(profile.officials / 4, quality, 1.0, random),
        "6.5" => part(random.whole(900, 14_000), quality + 0.15, 1.0, random),
        "6.9" => part(random.whole(0, 14), quality - 0.15, 1.0, random),
        // The rest is counted from records or supplied from outside.
        _ => (Vec::new(), None),
    }
}

fn ratio(part: u32, whole: u32, goal: f64) -> Entered {
    let share = (whole > 0).then(|| (f64::from(part) / f64::from(whole) / goal).min(1.0));
    (vec![Some(Cell::count(part)), Some(Cell::count(whole))], share)
}

fn part(whole: u32, quality: f64, goal: f64, random: &mut Random) -> Entered {
    ratio(random.part(whole, quality), whole, goal)
}

fn yes_no(answer: bool) -> Entered {
    (vec![Some(Cell::yes_no(answer))], Some(f64::from(u8::from(answer))))
}

fn percent(quality: f64, goal: f64, random: &mut Random) -> Entered {
    let value = ((quality + random.between(-0.1, 0.1)) * 1_000.0).round() / 1_000.0;
    let value = value.clamp(0.0, 1.0);
    (vec![Some(Cell::Percent(value))], Some((value / goal).min(1.0)))
}

fn per_item(count: u32, full: u32) -> Entered {
    (vec![Some(Cell::count(count))], Some((f64::from(count) / f64::from(full)).min(1.0)))
}

fn meetings(profile: &Profile, random: &mut Random) -> Entered {
    let (attends, chaired) = (random.chance(profile.quality), random.part(profile.meetings, profile.quality));
    let chairs = if profile.meetings == 0 { 0.0 } else { f64::from(chaired) / f64::from(profile.meetings) };
    let cells = vec![Cell::yes_no(attends), Cell::count(chaired), Cell::count(profile.meetings)];
    (cells.into_iter().map(Some).collect(), Some(f64::from(u8::from(attends)) / 2.0 + chairs / 2.0))
}

fn plan(profile: &Profile, random: &mut Random) -> Entered {
    let late = !random.chance(profile.quality);
    let month = if late { random.whole(3, 5) } else { random.whole(1, 2) };
    let day = (2023, u8::try_from(month).expect("a month"), u8::try_from(random.whole(3, 28)).expect("a day"));
    (vec![Some(Cell::Day(day))], Some(if late { 0.5 } else { 1.0 }))
}

fn bandwidth(profile: &Profile, random: &mut Random) -> Entered {
    let in_all = (f64::from(profile.officials) * random.between(1.2, 5.5)).round();
    // Nobody knows the best agency of the cohort while filling in the form.
    (vec![Some(Cell::Number(in_all)), Some(Cell::count(profile.officials))], None)
}

fn services(quality: f64, random: &mut Random) -> Entered {
    let systems = random.whole(2, 14);
    let (connected, services) = (random.part(systems, quality), random.whole(0, 8));
    let share = (f64::from(connected) / f64::from(systems) * 35.0 + f64::from(services.min(5))) / 40.0;
    (vec![Some(Cell::count(connected)), Some(Cell::count(systems)), Some(Cell::count(services))], Some(share))
}

fn staff(quality: f64, random: &mut Random) -> Entered {
    let full_time = random.chance(quality - 0.2);
    let (contacts, _) = percent(quality, 1.0, random);
    let Some(Some(Cell::Percent(share))) = contacts.first().cloned() else { unreachable!("a percentage") };
    let best = if full_time { 1.0 } else { share * 0.8 };
    (vec![Some(Cell::yes_no(full_time)), Some(Cell::Percent(share))], Some(best))
}

fn layers(quality: f64, random: &mut Random) -> Entered {
    let layers: Vec<_> = (0..4).map(|_| random.chance(quality + 0.05)).collect();
    let met = f64::from(u8::try_from(layers.iter().filter(|&&met| met).count()).expect("four"));
    (layers.into_iter().map(|met| Some(Cell::yes_no(met))).collect(), Some(met / 4.0))
}

fn late_incidents(quality: f64, random: &mut Random) -> Entered {
    let count = if random.chance(quality) { 0 } else { random.whole(1, 5) };
    (vec![Some(Cell::count(count))], Some((1.0 - f64::from(count) / 4.0).max(0.0)))
}

fn days(profile: &Profile, random: &mut Random) -> Entered {
    let days = ((2.0 + (1.0 - profile.quality) * 18.0 + random.between(0.0, 3.0)) * 10.0).round() / 10.0;
    (vec![Some(Cell::Number(days))], None)
}

fn records(set: &CriteriaSet, dossiers: &[Dossier]) -> Records {
    let records = &set.records()[0];
    let row = |dossier: &Dossier| {
        vec![
            Cell::text(&dossier.number),
            Cell::text(dossier.field),
            Cell::Day(dossier.received),
            Cell::yes_no(dossier.online),
            Cell::yes_no(dossier.digitised),
            Cell::yes_no(dossier.in_time),
        ]
    };
    Records {
        sheet: records.title.get(LANGUAGE).to_owned(),
        headings: records.columns.iter().map(|column| column.title.get(LANGUAGE).to_owned()).collect(),
        rows: dossiers.iter().map(row).collect(),
    }
}
