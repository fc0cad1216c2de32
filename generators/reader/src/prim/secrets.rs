//! Texts that look like keys and tokens: manifests are public, comments and examples included.
//!
//! The whole file is looked at, letter by letter, so that no place is left out. Three rules, each with few false
//! alarms:
//!
//! 1. The beginnings that vendors give their keys, with enough letters behind them that are not all alike. Ids have
//!    other beginnings; patterns of keys hold brackets, which end a word.
//! 2. Shapes that are nothing else: signed web tokens, private keys in PEM form, addresses with a password.
//! 3. Words of 32 letters and more that mix capitals, small letters and digits as evenly as chance does. Hexadecimal
//!    words pass whatever their length, since ids, digests and public keys look the same; so do words made of a row,
//!    such as `SM0123456789abcdef0123456789abcdef`.

use source::{Diagnostic, Diagnostics, FileId, Span};

use super::codes;

/// How a kind of key begins, what it is, and how many letters follow at least.
const BEGINNINGS: &[(&str, &str, usize)] = &[
    ("sk-ant-", "a key of Anthropic", 16),
    ("sk-or-", "a key of OpenRouter", 16),
    ("sk-proj-", "a key of OpenAI", 16),
    ("sk_live_", "a secret key of Stripe", 12),
    ("sk_test_", "a secret key of Stripe", 12),
    ("rk_live_", "a restricted key of Stripe", 12),
    ("whsec_", "a webhook secret", 16),
    ("sk-", "a secret key", 20),
    ("gsk_", "a key of Groq", 20),
    ("ghp_", "a token of GitHub", 20),
    ("gho_", "a token of GitHub", 20),
    ("ghu_", "a token of GitHub", 20),
    ("ghs_", "a token of GitHub", 20),
    ("ghr_", "a token of GitHub", 20),
    ("github_pat_", "a token of GitHub", 20),
    ("glpat-", "a token of GitLab", 16),
    ("xoxb-", "a token of Slack", 16),
    ("xoxp-", "a token of Slack", 16),
    ("xoxa-", "a token of Slack", 16),
    ("xoxr-", "a token of Slack", 16),
    ("xapp-", "a token of Slack", 16),
    ("AKIA", "an access key of AWS", 16),
    ("ASIA", "an access key of AWS", 16),
    ("AIza", "a key of Google", 30),
    ("ya29.", "a token of Google", 20),
    ("SG.", "a key of SendGrid", 30),
    ("hf_", "a token of Hugging Face", 20),
    ("npm_", "a token of npm", 20),
    ("pypi-", "a token of PyPI", 30),
    ("dop_v1_", "a token of DigitalOcean", 30),
    ("shpat_", "a token of Shopify", 20),
    ("r8_", "a token of Replicate", 20),
    ("hvs.", "a token of Vault", 16),
    ("EAAA", "a token of Square", 30),
    ("FlyV1", "a token of Fly", 20),
];

/// Words shorter than this are not judged by their letters.
const LONG: usize = 32;
/// Bits per letter above which letters are as mixed as chance mixes them. Words of languages and names in code stay
/// below 4.3; 32 random letters of Base64 have about 4.6.
const MIXED: f64 = 4.35;

/// Reports everything in a file that looks like a secret.
pub(super) fn check(file: FileId, text: &str, out: &mut Diagnostics) {
    let mut reported: Vec<Span> = Vec::new();
    for (start, word) in words(text) {
        let Some(what) = looks_like(word) else { continue };
        let span = Span::new(file, start, start + word.len());
        if reported.last().is_none_or(|last| last.end <= span.start) {
            reported.push(span);
            report(span, what, out);
        }
    }
    for (at, _) in text.match_indices("-----BEGIN ") {
        let line = text.get(at..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        if line.contains("PRIVATE KEY-----") {
            report(Span::new(file, at, at + line.len()), "a private key", out);
        }
    }
}

fn report(span: Span, what: &str, out: &mut Diagnostics) {
    let diagnostic = Diagnostic::error(&codes::SECRET, span, format!("this looks like {what}"));
    let diagnostic = diagnostic.label("this file is public");
    out.push(diagnostic.help("put it into the environment and write `$env.NAME`; revoke it if it was real"));
}

/// Words as they end in YAML, JSON and patterns: at blanks, quotes, commas and brackets.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let ends = |c: char| {
        c.is_whitespace() || matches!(c, '"' | '\'' | ',' | '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>' | ';' | '`')
    };
    // A full stop or a colon behind a word is not part of it.
    text.split(ends)
        .map(|word| word.trim_end_matches(['.', ':', '!', '?']))
        .filter(|word| word.len() >= 16)
        .map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

fn looks_like(word: &str) -> Option<&'static str> {
    if let Some((_, rest)) = word.split_once("://") {
        let host = rest.split('/').next().unwrap_or_default();
        let (user, _) = host.rsplit_once('@').unwrap_or_default();
        if user.split_once(':').is_some_and(|(_, password)| !password.is_empty()) {
            return Some("an address with a password");
        }
    }
    if is_web_token(word) {
        return Some("a signed web token");
    }
    // A key stands behind `=` or `:` as well as alone.
    let parts = || word.split(['=', ':', '|', '&', '?', '#', '/', '@']).filter(|part| part.len() >= 16);
    for part in parts() {
        let known = BEGINNINGS.iter().find(|(beginning, _, least)| {
            let rest = part.strip_prefix(beginning);
            rest.is_some_and(|rest| rest.len() >= *least && rest.bytes().all(is_key_letter) && distinct(rest) >= 6)
        });
        if let Some((_, what, _)) = known {
            return Some(what);
        }
    }
    parts().chain([word]).any(is_mixed).then_some("a key or token")
}

