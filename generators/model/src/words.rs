//! Names as sequences of words, before anybody cases them.

use std::fmt;

/// A name: lower-case words. `AccountSid`, `account_sid` and `account-sid` are all `account sid`.
///
/// A name may be empty, or begin with a digit: documents hold such names. What a language makes of them is the affair
/// of its emitter.
///
/// Kept as one text, for a document has tens of thousands of names and each is made, copied and compared many times.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Words(
    /// The words, with one space between them: no word holds a space.
    String,
);

impl Words {
    /// Splits a name as it stands in a document: at punctuation, and where the case tells that a word begins.
    /// Signs that tell names apart become words: `DateSent<` is `date sent less`, `+1` is `plus 1`.
    pub fn split(name: &str) -> Self {
        let mut words = String::with_capacity(name.len() + name.len() / 4);
        let mut inside = false;
        let mut before = None;
        let mut chars = name.chars().peekable();
        while let Some(c) = chars.next() {
            let after = chars.peek().copied();
            let letter = is_letter(c);
            inside &= letter && !begins_word(c, before, after);
            if !letter && let Some(sign) = sign(c, before, after) {
                begin(&mut words);
                words.push_str(sign);
            }
            if letter {
                if !std::mem::replace(&mut inside, true) {
                    begin(&mut words);
                }
                push_lower(&mut words, c);
            }
            before = Some(c);
        }
        // A letter whose lower case is no letter leaves nothing.
        words.truncate(words.trim_end().len());
        Self(words)
    }

    /// The words one after the other.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.split(' ').filter(|word| !word.is_empty())
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// These words and then those. What the second repeats of the end of the first is said once: `user address` and
    /// `address line` make `user address line`.
    #[must_use]
    pub fn then(&self, more: &Words) -> Self {
        let ends = more.0.match_indices(' ').map(|(at, _)| at).chain([more.0.len()]);
        let repeated = ends.rev().find(|&end| self.ends_with(&more.0[..end])).unwrap_or(0);
        let mut words = String::with_capacity(self.0.len() + 1 + more.0.len() - repeated);
        words.push_str(&self.0);
        let rest = more.0[repeated..].trim_start();
        if !rest.is_empty() {
            begin(&mut words);
            words.push_str(rest);
        }
        Self(words)
    }

    /// Whether the last words are these.
    fn ends_with(&self, end: &str) -> bool {
        self.0.strip_suffix(end).is_some_and(|before| before.is_empty() || before.ends_with(' '))
    }

    /// These words and one more.
    #[must_use]
    pub fn with(&self, word: &str) -> Self {
        self.then(&Self::split(word))
    }

    /// These words without some at their start, if they start with those.
    pub fn without_start(&self, start: &Words) -> Option<Words> {
        if start.is_empty() {
            return Some(self.clone());
        }
        let rest = self.0.strip_prefix(start.0.as_str())?;
        (rest.is_empty() || rest.starts_with(' ')).then(|| Self(rest.trim_start().to_owned()))
    }

    /// The name of one of several: `messages` become `message`. Leaves alone what does not look like a plural.
    #[must_use]
    pub fn singular(&self) -> Self {
        let mut words = self.0.clone();
        let last = words.rsplit(' ').next().unwrap_or_default();
        let cut = if last.strip_suffix("ies").is_some_and(|stem| stem.len() > 1) {
            3
        } else if ["sses", "shes", "ches", "xes", "zes"].iter().any(|end| last.ends_with(end)) {
            2
        } else {
            usize::from(
                last.len() > 3 && last.ends_with('s') && !["ss", "us", "is"].iter().any(|end| last.ends_with(end)),
            )
        };
        words.truncate(words.len() - cut);
        if cut == 3 {
            words.push('y');
        }
        Self(words)
    }

    /// `account_sid`
    pub fn snake(&self) -> String {
        self.0.replace(' ', "_")
    }

    /// `account-sid`
    pub fn kebab(&self) -> String {
        self.0.replace(' ', "-")
    }

    /// `AccountSid`
    pub fn pascal(&self) -> String {
        self.iter().map(capitalised).collect()
    }

