//! What the methods of one provider share: named maps, tables, and the names of things.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeSet;

use model::mapping::{Function, Verb};
use model::prim::{EnvFormat, Prim, Provider, Route};
use model::{Value, Words};
use quasi::{Code, Ident, Literal, doc, rust};

use super::expr::{Need, Writing, constant};
use crate::rust::names::{Scope, value_ident};
use crate::service::config::ConfigView;

/// Names that methods have for things of their own.
const OWN: [&str; 20] = [
    "answer", "call", "events", "files", "input", "item", "lines", "meta", "outcome", "page", "pieces", "reply",
    "request", "sent", "source", "steps", "streams", "taken", "value", "wait",
];

/// A provider while it is being printed.
pub(super) struct Parts<'m> {
    pub(super) prim: &'m Prim,
    pub(super) provider: &'m Provider,
    pub(super) config: &'m ConfigView<'m>,
    functions: Vec<OnceCell<Named>>,
    tables: RefCell<Vec<Table>>,
    /// Names of functions beside the methods of routes.
    names: RefCell<Scope>,
}

/// A function that others call.
#[derive(Clone)]
pub(super) struct Named {
    pub(super) ident: Ident,
    pub(super) fails: bool,
    /// Whether what it makes may be nothing.
    pub(super) maybe: bool,
    pub(super) needs: BTreeSet<Need>,
    code: Code,
}

/// A table as a function.
#[derive(Clone)]
pub(super) struct Table {
    pub(super) ident: Ident,
    pub(super) fails: bool,
    verb: Verb,
    code: Code,
}

impl<'m> Parts<'m> {
    pub(super) fn of(
        prim: &'m Prim,
        provider: &'m Provider,
        config: &'m ConfigView<'m>,
        taken: impl IntoIterator<Item = &'m str>,
    ) -> Self {
        Self {
            prim,
            provider,
            config,
            functions: provider.functions.iter().map(|_| OnceCell::new()).collect(),
            tables: RefCell::default(),
            names: RefCell::new(Scope::with(taken)),
        }
    }

    /// A name for a function of the provider.
    pub(super) fn name(&self, words: &Words) -> Ident {
        self.names.borrow_mut().give(value_ident(words))
    }

    /// What a named map is, for the route that uses it: one that takes inputs belongs to one route alone. One that is not
    /// there makes null: models are linked before they are emitted.
    pub(super) fn function(&self, at: usize, route: Option<&'m Route>) -> Named {
        let (Some(cell), Some(function)) = (self.functions.get(at), self.provider.functions.get(at)) else {
            let (ident, code) = (Ident::new("or_null"), Code::new());
            return Named { ident, fails: false, maybe: false, needs: BTreeSet::new(), code };
        };
        // A map that applies itself was refused when it was linked.
        cell.get_or_init(|| self.render_function(at, function, route)).clone()
    }

    /// Whether a named map takes nothing but its source, and can fail as closures of lists do.
    pub(super) fn is_plain(&self, at: usize, route: Option<&'m Route>) -> bool {
        let function = self.function(at, route);
        function.fails && function.needs.iter().all(|need| *need == Need::Source)
    }

    fn render_function(&self, at: usize, function: &Function, route: Option<&'m Route>) -> Named {
        let mut writing = Writing::of(self, route);
        let maybe = function.body.maybe;
        let made = if maybe { writing.made(&function.body).option() } else { writing.whole(&function.body) };
        let mut needs = writing.needs;
        needs.insert(Need::Source);
        let fails = writing.fails;
        let ident = self.name(&function.name);
        let about = format!("The map `{}`.", self.provider.functions[at].name.pascal());
        let body = Body {
            about: &about,
            ident: &ident,
            needs: &needs,
            files: None,
            fails,
            of: of_value(maybe),
            before: Code::new(),
            made,
        };
        Named { ident: ident.clone(), fails, maybe, needs: needs.clone(), code: self.render(&body) }
    }

