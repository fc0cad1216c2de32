//! Rules for errors, and how streams are passed on, as statics.

use std::cell::RefCell;

use model::Words;
use model::mapping::{Call, ErrorRules, Failure, VendorStream};
use model::prim::{Prim, StreamFormat};
use quasi::{Code, Ident, Literal, doc, rust};

use crate::rust::names::{Scope, const_ident};
use crate::service::errors::code_path;

/// The statics of a provider's module.
pub(super) struct Statics<'m> {
    prim: &'m Prim,
    known: RefCell<Vec<(ErrorRules, Vec<u16>, Ident)>>,
    names: RefCell<Scope>,
    code: RefCell<Code>,
}

impl<'m> Statics<'m> {
    pub(super) fn of(prim: &'m Prim) -> Self {
        Self { prim, known: RefCell::default(), names: RefCell::default(), code: RefCell::default() }
    }

    pub(super) fn into_code(self) -> Code {
        self.code.into_inner()
    }

    /// The rules of a call. Routes whose rules are the same share them.
    pub(super) fn rules(&self, call: &Call, route: &Words, shared: bool) -> Ident {
        let same = |known: &&(ErrorRules, Vec<u16>, Ident)| known.0 == call.errors && known.1 == call.success;
        if let Some((.., ident)) = self.known.borrow().iter().find(same) {
            return ident.clone();
        }
        let words = if shared { Words::split("errors") } else { route.with("errors") };
        let ident = self.names.borrow_mut().give(const_ident(&words));
        self.known.borrow_mut().push((call.errors.clone(), call.success.clone(), ident.clone()));
        let code = render_rules(self.prim, &ident, &call.errors, &call.success);
        self.code.borrow_mut().push_item(&code);
        ident
    }

    /// How a stream is passed on.
    pub(super) fn relay(&self, stream: &VendorStream, ours: StreamFormat, route: &Words) -> Ident {
        let ident = self.names.borrow_mut().give(const_ident(&route.with("stream")));
        let place = |place: &Option<Vec<String>>| match place {
            Some(steps) => rust!(Some(#{place_code(steps)})),
            None => rust!(None),
        };
        let done = match &stream.done {
            None => rust!(Done::AT_END),
            Some(done) if is_name(done) => rust!(Done::event(#{Literal::Text(done)})),
            Some(done) => rust!(Done::data(#{Literal::Text(done)})),
        };
        let to = match ours {
            StreamFormat::Events => rust!(Framing::Events),
            StreamFormat::Lines => rust!(Framing::Lines),
        };
        let code = rust! {
            /// How the vendor streams.
            static #ident: Relay = Relay {
                done: #done,
                error: #{place(&stream.error)},
                usage: #{place(&stream.usage)},
                to: #to,
            };
        };
        self.code.borrow_mut().push_item(&code);
        ident
    }
}

/// Whether what ends a stream is the name of an event, such as `message_stop`; data that ends one is no such word.
pub(crate) fn is_name(done: &str) -> bool {
    done.starts_with(|c: char| c.is_ascii_lowercase())
        && done.bytes().all(|b| b.is_ascii_lowercase() || matches!(b, b'_' | b'.' | b'-'))
}

fn render_rules(prim: &Prim, ident: &Ident, rules: &ErrorRules, success: &[u16]) -> Code {
    let places = |places: &[Vec<String>]| {
        let places = places.iter().map(|steps| place_code(steps));
        rust!(&[#for place in places { #place, }])
    };
    let rows: Vec<Code> = rules
        .rules
        .iter()
        .map(|(failure, code)| {
            let code = code_path(prim, code);
            let when = match failure {
                Failure::Status(status) => rust!(When::Status(#{Literal::Integer((*status).into())})),
                Failure::Code(code) => rust!(When::Code(#{Literal::Text(code)})),
                Failure::Words(status, words) => {
                    rust!(When::Words(#{Literal::Integer((*status).into())}, #{Literal::Text(words)}))
                }
            };
            rust!(Rule { when: #when, code: &#code })
        })
        .collect();
    let success = success.iter().map(|status| Literal::Integer((*status).into()));
    rust! {
        #{doc("How the vendor's failures become ours.")}
        static #ident: Rules = Rules {
            message: #{places(&rules.message)},
            code: #{places(&rules.code)},
            rules: &[#for row in rows { #row, }],
            success: &[#for status in success { #status, }],
        };
    }
}

fn place_code(steps: &[String]) -> Code {
    let steps = steps.iter().map(|step| Literal::Text(step));
    rust!(&[#for step in steps { #step, }])
}
