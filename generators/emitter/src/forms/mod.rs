//! Forms with blanks: units, proxy fragments, environment templates, Cargo manifests.
//!
//! A form is a minijinja template whose second extension names its format: `unit.service.j2` makes systemd text. The
//! format decides how a value is printed, so no value can be printed unescaped, and a form without a format cannot be
//! loaded. Forms decide nothing: every value is ready when it comes.

mod sink;

use std::fmt::Write;

use minijinja::{Environment, Error, ErrorKind, State, UndefinedBehavior, Value};

use sink::Sink;

/// All forms, by their path below `templates/` without the `.j2`: `systemd/unit.service`.
pub struct Forms {
    environment: Environment<'static>,
}

impl std::fmt::Debug for Forms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.environment.templates().map(|(name, _)| name)).finish()
    }
}

/// A form that cannot be used.
#[derive(Debug)]
pub struct BadForm {
    /// Its path below `templates/`.
    pub path: String,
    /// What is wrong with it, with line and excerpt.
    pub reason: String,
}

impl Forms {
    /// Reads forms: their paths below `templates/`, and their texts.
    pub fn parse(files: impl IntoIterator<Item = (String, String)>) -> Result<Self, BadForm> {
        // `empty`: none of the filters and functions that would let a form compute, or print something unescaped.
        let mut environment = Environment::empty();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_debug(true);
        environment.set_formatter(print);
        let syntax = minijinja::syntax::SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .keep_trailing_newline(true)
            .build();
        environment.set_syntax(syntax.expect("the standard delimiters"));
        for (path, text) in files {
            let bad = |reason: String| BadForm { path: path.clone(), reason };
            let name = path.strip_suffix(".j2").ok_or_else(|| bad("its name does not end in `.j2`".to_owned()))?;
            if Sink::of(name).is_none() {
                return Err(bad("the extension before `.j2` names no format that is known".to_owned()));
            }
            tidy(&text).map_err(bad)?;
            environment.add_template_owned(name.to_owned(), text).map_err(|error| bad(format!("{error:#}")))?;
        }
        Ok(Self { environment })
    }

    /// A form filled in.
    ///
    /// # Panics
    /// If the form wants a value that is not given, or there is no such form: forms and views are ours.
    pub fn render(&self, name: &str, values: Value) -> String {
        let form = self.environment.get_template(name).unwrap_or_else(|error| panic!("{error:#}"));
        form.render(values).unwrap_or_else(|error| panic!("{}", chain(&error)))
    }

    /// The names of all forms, sorted.
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.environment.templates().map(|(name, _)| name).collect();
        names.sort_unstable();
        names
    }
}

/// A line of prose behind the sign of a comment.
pub(crate) fn comment(text: &str) -> Value {
    Value::from_safe_string(sink::one_line(text))
}

fn chain(error: &Error) -> String {
    let mut out = format!("{error:#}");
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        let _ = write!(out, "\n{inner:#}");
        source = inner.source();
    }
    out
}

/// A block tag stands alone on its line: beside text, trimming would join lines and so make another directive of them.
fn tidy(text: &str) -> Result<(), String> {
    for (at, line) in text.lines().enumerate() {
        let tags = line.matches("{%").count();
        let alone = tags == 1 && line.trim_start().starts_with("{%") && line.trim_end().ends_with("%}");
        if tags > 0 && !alone {
            return Err(format!("line {}: a block tag must stand alone on its line", at + 1));
        }
        if line.contains("{% set") || line.contains('|') && line.contains("{{") {
            return Err(format!("line {}: forms print values and compute nothing", at + 1));
        }
    }
    Ok(())
}

fn print(out: &mut minijinja::Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    let refuse = |what: &str| {
        Err(Error::new(ErrorKind::InvalidOperation, format!("{what} cannot be printed: the view must say how")))
    };
    let sink =
        Sink::of(state.name()).ok_or_else(|| Error::new(ErrorKind::InvalidOperation, "a form without a format"))?;
    let text = match value.kind() {
        // Only `comment` makes safe text.
        minijinja::value::ValueKind::String if value.is_safe() => value.to_string(),
        minijinja::value::ValueKind::String => sink.escape(value.as_str().unwrap_or_default()),
        minijinja::value::ValueKind::Number => value.to_string(),
        minijinja::value::ValueKind::Bool => return refuse("a boolean"),
        _ => return refuse("something that is neither text nor number"),
    };
    out.write_str(&text).map_err(|_| Error::new(ErrorKind::WriteFailure, "out of memory"))
}