    /// A function of the provider.
    pub(super) fn render(&self, body: &Body<'_>) -> Code {
        let Body { about, ident, needs, files, fails, of, before, made } = body;
        let parameters: Vec<Code> = needs.iter().filter_map(|need| self.parameter(need, *files)).collect();
        let is_method = needs.contains(&Need::Provider);
        let lints = if parameters.len() > 6 { rust!(#[allow(clippy::too_many_arguments)]) } else { Code::new() };
        rust! {
            #{doc(about)}
            #lints
            fn #ident(#if is_method { &self, } #for parameter in parameters { #parameter, }) -> #if *fails { Result<#of, Problem> } #else { #of } {
                #before
                #if *fails {
                    let made = #made;
                    Ok(made)
                } #else {
                    #made
                }
            }
        }
    }

    /// How a function takes a value that it needs; none for the provider itself.
    pub(super) fn parameter(&self, need: &Need, files: Option<&Code>) -> Option<Code> {
        Some(match need {
            Need::Provider => return None,
            Need::Source => rust!(source: &Value),
            Need::Input => rust!(input: &Value),
            Need::Answer => rust!(answer: &Value),
            Need::Meta => rust!(meta: &Meta),
            Need::Call => rust!(call: &Call),
            Need::Files => {
                let takes = files?;
                rust!(files: &#takes)
            }
            Need::Page => rust!(page: &Page),
            Need::Let(name) => {
                let ident = self.let_ident(name);
                rust!(#ident: &Value)
            }
            Need::Step(name) => {
                let ident = self.step_ident(name);
                rust!(#ident: &Value)
            }
        })
    }

    /// What is handed on to such a function: values have the same names everywhere.
    pub(super) fn argument(&self, need: &Need) -> Option<Ident> {
        Some(match need {
            Need::Provider | Need::Source => return None,
            Need::Input => Ident::new("input"),
            Need::Answer => Ident::new("answer"),
            Need::Meta => Ident::new("meta"),
            Need::Call => Ident::new("call"),
            Need::Files => Ident::new("files"),
            Need::Page => Ident::new("page"),
            Need::Let(name) => self.let_ident(name),
            Need::Step(name) => self.step_ident(name),
        })
    }

    /// The variable that holds a value made before a call.
    pub(super) fn let_ident(&self, name: &str) -> Ident {
        let mut names = Scope::with(OWN);
        names.give(value_ident(&Words::split(name)))
    }

    /// The variable that holds the answer of a step.
    pub(super) fn step_ident(&self, name: &str) -> Ident {
        value_ident(&Words::split(name).with("step"))
    }

    /// The field of the configuration that holds a variable of the environment.
    pub(super) fn variable(&self, name: &str) -> Ident {
        self.config.field(name).map_or_else(|| value_ident(&Words::split(name)), |view| view.field.clone())
    }

    /// Whether that field is copied rather than lent: numbers, truth values, words of a closed list.
    pub(super) fn is_copied(&self, name: &str) -> bool {
        self.config.field(name).is_some_and(|view| {
            let check = &view.variable.check;
            let is_small = matches!(
                check.format,
                EnvFormat::Integer | EnvFormat::Number | EnvFormat::Boolean | EnvFormat::Duration
            );
            !view.variable.secret && (is_small || !check.one_of.is_empty())
        })
    }

    /// The function that a table is.
    pub(super) fn table(&self, verb: &Verb) -> Table {
        if let Some(known) = self.tables.borrow().iter().find(|known| known.verb == *verb) {
            return known.clone();
        }
        let Verb::Table { name, pairs, others } = verb else {
            let ident = Ident::new("or_null");
            return Table { ident, fails: false, verb: verb.clone(), code: Code::new() };
        };
        let ident = self.name(&Words::split(name).with("table"));
        let code = render_table(&ident, name, pairs, others.as_ref());
        let table = Table { ident, fails: others.is_none(), verb: verb.clone(), code };
        self.tables.borrow_mut().push(table.clone());
        table
    }

    /// The named maps and tables that were used.
    pub(super) fn render_used(&self) -> Code {
        let functions = self.functions.iter().filter_map(|cell| cell.get()).map(|named| named.code.clone());
        let tables = self.tables.borrow();
        functions.chain(tables.iter().map(|table| table.code.clone())).collect()
    }
}

/// A function to be printed.
pub(super) struct Body<'b> {
    pub(super) about: &'b str,
    pub(super) ident: &'b Ident,
    pub(super) needs: &'b BTreeSet<Need>,
    /// The type of what the route takes, where that has files.
    pub(super) files: Option<&'b Code>,
    pub(super) fails: bool,
    /// The type of what it makes.
    pub(super) of: Code,
    /// Statements before it.
    pub(super) before: Code,
    pub(super) made: Code,
}

/// The type of a value that may be nothing or not.
pub(super) fn of_value(maybe: bool) -> Code {
    if maybe { rust!(Option<Value>) } else { rust!(Value) }
}

/// The method of a hook.
pub(super) fn hook_ident(name: &str) -> Ident {
    value_ident(&Words::split(name))
}

fn render_table(ident: &Ident, name: &str, pairs: &[(Value, Value)], others: Option<&Value>) -> Code {
    let about = format!("The table `{name}`.");
    let fails = others.is_none();
    let text = Literal::Text(name);
    let last = match others {
        Some(others) => table_value(others),
        None => rust!(return Err(unlisted(#text, value))),
    };
    let arms = key_kind(pairs).map(|kind| {
        let looked = match kind {
            Key::Text => rust!(value.as_str()),
            Key::Truth => rust!(value.as_bool()),
            Key::Whole => rust!(value.as_number().and_then(Number::as_i64)),
        };
        let mut seen = BTreeSet::new();
        let arms =
            pairs.iter().filter(|(from, _)| seen.insert(from)).map(|(from, to)| (constant(from).code, table_value(to)));
        let arms: Vec<(Code, Code)> = arms.collect();
        rust! {
            match #looked {
                #for (from, to) in arms {
                    Some(#from) => #to,
                }
                _ => #last,
            }
        }
    });
    let made = arms.unwrap_or_else(|| {
        let pairs = pairs.iter().map(|(from, to)| (constant(from).code, table_value(to)));
        let mut code = Code::new();
        for (from, to) in pairs {
            code.push_line(&rust! {
                if is(value, #from) {
                    return #if fails { Ok(#to) } #else { #to };
                }
            });
        }
        code.push_line(&match others {
            Some(_) => last.clone(),
            None => rust!(Err(unlisted(#text, value))),
        });
        code
    });
    let is_match = key_kind(pairs).is_some();
    rust! {
        #{doc(&about)}
        fn #ident(value: &Value) -> #if fails { Result<Value, Problem> } #else { Value } {
            #if fails && is_match {
                Ok(#made)
            } #else {
                #made
            }
        }
    }
}

enum Key {
    Text,
    Truth,
    Whole,
}

/// What all keys of a table are, if they are of one kind that can be matched.
fn key_kind(pairs: &[(Value, Value)]) -> Option<Key> {
    let all = |is: fn(&Value) -> bool| pairs.iter().all(|(from, _)| is(from));
    if all(|value| matches!(value, Value::Text(_))) {
        Some(Key::Text)
    } else if all(|value| matches!(value, Value::Bool(_))) {
        Some(Key::Truth)
    } else if all(|value| matches!(value, Value::Number(digits) if digits.parse::<i64>().is_ok())) {
        Some(Key::Whole)
    } else {
        None
    }
}

fn table_value(value: &Value) -> Code {
    match value {
        Value::Text(text) => rust!(#{Literal::Text(text)}.into()),
        Value::Bool(truth) => rust!(#{Literal::Bool(*truth)}.into()),
        _ => constant(value).value(),
    }
}
