//! `src/config.rs`: what the service reads from its environment, checked before it starts.

use std::collections::BTreeSet;

use model::mapping::{Expr, Matcher, Next, Predicate, Root};
use model::prim::{EnvFormat, Fulfilment, Need, Prim, Variable};
use model::{Value, Words};
use quasi::{Code, Ident, Literal, rust};

use super::view::ServiceView;
use crate::rust::docs::text_of;
use crate::rust::names::{Scope, value_ident};

/// The configuration of a prim: its variables with the fields that hold them.
pub(crate) struct ConfigView<'m> {
    /// Those that the kit does not read by itself.
    pub(crate) variables: Vec<VariableView<'m>>,
    /// The field with the names of the enabled providers, where there are several.
    pub(crate) choice: Option<Ident>,
}

/// A variable with the field that holds its value.
pub(crate) struct VariableView<'m> {
    pub(crate) variable: &'m Variable,
    pub(crate) field: Ident,
    /// Whether the field is an `Option`.
    pub(crate) is_option: bool,
}

impl<'m> ConfigView<'m> {
    pub(crate) fn of(prim: &'m Prim) -> Self {
        let mut scope = Scope::default();
        let mut field = |name: &str| scope.give(value_ident(&Words::split(&name.to_lowercase())));
        let mentioned = mentioned(prim);
        let choice = prim.choice();
        let is_read = |variable: &&Variable| match variable.group {
            None => true,
            Some(_) => choice.as_ref() == Some(&variable.name) || mentioned.contains(&variable.name),
        };
        let variables: Vec<VariableView<'m>> = prim
            .env
            .iter()
            .filter(is_read)
            .map(|variable| VariableView {
                variable,
                field: field(&variable.name),
                is_option: variable.default.is_none() && matches!(variable.need, Need::Optional | Need::WithPayments),
            })
            .collect();
        let chosen = variables.iter().find(|view| choice.as_ref() == Some(&view.variable.name));
        let choice = chosen.filter(|view| is_closed(view.variable)).map(|view| view.field.clone());
        Self { variables, choice }
    }

    /// The field of a variable.
    #[allow(dead_code)] // For adapters.
    pub(crate) fn field(&self, name: &str) -> Option<&VariableView<'m>> {
        self.variables.iter().find(|view| view.variable.name == name)
    }
}

/// Whether the value is one or some of several words, and so texts that live as long as the program.
fn is_closed(variable: &Variable) -> bool {
    !variable.secret && !variable.check.one_of.is_empty()
}

fn is_list(variable: &Variable) -> bool {
    matches!(variable.check.format, EnvFormat::TextList)
}

/// The variables that providers name: one that every service has is read once more where a provider needs it.
fn mentioned(prim: &Prim) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut tell = |root: &Root| {
        if let Root::Env(name) = root {
            names.insert(name.clone());
        }
    };
    for provider in &prim.providers {
        for connection in &provider.connections {
            let headers = connection.headers.iter().map(|(_, value)| value);
            let all = std::iter::once(&connection.base).chain(headers).chain(auth_parts(&connection.auth));
            all.for_each(|value| value.roots(&mut tell));
        }
        for operation in &provider.operations {
            for value in exprs_of(operation) {
                value.roots(&mut tell);
            }
        }
        provider.functions.iter().for_each(|function| function.body.roots(&mut tell));
    }
    prim.routes.iter().flat_map(|route| &route.lets).for_each(|(_, value)| value.roots(&mut tell));
    names
}

