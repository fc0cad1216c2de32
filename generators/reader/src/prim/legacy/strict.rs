//! The strict form of a legacy manifest, as a proposal: what is known as YAML, what is open as comments.

use std::fmt::Write;

use model::prim::Status;

use super::{LegacyBody, LegacyManifest, LegacyRoute};
use crate::prim::Spanned;
use crate::prim::platform::Platform;

/// Prints the strict form. It is YAML, and a manifest as far as the legacy one says enough; everything that somebody
/// must decide is a comment that begins with `open:`.
pub fn render_strict(manifest: &LegacyManifest, platform: &Platform) -> String {
    let mut page = Page { text: String::new(), platform };
    page.identity(manifest);
    page.env(manifest);
    page.errors(manifest);
    page.schemas(manifest);
    page.routes(manifest);
    page.providers(manifest);
    page.rest(manifest);
    page.text
}

struct Page<'p> {
    text: String,
    platform: &'p Platform,
}

impl Page<'_> {
    fn line(&mut self, depth: usize, line: &str) {
        let _ = writeln!(self.text, "{}{line}", "  ".repeat(depth));
    }

    fn pair(&mut self, depth: usize, key: &str, value: &str) {
        self.line(depth, &format!("{key}: {}", scalar(value)));
    }

    fn open(&mut self, depth: usize, what: &str) {
        self.line(depth, &format!("# open: {}", what.replace(['\n', '\r'], " ")));
    }

    fn identity(&mut self, manifest: &LegacyManifest) {
        self.line(0, "prim: 1");
        self.pair(0, "id", &manifest.id);
        self.pair(0, "status", manifest.status.value.word());
        self.pair(0, "category", &manifest.category);
        if manifest.description.chars().count() > 200 {
            self.open(0, "a description has at most 200 characters");
        }
        self.pair(0, "description", manifest.description.trim());
        if let Some(port) = &manifest.port {
            self.line(0, &format!("port: {}", port.value));
        }
    }

    /// Variables of the platform arrive by themselves.
    fn env(&mut self, manifest: &LegacyManifest) {
        let of_platform = |name: &str| self.platform.env.iter().any(|group| group.value.has(name));
        let own: Vec<&Spanned<String>> = manifest.env.iter().filter(|name| !of_platform(name)).collect();
        if own.is_empty() {
            return;
        }
        self.line(0, "env:");
        for name in own {
            self.open(1, "what is it for? is it a secret? who uses it?");
            self.line(1, &format!("{}: {{ description: \"?\" }}", key(name)));
        }
    }

    fn errors(&mut self, manifest: &LegacyManifest) {
        let own: Vec<_> = manifest.errors.iter().filter(|error| !self.platform.errors.has(&error.name)).collect();
        if own.is_empty() {
            return;
        }
        self.line(0, "errors:");
        for error in own {
            let description = if error.value.description.is_empty() { "?" } else { error.value.description.trim() };
            let line = format!(
                "{}: {{ status: {}, description: {} }}",
                key(&error.name),
                error.value.status.value,
                quoted(description)
            );
            self.line(1, &line);
        }
    }

    fn schemas(&mut self, manifest: &LegacyManifest) {
        let mut names: Vec<&str> = Vec::new();
        for route in &manifest.routes {
            for body in [&route.request, &route.response] {
                if let LegacyBody::Named(name) = body
                    && !names.contains(&name.as_str())
                {
                    names.push(name);
                }
            }
        }
        if names.is_empty() {
            return;
        }
        self.line(0, "schemas:");
        for name in names {
            self.open(1, &format!("what is a {name}?"));
            self.line(1, &format!("{}: any", key(name)));
        }
    }

    fn routes(&mut self, manifest: &LegacyManifest) {
        if manifest.routes.is_empty() {
            if manifest.status.value != Status::Phantom {
                self.open(0, "routes");
            }
            return;
        }
        self.line(0, "routes:");
        for route in &manifest.routes {
            self.route(route);
        }
    }

    fn route(&mut self, route: &LegacyRoute) {
        self.line(1, &format!("{}:", key(&route.name)));
        self.pair(2, "route", &format!("{} {}", route.method, route.path));
        match &route.description {
            Some(description) => self.pair(2, "summary", description.lines().next().unwrap_or_default().trim()),
            None => self.open(2, "summary"),
        }
        if let Some(notes) = &route.notes {
            self.pair(2, "description", notes.trim());
        }
        if !route.query.is_empty() {
            self.line(2, "params:");
            for param in &route.query {
                if !param.description.is_empty() {
                    self.open(3, &param.description);
                }
                let ty =
                    if matches!(param.ty.as_str(), "integer" | "number" | "boolean") { &param.ty } else { "string" };
                self.line(3, &format!("{}: {ty}", key(&param.name)));
            }
        }
        match &route.request {
            LegacyBody::Named(name) => self.pair(2, "body", name),
            LegacyBody::Bytes => self.line(2, "body: bytes"),
            LegacyBody::Unsaid if matches!(route.method.as_str(), "POST" | "PUT" | "PATCH") => self.open(2, "body"),
            LegacyBody::Nothing | LegacyBody::Unsaid => {}
        }
        if let Some(status) =
            route.status.as_ref().filter(|status| status.value != 200 && (200..300).contains(&status.value))
        {
            self.line(2, &format!("status: {}", status.value));
        }
        match &route.response {
            LegacyBody::Named(name) => self.pair(2, "returns", name),
            LegacyBody::Bytes => self.line(2, "returns: bytes"),
            LegacyBody::Nothing => self.line(2, "returns: none"),
            LegacyBody::Unsaid => self.open(2, "returns"),
        }
        match route.free {
            Some(true) => self.line(2, "price: free"),
            Some(false) => self.open(2, "price"),
            None => self.open(2, "price: free or not?"),
        }
        self.route_errors(route);
        if let Some(field) = &route.stdin_field {
            self.pair(2, "stdin_field", field);
        }
    }

    /// Codes that follow from what a route is are not written.
    fn route_errors(&mut self, route: &LegacyRoute) {
        let follows = [
            "invalid_request",
            "payment_required",
            "too_large",
            "rate_limited",
            "provider_error",
            "provider_timeout",
            "provider_unavailable",
        ];
        let mut own: Vec<&str> = Vec::new();
        for code in route.errors.iter().map(|code| code.value.as_str()) {
            if !follows.contains(&code) && !own.contains(&code) {
                own.push(code);
            }
        }
        if !own.is_empty() {
            let codes: Vec<String> = own.into_iter().map(key).collect();
            self.line(2, &format!("errors: [{}]", codes.join(", ")));
        }
    }

    fn providers(&mut self, manifest: &LegacyManifest) {
        for provider in &manifest.providers {
            let url = provider.url.as_ref().map(|url| format!(" ({url})")).unwrap_or_default();
            let env: Vec<&str> = provider.env.iter().map(|name| name.value.as_str()).collect();
            let env = if env.is_empty() { String::new() } else { format!(", reads {}", env.join(", ")) };
            self.open(0, &format!("provider {}{url}{env}: document, auth, operations", provider.name.value));
        }
    }

    fn rest(&mut self, manifest: &LegacyManifest) {
        if let Some(body) = &manifest.body {
            self.line(0, &format!("limits: {{ body: {} }}", size(body.value)));
        }
        let off: Vec<String> = manifest
            .interfaces
            .each()
            .into_iter()
            .filter(|(_, on)| matches!(on, Some(Spanned { value: false, .. })))
            .map(|(name, _)| format!("{name}: false"))
            .collect();
        if !off.is_empty() {
            self.line(0, &format!("interfaces: {{ {} }}", off.join(", ")));
        }
        if manifest.access_log {
            self.line(0, "deploy: { access_log: true }");
        }
        self.about(manifest);
    }

    fn about(&mut self, manifest: &LegacyManifest) {
        let about = &manifest.about;
        let before = self.text.len();
        self.line(0, "about:");
        let start = self.text.len();
        for (name, value) in [("tagline", &about.tagline), ("noun", &about.noun), ("sub", &about.sub)] {
            self.prose(name, value.as_ref());
        }
        for (name, list) in [("quick_start", &about.quick_start), ("tips", &about.tips), ("limits", &about.limits)] {
            if !list.is_empty() {
                self.line(1, &format!("{name}:"));
                for item in list {
                    self.line(2, &format!("- {}", quoted(item.trim())));
                }
            }
        }
        self.prose("ownership", about.ownership.as_ref());
        if !about.costs.is_empty() {
            self.line(1, "costs:");
            for cost in &about.costs {
                let parts = [
                    ("price", &cost.price),
                    ("provider", &cost.provider),
                    ("as_of", &cost.as_of),
                    ("estimate", &cost.estimate),
                    ("note", &cost.note),
                ];
                let parts: String = parts
                    .into_iter()
                    .filter_map(|(name, value)| Some(format!(", {name}: {}", quoted(value.as_ref()?))))
                    .collect();
                self.line(2, &format!("- {{ what: {}{parts} }}", quoted(&cost.what)));
            }
        }
        self.prose("note", about.note.as_ref());
        if self.text.len() == start {
            self.text.truncate(before);
        }
    }

    fn prose(&mut self, name: &str, value: Option<&Spanned<String>>) {
        if let Some(value) = value.filter(|value| !value.trim().is_empty()) {
            self.line(1, &format!("{name}: {}", quoted(value.trim())));
        }
    }
}

