//! Variables of the environment: declared and used, defaults, and those that go into host names.

use std::collections::BTreeSet;

use model::Value;
use model::prim::EnvFormat;
use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Class, Hir, HirKind, Look};
use source::{Diagnostic, Span};

use super::Check;
use crate::prim::manifest::{Auth, Owner, Variable};
use crate::prim::value::{Mention, Part, Root, Template};
use crate::prim::{Entry, Spanned, codes, forms};

impl<'c> Check<'c> {
    pub(super) fn environment(&mut self) {
        for variable in &self.manifest.env {
            self.variable(variable);
        }
        let mut used: BTreeSet<&'c str> = BTreeSet::new();
        let mut unknown: Vec<&'c Spanned<String>> = Vec::new();
        let mut tell = |name: &'c Spanned<String>| {
            used.insert(name);
            unknown.push(name);
        };
        self.manifest.mentions(&mut |_: Owner<'c>, mention| {
            if let Mention::Path(path) = mention
                && let Root::Env(name) = &path.root
            {
                tell(name);
            }
        });
        let flags = self.manifest.cli.iter().flat_map(|session| session.value.flags.iter());
        flags.filter_map(|flag| flag.value.sets.as_ref()).for_each(&mut tell);
        for name in unknown {
            self.known_variable(name);
        }
        // A name that cannot be one is reported, and cannot be referred to.
        let is_name = |name: &str| (forms::ENV_NAME.accepts)(name);
        let unused = |variable: &&Entry<Variable>| is_name(&variable.name) && !used.contains(variable.name.as_str());
        for variable in self.manifest.env.iter().filter(unused) {
            let message = format!("nothing refers to `{}`", variable.name);
            let diagnostic = Diagnostic::error(&codes::UNUSED_VARIABLE, variable.span, message);
            self.push(
                diagnostic
                    .label("it would never be read")
                    .help(format!("use it, as `$env.{}`, or remove it", variable.name)),
            );
        }
        self.hosts();
    }

    fn variable(&mut self, entry: &'c Entry<Variable>) {
        let variable = &entry.value;
        let group = self.platform.env.iter().find(|group| group.value.has(&entry.name));
        if let Some((group, first)) = group.and_then(|group| Some((group, group.value.entry(&entry.name)?))) {
            let message = format!("`{}` belongs to the platform's group `{}`", entry.name, group.name);
            let diagnostic =
                Diagnostic::error(&codes::GROUP_VARIABLE, entry.span, message).also(first.span, "declared here");
            self.push(diagnostic.help("it arrives by itself; remove the line"));
        }
        let Some(default) = &variable.default else { return };
        if variable.secret {
            let diagnostic = Diagnostic::error(
                &codes::SECRET_DEFAULT,
                default.span,
                format!("`{}` is a secret with a default", entry.name),
            );
            self.push(diagnostic.label("this stands in the repository").help("remove the default, or `secret`"));
        } else if let Some(expected) = misfit(variable, &default.value) {
            let message = format!("the default of `{}` is not what the variable can be", entry.name);
            self.push(
                Diagnostic::error(&codes::DEFAULT_MISFIT, default.span, message).label(format!("expected {expected}")),
            );
        }
    }

    fn known_variable(&mut self, name: &'c Spanned<String>) {
        let of_platform = self.platform.env.iter().any(|group| group.value.has(name));
        if of_platform || self.manifest.env.has(name) {
            return;
        }
        let possible = self.manifest.env.names().chain(self.platform.env.iter().flat_map(|group| group.value.names()));
        let diagnostic = Diagnostic::error(
            &codes::NO_VARIABLE,
            name.span,
            format!("there is no environment variable `{}`", name.value),
        );
        let near = source::nearest(name, possible);
        self.push(match near {
            Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
            None => {
                diagnostic.help(format!("declare it under `env`: `{}: {{ description: What it is for. }}`", name.value))
            }
        });
    }

    /// Secrets are sent to the hosts that addresses name.
    fn hosts(&mut self) {
        for provider in &self.manifest.providers {
            let provider = &provider.value;
            let auths = [&provider.auth].into_iter().chain(provider.apis.iter().map(|api| &api.value.auth)).flatten();
            let token_urls =
                auths.filter_map(|auth| if let Auth::OAuth2(oauth2) = auth { Some(&oauth2.token_url) } else { None });
            let bases = [&provider.base].into_iter().chain(provider.apis.iter().map(|api| &api.value.base)).flatten();
            let addresses: Vec<&'c Template> = bases.chain(token_urls).collect();
            for address in addresses {
                self.address(address);
            }
        }
    }

    /// An absolute address, whose variables cannot lead anywhere else.
    fn address(&mut self, address: &'c Template) {
        let mut before = String::new();
        for (at, part) in address.parts.iter().enumerate() {
            match part {
                Part::Text(text) => before.push_str(text),
                Part::Hole(path) => {
                    if let Root::Env(name) = &path.root {
                        let whole = at == 0;
                        let in_host = whole || !after_scheme(&before).is_some_and(|rest| rest.contains('/'));
                        if in_host && let Some(variable) = self.manifest.env.entry(name) {
                            self.host_variable(variable, name.span, whole);
                        }
                    }
                    before.push('x');
                }
            }
        }
        let begins_with_hole = matches!(address.parts.first(), Some(Part::Hole(_)));
        let fault = if !begins_with_hole && after_scheme(&before).is_none_or(str::is_empty) {
            Some("an address begins with `https://` and a host")
        } else if before.contains(['?', '#', ' ']) {
            Some("an address has no query and no fragment here")
        } else if after_scheme(&before)
            .is_some_and(|rest| rest.split('/').next().is_some_and(|host| host.contains('@')))
        {
            Some("an address has no user and no password; `auth` says how to prove who one is")
        } else if before.len() > "https://".len() && before.ends_with('/') && address_is_base(self, address) {
            Some("paths begin with a slash, so a base does not end in one")
        } else {
            None
        };
        if let Some(fault) = fault {
            self.push(
                Diagnostic::error(&codes::BASE, address.span, "this is not the address of a service").label(fault),
            );
        }
    }

    /// A variable that stands in a host name, or that is the whole beginning of an address.
    fn host_variable(&mut self, variable: &'c Entry<Variable>, used: Span, whole: bool) {
        let what = &variable.value;
        let format = what.format.as_ref().map(|format| format.value);
        let is_safe = if whole {
            format == Some(EnvFormat::Url)
        } else {
            let safe_values = !what.one_of.is_empty()
                && what.one_of.iter().all(|value| !value.contains(['/', ':', '@', '?', '#', ' ']));
            format == Some(EnvFormat::Hostname)
                || safe_values
                || what.pattern.as_ref().is_some_and(|pattern| is_safe_pattern(pattern))
        };
        if is_safe {
            return;
        }
        let message = format!("`{}` could lead to any host", variable.name);
        let diagnostic = Diagnostic::error(&codes::UNSAFE_HOST, used, message).also(variable.span, "declared here");
        self.push(if whole {
            diagnostic.label("it is the beginning of an address").help("give the variable `format: url`")
        } else {
            diagnostic
                .label("it is part of a host name")
                .help("give the variable an `enum`, `format: hostname`, or a `pattern` such as `^[a-z0-9-]+$`")
        });
    }
}