/// All values that are made where a provider fulfils a route.
pub(crate) fn exprs_of(operation: &Fulfilment) -> Vec<&Expr> {
    let mut all = Vec::new();
    for call in operation.calls() {
        let named = call.lets.iter().chain(&call.headers).map(|(_, value)| value);
        all.extend(named.chain(call.parameters.iter().map(|(_, value)| value)));
        all.extend(call.treat.iter().map(|(_, value)| value).chain(&call.body).chain(&call.answer));
        all.extend(call.stream.iter().filter_map(|stream| stream.chunk.as_ref()));
        all.extend(call.fail_when.iter().flat_map(tested));
        if let Some(page) = &call.page {
            all.extend([&page.list, &page.items]);
            match &page.next {
                Next::Url(value) | Next::Token(value) => all.push(value),
                Next::Number { total, .. } | Next::Offset { total } => all.extend(total),
                Next::Last { id, more } => all.extend(std::iter::once(id).chain(more)),
                Next::Link { .. } => {}
            }
        }
    }
    if let Fulfilment::Steps(steps) = operation {
        all.extend(steps.lets.iter().map(|(_, value)| value).chain(&steps.answer));
        for step in &steps.steps {
            all.extend(step.when.iter().chain(step.until.as_ref().map(|until| &until.holds)).flat_map(tested));
            all.extend(step.auth.iter().flat_map(auth_parts));
        }
    }
    all
}

/// The values that a condition looks at.
fn tested(predicate: &Predicate) -> Vec<&Expr> {
    fn of(matcher: &Matcher) -> Option<&Expr> {
        match matcher {
            Matcher::Equal(value) => Some(value),
            Matcher::Not(inner) => of(inner),
            Matcher::OneOf(_) | Matcher::Present | Matcher::Absent | Matcher::Range { .. } => None,
        }
    }
    predicate.any.iter().flatten().flat_map(|(value, matcher)| std::iter::once(value).chain(of(matcher))).collect()
}

/// The values that one proves oneself with.
pub(crate) fn auth_parts(auth: &model::prim::Auth) -> Vec<&model::mapping::Expr> {
    use model::prim::Auth;
    match auth {
        Auth::None | Auth::Hook(_) => Vec::new(),
        Auth::Bearer(token) => vec![token],
        Auth::Basic(user, password) => std::iter::once(user).chain(password).collect(),
        Auth::Headers(pairs) | Auth::Query(pairs) => pairs.iter().map(|(_, value)| value).collect(),
        Auth::ClientCredentials { token_url, client_id, client_secret, audience, scope, .. } => {
            [token_url, client_id, client_secret].into_iter().chain(audience).chain(scope).collect()
        }
        Auth::SigV4 { service, region, access_key, secret_key, session_token } => {
            [service, region, access_key, secret_key].into_iter().chain(session_token).collect()
        }
    }
}

pub(super) fn render(view: &ServiceView<'_>, config: &ConfigView<'_>) -> Code {
    let about = format!("What {} reads from its environment beside what every service reads.", view.prim.name);
    let has_secret = config.variables.iter().any(|view| view.variable.secret);
    // What others need to know comes first.
    let choice = config.variables.iter().find(|view| config.choice.as_ref() == Some(&view.field));
    rust! {
        #{Code::module_doc(&about)}

        #if has_secret {
            use prim_service::{Env, Secret};
        } #else {
            use prim_service::Env;
        }

        /// The configuration, complete and checked.
        #[derive(Clone, Debug)]
        pub struct Config {
            #for view in &config.variables {
                #{doc_of(&view.variable.description)}
                pub #{&view.field}: #if view.is_option { Option<#{type_of(view.variable)}> } #else { #{type_of(view.variable)} },
            }
        }

        impl Config {
            /// Reads it. What is missing or malformed is noted in `env`, all of it.
            #if config.variables.is_empty() {
                pub fn read(_: &mut Env) -> Self {
                    Self {}
                }
            } #else {
                pub fn read(env: &mut Env) -> Self {
                    #if let Some(choice) = choice {
                        let #{&choice.field} = #{read_variable(view.prim, config, choice)};
                    }
                    Self {
                        #for variable in &config.variables {
                            #if config.choice.as_ref() == Some(&variable.field) {
                                #{&variable.field},
                            } #else {
                                #{&variable.field}: #{read_variable(view.prim, config, variable)},
                            }
                        }
                    }
                }
            }
        }
    }
}

