//! The rule `ratio` as an Extism plugin: bytes in, bytes out.

use dti_plugin_sdk::contract::{Column, Task};
use extism_pdk::{FnResult, plugin_fn};

/// In: the number of agencies, then figures of `a` and of `b`. Out: points, then a byte for each award.
#[plugin_fn]
pub fn score(input: Vec<u8>) -> FnResult<Vec<u8>> {
    let (agencies, figures) = input.split_first_chunk().expect("a count");
    let agencies = u32::from_le_bytes(*agencies);
    let (a, b) = figures.split_at(agencies as usize * 8);
    let task = Task {
        rule: "ratio".to_owned(),
        parameters: r#"{"goal":0.6}"#.to_owned(),
        minimum: 0.0,
        maximum: 10.0,
        agencies,
        columns: vec![column("a", a), column("b", b)],
        reasons: None,
    };
    let awards = dti_plugin_ratio::PLUGIN.score(&task).expect("the task is scored");
    let mut output = Vec::with_capacity(awards.points.len() * 9);
    awards.points.iter().for_each(|points| output.extend(points.to_le_bytes()));
    output.extend(awards.earned);
    Ok(output)
}

fn column(name: &str, bytes: &[u8]) -> Column {
    let values: Vec<_> = bytes.as_chunks().0.iter().map(|value| f64::from_le_bytes(*value)).collect();
    Column { name: name.to_owned(), options: Vec::new(), present: vec![1; values.len()], values }
}
