//! "Did you mean": the nearest of the words that were possible.

/// Words longer than this are nobody's slip of the keyboard, and comparing them would cost the product of their lengths.
const LONGEST: usize = 80;

/// The candidate closest to `word`, if one is close enough to be a slip of the keyboard: about one letter in three,
/// compared without regard to case. Ties go to the first.
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    if word.len() > LONGEST {
        return None;
    }
    let lower = word.to_lowercase();
    let length = word.chars().count();
    let allowed = (length / 3).clamp(1, 4);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        // A byte count bounds the number of letters, so that hostile candidates are not even counted.
        if candidate.len() > LONGEST * 4 || candidate.chars().count().abs_diff(length) > allowed {
            continue;
        }
        let distance = strsim::osa_distance(&lower, &candidate.to_lowercase());
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn offers_slips_and_nothing_else() {
        let keys = ["price", "params", "pages", "status"];
        assert_eq!(nearest("priec", keys), Some("price"), "a transposition is one slip");
        assert_eq!(nearest("Status", keys), Some("status"));
        assert_eq!(nearest("limits", keys), None);
        assert_eq!(nearest("x", ["y"]), Some("y"));
        assert_eq!(nearest("", keys), None);
        let long = "x".repeat(1 << 20);
        assert_eq!(nearest(&long, [long.as_str()]), None, "nobody mistypes a megabyte");
    }
}