fn size(bytes: u64) -> String {
    match bytes {
        bytes if bytes % (1 << 20) == 0 => format!("{}MB", bytes >> 20),
        bytes if bytes % (1 << 10) == 0 => format!("{}KB", bytes >> 10),
        bytes => format!("{bytes}B"),
    }
}

/// A key of YAML.
fn key(name: &str) -> String {
    let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && name.starts_with(|c: char| c.is_ascii_alphabetic());
    let odd = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];
    if plain && !odd.contains(&name.to_lowercase().as_str()) { name.to_owned() } else { quoted(name) }
}

/// A scalar of YAML: plain where every reader agrees, else in quotes.
fn scalar(text: &str) -> String {
    let plain =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '.' | '/' | '-' | '_' | '(' | ')' | '\'' | '+');
    let first = text.starts_with(|c: char| c.is_ascii_alphabetic());
    let odd = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];
    let is_plain =
        first && text.chars().all(plain) && !text.ends_with(' ') && !odd.contains(&text.to_lowercase().as_str());
    if is_plain { text.to_owned() } else { quoted(text) }
}

/// A text in double quotes (YAML 1.2 section 7.3.1), on one line.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || matches!(c, '\u{feff}' | '\u{2028}' | '\u{2029}') => {
                let _ = write!(out, "\\U{:08x}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
