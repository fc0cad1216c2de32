//! The formats of forms, each with its escaper.
//!
//! An escaper is total: any text comes out as a value of its format and as nothing else. What a format cannot hold, such
//! as a line break in a unit, becomes the nearest thing that it can.

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sink {
    /// A unit file of systemd (systemd.syntax(7)).
    Systemd,
    /// A Caddyfile.
    Caddy,
    /// A file of environment variables as systemd reads it (systemd.exec(5), `EnvironmentFile=`).
    Env,
    /// TOML.
    Toml,
}

impl Sink {
    /// The format of a form by the extension of what it makes.
    pub(super) fn of(name: &str) -> Option<Self> {
        match name.rsplit('.').next()? {
            "service" | "timer" => Some(Self::Systemd),
            "caddy" => Some(Self::Caddy),
            "env" => Some(Self::Env),
            "toml" => Some(Self::Toml),
            _ => None,
        }
    }

    pub(super) fn escape(self, text: &str) -> String {
        match self {
            Self::Systemd => systemd(text),
            Self::Caddy => caddy(text),
            Self::Env => env(text),
            Self::Toml => toml(text),
        }
    }
}

/// On one line; `%` begins a specifier and is doubled; a backslash at the end would join the next line.
fn systemd(text: &str) -> String {
    one_line(text).trim_end_matches('\\').replace('%', "%%")
}

/// A plain token if it is one; else in quotes, where braces would still be placeholders.
fn caddy(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./:*@+,=".contains(c);
    let line = one_line(text);
    if !line.is_empty() && line.chars().all(is_plain) {
        return line;
    }
    let mut out = String::from("\"");
    for c in line.chars() {
        if matches!(c, '"' | '\\' | '{' | '}') {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('"');
    out
}

/// Letters and digits as they are; else in double quotes, where `"`, `\`, `$` and `` ` `` are escaped.
fn env(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./:@+,=".contains(c);
    let line = one_line(text);
    if line.chars().all(is_plain) {
        return line;
    }
    let mut out = String::from("\"");
    for c in line.chars() {
        if matches!(c, '"' | '\\' | '$' | '`') {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('"');
    out
}

/// A basic string (TOML 1.0, "String").
fn toml(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Breaks become spaces; other control characters vanish.
pub(super) fn one_line(text: &str) -> String {
    let spaced = text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}') { ' ' } else { c });
    spaced.filter(|c| !c.is_control()).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::Sink;

    #[test]
    fn no_text_becomes_a_directive() {
        for (sink, text, expected) in [
            (Sink::Systemd, "100%\nExecStart=/bin/sh", "100%% ExecStart=/bin/sh"),
            (Sink::Systemd, "ends in \\", "ends in "),
            (Sink::Caddy, "infer.prim.sh", "infer.prim.sh"),
            (Sink::Caddy, "a b\n}", "\"a b \\}\""),
            (Sink::Caddy, "", "\"\""),
            (Sink::Caddy, "{env.HOME}", "\"\\{env.HOME\\}\""),
            (Sink::Env, "https://a.b:1/c", "https://a.b:1/c"),
            (Sink::Env, "a $(b) \"c\"\nPATH=x", "\"a \\$(b) \\\"c\\\" PATH=x\""),
            (Sink::Env, "", ""),
            (Sink::Toml, "a\"\n[b]", "\"a\\\"\\n[b]\""),
            (Sink::Toml, "\u{1}", "\"\\u0001\""),
        ] {
            assert_eq!(sink.escape(text), expected, "{sink:?} {text:?}");
        }
    }
}