fn address_is_base(check: &Check<'_>, address: &Template) -> bool {
    check.manifest.providers.iter().any(|provider| {
        let bases = [&provider.value.base].into_iter().chain(provider.value.apis.iter().map(|api| &api.value.base));
        bases.flatten().any(|base| base.span == address.span)
    })
}

fn after_scheme(address: &str) -> Option<&str> {
    address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))
}

/// What a default should have been, if it is not what the variable can be.
fn misfit(variable: &Variable, default: &Value) -> Option<String> {
    let texts: Vec<&str> = match default {
        Value::List(items) => items.iter().map(scalar).collect::<Option<_>>()?,
        single => vec![scalar(single)?],
    };
    let one_of: Vec<&str> = variable.one_of.iter().map(|value| value.value.as_str()).collect();
    if !one_of.is_empty() && !texts.iter().all(|text| one_of.contains(text)) {
        return Some(format!("one of {}", one_of.join(", ")));
    }
    let is_list = matches!(default, Value::List(_));
    let format = variable.format.as_ref()?.value;
    let wants_list = matches!(format, EnvFormat::TextList | EnvFormat::UrlList);
    if is_list != wants_list {
        return Some(if wants_list { "a list".to_owned() } else { "a single value".to_owned() });
    }
    let is_url = |text: &str| {
        after_scheme(text).or_else(|| text.split_once("://").map(|(_, rest)| rest)).is_some_and(|rest| !rest.is_empty())
    };
    let fits = |text: &str| match format {
        EnvFormat::Text | EnvFormat::TextList => true,
        EnvFormat::Url | EnvFormat::UrlList => is_url(text),
        EnvFormat::Hostname => {
            !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte))
        }
        EnvFormat::Phone => {
            text.strip_prefix('+').is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
        }
        EnvFormat::Uuid => text.len() == 36,
        EnvFormat::Integer => text.parse::<i64>().is_ok(),
        EnvFormat::Number => text.parse::<f64>().is_ok_and(f64::is_finite),
        EnvFormat::Boolean => matches!(text, "true" | "false"),
        EnvFormat::Duration => forms::parse_duration(text).is_some(),
    };
    let expected = match format {
        EnvFormat::Text | EnvFormat::TextList => "text",
        EnvFormat::Url | EnvFormat::UrlList => "a URL",
        EnvFormat::Hostname => "a host name",
        EnvFormat::Phone => "a telephone number such as +15005550006",
        EnvFormat::Uuid => "a UUID",
        EnvFormat::Integer => "a whole number",
        EnvFormat::Number => "a number",
        EnvFormat::Boolean => "`true` or `false`",
        EnvFormat::Duration => forms::DURATION.about,
    };
    (!texts.into_iter().all(fits)).then(|| expected.to_owned())
}