    /// `ACCOUNT_SID`
    pub fn upper(&self) -> String {
        self.snake().to_uppercase()
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<'w> FromIterator<&'w str> for Words {
    fn from_iter<I: IntoIterator<Item = &'w str>>(words: I) -> Self {
        let mut all = String::new();
        for word in words.into_iter().map(Self::split).filter(|word| !word.is_empty()) {
            begin(&mut all);
            all.push_str(&word.0);
        }
        Self(all)
    }
}

/// Makes room for another word.
fn begin(words: &mut String) {
    if !words.is_empty() && !words.ends_with(' ') {
        words.push(' ');
    }
}

fn push_lower(words: &mut String, c: char) {
    if c.is_ascii() {
        words.push(c.to_ascii_lowercase());
    } else {
        words.extend(c.to_lowercase().filter(|&c| is_letter(c)));
    }
}

/// What can stand inside a word: letters and digits of any script.
fn is_letter(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { unicode_ident::is_xid_continue(c) }
}

/// `aB` splits before B, `ABc` before B, `1A` does not split, `a1` does not split.
fn begins_word(c: char, before: Option<char>, after: Option<char>) -> bool {
    let Some(before) = before else { return false };
    if !c.is_uppercase() {
        return false;
    }
    before.is_lowercase() || (before.is_uppercase() && after.is_some_and(char::is_lowercase)) || before.is_ascii_digit()
}

/// Signs that tell one name from another. The rest only separates.
fn sign(c: char, before: Option<char>, after: Option<char>) -> Option<&'static str> {
    match c {
        '<' => Some("less"),
        '>' => Some("greater"),
        '=' => Some("equal"),
        '!' => Some("not"),
        '+' => Some("plus"),
        '*' => Some("star"),
        '%' => Some("percent"),
        '&' => Some("and"),
        '#' if before.is_none() || after.is_none() => Some("hash"),
        '@' if before.is_none() => Some("at"),
        // A sign before a number, where it does not join two words: `-1`, but not `v-1`.
        '-' if before.is_none() && after.is_some_and(|c| c.is_ascii_digit()) => Some("minus"),
        _ => None,
    }
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn splits_at_case_and_punctuation() {
        for (name, words) in [
            ("AccountSid", "account sid"),
            ("account_sid", "account sid"),
            ("HTTPServer", "http server"),
            ("userID", "user id"),
            ("getURLFor", "get url for"),
            ("sha256Hash", "sha256 hash"),
            ("oauth2", "oauth2"),
            ("v1.0/chat-completions", "v1 0 chat completions"),
            ("DateSent<", "date sent less"),
            ("DateSent>", "date sent greater"),
            ("+1", "plus 1"),
            ("-1", "minus 1"),
            ("a-1", "a 1"),
            ("", ""),
            ("__", ""),
            ("größe", "größe"),
            ("日本語", "日本語"),
            ("İstanbul", "i̇stanbul"),
            ("$ref", "ref"),
            ("@type", "at type"),
            ("👍", ""),
        ] {
            assert_eq!(Words::split(name).to_string(), words, "{name}");
        }
    }

    #[test]
    fn cases() {
        let words = Words::split("get HTTPStatus2");
        assert_eq!(words.snake(), "get_http_status2");
        assert_eq!(words.pascal(), "GetHttpStatus2");
        assert_eq!(words.upper(), "GET_HTTP_STATUS2");
        assert_eq!(words.kebab(), "get-http-status2");
    }

    #[test]
    fn joins_without_repeating() {
        let join = |a: &str, b: &str| Words::split(a).then(&Words::split(b)).to_string();
        assert_eq!(join("user address", "address line"), "user address line");
        assert_eq!(join("user", "user"), "user");
        assert_eq!(join("user", "name"), "user name");
        assert_eq!(join("", "name"), "name");
    }

    #[test]
    fn one_of_several() {
        for (many, one) in [
            ("messages", "message"),
            ("entries", "entry"),
            ("addresses", "address"),
            ("boxes", "box"),
            ("status", "status"),
            ("class", "class"),
            ("analysis", "analysis"),
            ("data", "data"),
            ("ids", "ids"),
        ] {
            assert_eq!(Words::split(many).singular().to_string(), one);
        }
    }
}
