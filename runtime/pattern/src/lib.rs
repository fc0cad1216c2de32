//! Text that matches a regular expression.
//!
//! In: a pattern. Out: a text built along its syntax tree; the first branch of an alternation, the least number of repeats,
//! more of them where a length asks for it. Look-around and back references are not understood: nothing comes out.

use regex_syntax::hir::{Class, Hir, HirKind};

/// Repeats added to reach a minimal length.
const MORE_MAX: u32 = 64;
/// Text longer than this is given up.
const LENGTH_MAX: usize = 10_000;

/// A text of `least` to `most` characters that matches. `salt` tells several texts of one pattern apart.
pub fn make_match(pattern: &str, salt: u64, least: usize, most: usize) -> Option<String> {
    let tree = regex_syntax::parse(pattern).ok()?;
    (0..=MORE_MAX).find_map(|more| {
        let mut text = String::new();
        write(&tree, salt, more, &mut text)?;
        let length = text.chars().count();
        (least..=most).contains(&length).then_some(text)
    })
}

fn write(tree: &Hir, salt: u64, more: u32, text: &mut String) -> Option<()> {
    if text.len() > LENGTH_MAX {
        return None;
    }
    match tree.kind() {
        HirKind::Empty | HirKind::Look(_) => Some(()),
        HirKind::Literal(literal) => {
            text.push_str(std::str::from_utf8(&literal.0).ok()?);
            Some(())
        }
        HirKind::Class(class) => {
            text.push(member(class, salt)?);
            Some(())
        }
        HirKind::Repetition(repetition) => {
            // One of what may be left out or repeated says more than none.
            let wanted = repetition.min.max(1).saturating_add(more);
            let count = wanted.min(repetition.max.unwrap_or(u32::MAX)).max(repetition.min);
            (0..u64::from(count))
                .try_for_each(|index| write(&repetition.sub, salt.rotate_right(5).wrapping_add(index * 7), more, text))
        }
        HirKind::Capture(capture) => write(&capture.sub, salt, more, text),
        HirKind::Concat(parts) => parts
            .iter()
            .enumerate()
            .try_for_each(|(index, part)| write(part, salt.wrapping_add(index as u64 * 13), more, text)),
        HirKind::Alternation(branches) => write(branches.first()?, salt, more, text),
    }
}

/// A member of a class: a letter or digit if there is one.
fn member(class: &Class, salt: u64) -> Option<char> {
    let ranges: Vec<(char, char)> = match class {
        Class::Unicode(class) => class.iter().map(|range| (range.start(), range.end())).collect(),
        Class::Bytes(class) => class.iter().map(|range| (char::from(range.start()), char::from(range.end()))).collect(),
    };
    let is_in = |wanted: &char| ranges.iter().any(|(start, end)| (start..=end).contains(&wanted));
    let plain: Vec<char> = ('0'..='9').chain('a'..='z').chain('A'..='Z').filter(is_in).collect();
    let index = usize::try_from(salt % plain.len().max(1) as u64).unwrap_or(0);
    plain.get(index).copied().or_else(|| ranges.first().map(|(start, _)| *start))
}

#[cfg(test)]
mod tests {
    use super::make_match;

    #[test]
    fn texts_match_their_patterns() {
        for (pattern, least, most) in [
            ("^AC[0-9a-f]{32}$", 0, usize::MAX),
            ("^[a-z][a-z0-9-]*$", 5, 63),
            ("^\\+[1-9]\\d{1,14}$", 0, 16),
            ("^(sms|call)$", 0, 10),
            ("[^/]+", 1, 5),
            ("^$", 0, 0),
            ("^\\p{L}+$", 3, 3),
            ("a?b?", 2, 2),
        ] {
            let text = make_match(pattern, 12345, least, most).unwrap_or_else(|| panic!("{pattern}"));
            let schema = serde_json::json!({"type": "string", "pattern": pattern});
            assert!(jsonschema::is_valid(&schema, &serde_json::json!(text)), "{pattern} {text}");
            assert!((least..=most).contains(&text.chars().count()), "{pattern} {text}");
        }
        assert_eq!(make_match("(?=x)y", 0, 0, 9), None, "look-ahead");
        assert_eq!(make_match("^a{3}$", 0, 5, 9), None, "contradiction");
        assert_eq!(make_match("(((a{100}){100}){100}){100}", 0, 0, usize::MAX), None, "too long");
    }
}
