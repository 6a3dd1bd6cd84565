//! “Did you mean”: the known name nearest to an unknown one.

/// The candidate that `word` most likely stands for, or `None` when nothing is near. A candidate is
/// near within a third of the longer word's letters (at least one), counting a swap of neighbours
/// as one slip (optimal string alignment distance). Ties go to the earlier candidate.
pub fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let lowered = word.to_lowercase();
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        if candidate == word {
            continue;
        }
        let longer = word.chars().count().max(candidate.chars().count());
        let allowed = (longer / 3).max(1);
        let distance = strsim::osa_distance(&lowered, &candidate.to_lowercase());
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_candidate_wins_and_far_ones_do_not() {
        let keys = ["title", "minutes", "objectives"];
        assert_eq!(did_you_mean("tilte", keys), Some("title"));
        assert_eq!(did_you_mean("Minutes", keys), Some("minutes"));
        assert_eq!(did_you_mean("objective", keys), Some("objectives"));
        assert_eq!(did_you_mean("colour", keys), None);
    }
}
