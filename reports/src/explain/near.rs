//! Codes that somebody may have meant.

/// How many are named.
const NAMED: usize = 5;

/// The nearest of the known codes, nearest first, joined by commas.
#[must_use]
pub fn nearest<'a>(code: &str, known: impl Iterator<Item = &'a str>) -> String {
    let mut known: Vec<_> = known.map(|other| (distance(code, other), other)).collect();
    known.sort_by_key(|&(distance, _)| distance);
    known.into_iter().take(NAMED).map(|(_, other)| other).collect::<Vec<_>>().join(", ")
}

/// How many letters must be added, left out or changed (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (position, letter) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = position + 1;
        for column in 0..other.len() {
            let changed = diagonal + usize::from(letter != other[column]);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(row[column] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_hand_is_near() {
        assert_eq!(distance("so-y-te", "so-y-te"), 0);
        assert_eq!(distance("so-yte", "so-y-te"), 1);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(nearest("so-yte", ["so-xay-dung", "so-y-te", "quan-1"].into_iter()), "so-y-te, quan-1, so-xay-dung");
    }
}