fn doc_of(description: &str) -> Code {
    quasi::doc(&text_of(&model::Docs::new(description)))
}

fn type_of(variable: &Variable) -> Code {
    if variable.secret {
        return rust!(Secret);
    }
    if is_closed(variable) {
        return if is_list(variable) { rust!(Vec<&'static str>) } else { rust!(&'static str) };
    }
    match variable.check.format {
        EnvFormat::Text | EnvFormat::Url | EnvFormat::Hostname | EnvFormat::Phone | EnvFormat::Uuid => rust!(String),
        EnvFormat::Integer => rust!(i64),
        EnvFormat::Number => rust!(f64),
        EnvFormat::Boolean => rust!(bool),
        EnvFormat::Duration => rust!(std::time::Duration),
        EnvFormat::TextList | EnvFormat::UrlList => rust!(Vec<String>),
    }
}

/// `env.var("NAME", "What it is for.").default("x").text()`
fn read_variable(prim: &Prim, config: &ConfigView<'_>, view: &VariableView<'_>) -> Code {
    let variable = view.variable;
    let default = variable.default.as_ref().map(default_text);
    let words = variable.check.one_of.iter().map(|word| Literal::Text(word));
    let last = match variable.check.format {
        _ if variable.secret => rust!(secret()),
        _ if !variable.check.one_of.is_empty() && is_list(variable) => rust!(some_of(&[#for word in words { #word, }])),
        _ if !variable.check.one_of.is_empty() => rust!(one_of(&[#for word in words { #word, }])),
        EnvFormat::Text => rust!(text()),
        EnvFormat::Url => rust!(url()),
        EnvFormat::Hostname => rust!(hostname()),
        EnvFormat::Phone => rust!(phone()),
        EnvFormat::Uuid => rust!(uuid()),
        EnvFormat::Integer => rust!(integer(i64::MIN..=i64::MAX)),
        EnvFormat::Number => rust!(number()),
        EnvFormat::Boolean => rust!(boolean()),
        EnvFormat::Duration => rust!(duration()),
        EnvFormat::TextList => rust!(list()),
        EnvFormat::UrlList => rust!(urls()),
    };
    let pattern = variable.check.pattern.as_deref().map(whole);
    let needed = needed_if(prim, config, &variable.need).filter(|_| default.is_none());
    rust! {
        env.var(#{Literal::Text(&variable.name)}, #{Literal::Text(&variable.description)}) #if let Some(default) = &default { .default(#{Literal::Text(default)}) } #if let Some(pattern) = &pattern { .pattern(#{Literal::Text(pattern)}) } #if let Some(needed) = needed { .needed_if(#needed) } #if view.is_option { .optional() }.#last
    }
}

/// When a variable must be there, where it is not always.
fn needed_if(prim: &Prim, config: &ConfigView<'_>, need: &Need) -> Option<Code> {
    match need {
        Need::Always | Need::Optional | Need::WithPayments => None,
        Need::WithProviders(providers) if providers.len() >= prim.providers.len() => None,
        Need::WithProviders(providers) => {
            let field = config.choice.as_ref()?;
            let names = providers.iter().filter_map(|&at| prim.providers.get(at));
            let names = names.map(|provider| Literal::Text(&provider.name));
            Some(rust!([#for name in names { #name, }].iter().any(|name| #field.contains(name))))
        }
    }
}

/// A pattern that the whole text must match.
fn whole(pattern: &str) -> String {
    let is_anchored = pattern.starts_with('^') && pattern.ends_with('$') && !pattern.contains('|');
    if is_anchored { pattern.to_owned() } else { format!("^(?:{pattern})$") }
}

fn default_text(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Number(text) => text.clone(),
        Value::Bool(value) => value.to_string(),
        Value::List(items) => items.iter().map(default_text).collect::<Vec<_>>().join(","),
        Value::Null | Value::Object(_) => String::new(),
    }
}