fn is_key_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"_-.+/".contains(&byte)
}

/// Three parts of Base64, the first of which is a JSON object (RFC 7519).
fn is_web_token(word: &str) -> bool {
    let word = word.rsplit(['=', ':']).find(|part| part.starts_with("eyJ")).unwrap_or(word);
    let parts: Vec<&str> = word.split('.').collect();
    let is_base64 = |part: &&str| {
        part.len() >= 10 && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
    };
    parts.len() == 3 && word.starts_with("eyJ") && parts.iter().all(is_base64)
}

/// Whether the letters of a word are mixed as chance mixes them.
fn is_mixed(word: &str) -> bool {
    let word = word.trim_end_matches('=');
    let is_plain = word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-+/".contains(&byte));
    let has = |of: fn(&u8) -> bool| word.as_bytes().iter().filter(|byte| of(byte)).count() >= 3;
    let classes = has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase) && has(u8::is_ascii_digit);
    // Words of people have parts of letters alone between dashes, slashes and underscores.
    let spelt = word
        .split(['-', '_', '/'])
        .filter(|part| part.len() >= 3)
        .all(|part| part.bytes().all(|byte| byte.is_ascii_alphabetic()));
    is_plain && word.len() >= LONG && classes && !spelt && entropy(word) >= MIXED
}

/// Bits per letter, by how often each occurs.
fn entropy(word: &str) -> f64 {
    let mut counts = [0_u32; 256];
    for byte in word.bytes() {
        if let Some(count) = counts.get_mut(usize::from(byte)) {
            *count += 1;
        }
    }
    #[allow(clippy::cast_precision_loss)] // Words of one file.
    let length = word.len() as f64;
    let bits = |count: u32| {
        let share = f64::from(count) / length;
        -share * share.log2()
    };
    counts.into_iter().filter(|count| *count > 0).map(bits).sum()
}

fn distinct(word: &str) -> usize {
    let mut seen = [false; 256];
    word.bytes().for_each(|byte| seen[usize::from(byte)] = true);
    seen.into_iter().filter(|seen| *seen).count()
}

#[cfg(test)]
mod tests {
    use source::{Diagnostics, Sources};

    /// Keys are put together here, so that no text of this file is one.
    #[test]
    fn keys_are_found() {
        let random = "x7Qp2LmV9sKt4RzB8nYc";
        for text in [
            format!("a: sk-{random}"),
            format!("# once: sk_live_{random}"),
            format!("url: https://api.example.com/?key=AIza{random}{random}"),
            format!("a: ['ghp_{random}']"),
            format!("a: xoxb-{random}"),
            "a: AKIA".to_owned() + "IOSFODNN7EXAMPL2",
            format!("Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.{random}"),
            "a: |\n  -----BEGIN RSA ".to_owned() + "PRIVATE KEY-----\n  x",
            "a: postgres://user:".to_owned() + "hunter2@db.example.com/x",
            format!("a: {random}{}", "Hd3WgJ6fTuE1aXoN5vCe"),
            format!("secret: wJalrXUtnFEMI/K7MDENG{}", "/bPxRfiCYzR4nD0mK8y"),
        ] {
            assert_eq!(found(&text), 1, "{text}");
        }
    }

    #[test]
    fn what_only_looks_long_passes() {
        for text in [
            "id: SM0123456789abcdef0123456789abcdef",
            "pattern: \"^AC[0-9a-f]{32}$\"",
            "pattern: \"^xoxb-[A-Za-z0-9-]{40,}$\"",
            "pattern: ^xoxb-",
            "digest: sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "key: 79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798",
            "id: 9f2c3c5e-0000-4000-8000-000000000001",
            "url: https://example.com/accounts/fireworks/models/llama-v3p1-405b-instruct",
            "url: http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2006-07-14/ExternalQuestion.xsd",
            "call: kv-v2-delete-metadata-and-all-versions",
            "default: Username-Password-Authentication",
            "a: sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "a: PostPaymentIntentsIntentCancel2AndSomeMoreWordsOfIt",
            "a: OPENROUTER_API_KEY_WITH_A_VERY_LONG_NAME_1234",
            "a: example-only-password",
            "address: 0x742d35Cc6634C0532925a3b844Bc454e4438f44e",
            "a: pm_card_visa",
            "- { code: AWS.MechanicalTurk.AssignmentDoesNotExist }",
        ] {
            assert_eq!(found(text), 0, "{text}");
        }
    }

    fn found(text: &str) -> usize {
        let mut sources = Sources::new();
        let file = sources.add("a.yaml", text);
        let mut out = Diagnostics::new();
        super::check(file, text, &mut out);
        out.sorted().len()
    }
}
