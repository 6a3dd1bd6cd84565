//! “Did you mean”: the known name nearest to an unknown one.

/// The candidate that `word` most likely stands for, or `None` when nothing is near. A candidate is
/// near within a third of the longer word's letters (at least one), counting a swap of neighbours
/// as one slip (optimal string alignment distance). Ties go to the earlier candidate.
pub fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let (lowered, length) = (word.to_lowercase(), word.chars().count());
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        if candidate == word {
            continue;
        }
        let other = candidate.chars().count();
        let allowed = (length.max(other) / 3).max(1);
        // As many letters are missing at least, and a long word among many is looked for often.
        let least = length.abs_diff(other);
        if least > allowed || best.is_some_and(|(distance, _)| least >= distance) {
            continue;
        }
        let distance = strsim::osa_distance(&lowered, &candidate.to_lowercase());
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The candidate of which `word` is certainly a slip, or `None` when that is not certain.
///
/// It is certain when the two differ in capitals and joining signs alone, or by one letter in words
/// of four letters or more, or by two in words of eight or more. Words with different digits or first
/// letters are different names, such as `testing` and `resting`, and a second candidate that is
/// nearly as near leaves it to the author.
pub fn slip<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = |word: &str| word.to_lowercase().replace(['_', ' '], "-");
    let digits = |word: &str| word.chars().filter(char::is_ascii_digit).collect::<String>();
    let (written, length) = (plain(word), word.chars().count());
    let allowed = match length {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    };
    let mut near: Vec<(usize, &str)> = Vec::new();
    for candidate in candidates {
        let distance = strsim::osa_distance(&written, &plain(candidate));
        if candidate == word {
            return None;
        }
        if distance <= allowed + 1 && !near.iter().any(|(_, known)| *known == candidate) {
            near.push((distance, candidate));
        }
    }
    near.sort_by_key(|(distance, _)| *distance);
    let (distance, candidate) = *near.first()?;
    let is_only = near.get(1).is_none_or(|(next, _)| distance == 0 && *next > 0);
    let is_same_start = written.chars().next() == plain(candidate).chars().next();
    let is_same_number = digits(word) == digits(candidate);
    (distance <= allowed && is_only && is_same_start && is_same_number).then_some(candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_certain_where_nothing_else_is_near() {
        for (word, expected) in [
            ("tilte", Some("title")),
            ("Title", Some("title")),
            ("base-url", Some("base_url")),
            ("objectvies", Some("objectives")),
            ("pas", None),
            ("o9", None),
            ("unit-1", None),
            ("colour", None),
            ("vase_url", None),
            ("first-par", None),
        ] {
            let known = [
                "title",
                "base_url",
                "objectives",
                "pass",
                "o8",
                "unit-2",
                "first-part",
                "first-bar",
            ];
            assert_eq!(slip(word, known), expected, "{word}");
        }
    }

    #[test]
    fn the_nearest_candidate_wins_and_far_ones_do_not() {
        let keys = ["title", "minutes", "objectives"];
        assert_eq!(did_you_mean("tilte", keys), Some("title"));
        assert_eq!(did_you_mean("Minutes", keys), Some("minutes"));
        assert_eq!(did_you_mean("objective", keys), Some("objectives"));
        assert_eq!(did_you_mean("colour", keys), None);
    }
}