fn scalar(value: &Value) -> Option<&str> {
    match value {
        Value::Text(text) | Value::Number(text) => Some(text),
        Value::Bool(true) => Some("true"),
        Value::Bool(false) => Some("false"),
        Value::Null | Value::List(_) | Value::Object(_) => None,
    }
}

/// Whether a regular expression, anchored at both ends, admits only letters, digits, dashes, underscores and points.
fn is_safe_pattern(pattern: &str) -> bool {
    // Services read `\\w` and `\\d` as ASCII, so the same is done here.
    let Ok(hir) = ParserBuilder::new().unicode(false).utf8(false).build().parse(pattern) else { return false };
    let properties = hir.properties();
    let is_anchored =
        properties.look_set_prefix().contains(Look::Start) && properties.look_set_suffix().contains(Look::End);
    is_anchored && admits_only(&hir, |byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
}

fn admits_only(hir: &Hir, allowed: fn(u8) -> bool) -> bool {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => true,
        HirKind::Literal(literal) => literal.0.iter().copied().all(allowed),
        HirKind::Class(Class::Bytes(class)) => class.iter().all(|range| (range.start()..=range.end()).all(allowed)),
        HirKind::Class(Class::Unicode(class)) => class.iter().all(|range| {
            let byte = |c: char| u8::try_from(c).ok();
            let ends = byte(range.start()).zip(byte(range.end()));
            ends.is_some_and(|(start, end)| (start..=end).all(allowed))
        }),
        HirKind::Repetition(repetition) => admits_only(&repetition.sub, allowed),
        HirKind::Capture(capture) => admits_only(&capture.sub, allowed),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().all(|part| admits_only(part, allowed)),
    }
}

#[cfg(test)]
mod tests {
    use super::is_safe_pattern;

    #[test]
    fn patterns_for_host_names() {
        for (pattern, safe) in [
            ("^[a-z0-9-]+$", true),
            ("^(eu|us)\\.example$", true),
            ("^[a-z]{3}$", true),
            ("^\\w+$", true),
            ("[a-z]+", false),
            ("^eu|us$", false),
            ("^[^/]+$", false),
            ("^.*$", false),
            ("^\\S+$", false),
            ("^a/b$", false),
            ("^[a-z:]+$", false),
            ("^a@b$", false),
            ("^(?:a|b.c)$", false),
            ("^(?:a|b-c)$", true),
            ("^[a-z", false),
        ] {
            assert_eq!(is_safe_pattern(pattern), safe, "{pattern}");
        }
    }
}
