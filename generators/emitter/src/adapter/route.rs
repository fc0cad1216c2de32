//! A route at a provider: the method that fulfils it, and the functions it is made of.
//!
//! A method sends one request and passes on or maps what comes. What is mapped, is mapped in functions of their own: one
//! makes the request, one the answer, one each event. Shapes that agree are passed on as they are.

use std::collections::BTreeSet;

use model::api::{ContentKind, Encoding, Operation};
use model::mapping::{Call, Expr, ExprKind, Matcher, Predicate, Root, Step, VendorStream};
use model::prim::{Answer, Auth, Fulfilment, KeyPlace, RouteBody};
use model::types::Shape;
use model::{Value, Words};
use quasi::{Code, Ident, Literal, rust};

use super::connection::{auth_code, key_code, millis, retry_code};
use super::expr::{Need, Writing, is_whole};
use super::hooks;
use super::parts::{Body, Parts, hook_ident};
use super::rules::Statics;
use super::vendor::{Sent, Vendor, stream_way, whole_way};
use crate::client::Way;
use crate::rust::names::value_ident;
use crate::rust::types::{Owner, Presence, TypeView, presence_of};
use crate::service::provider;
use crate::service::view::{RouteView, Sends, code_of};

/// What a route's method is printed from.
pub(super) struct RouteWriter<'p, 'm> {
    pub(super) parts: &'p Parts<'m>,
    pub(super) statics: &'p Statics<'m>,
    pub(super) vendors: &'m [Vendor<'m>],
    pub(super) view: &'m RouteView<'m>,
    /// Our types, as they are named here.
    pub(super) types: &'m TypeView<'m>,
}

/// A method of the trait and the functions it calls.
pub(super) struct Written {
    pub(super) method: Code,
    pub(super) functions: Vec<Code>,
}

/// A value made by a function, as the method calls it.
pub(super) struct Called {
    pub(super) ident: Ident,
    pub(super) code: Code,
    pub(super) fails: bool,
    pub(super) needs: BTreeSet<Need>,
}

/// How much is known of a call.
pub(super) struct Target<'m> {
    pub(super) call: &'m Call,
    pub(super) vendor: &'m Vendor<'m>,
    pub(super) operation: &'m Operation,
    pub(super) rules: Ident,
    /// What functions for it are called after: the route, or one of its steps.
    pub(super) words: Words,
    /// Proof of its own.
    pub(super) auth: Option<&'m Auth>,
}

impl<'p, 'm> RouteWriter<'p, 'm> {
    /// The method, if the provider has one of its own: what it cannot do the trait itself answers.
    pub(super) fn write(&self, fulfilment: &'m Fulfilment, shared: bool) -> Option<Written> {
        match fulfilment {
            Fulfilment::Unavailable(_) | Fulfilment::Skip(_) => None,
            Fulfilment::Steps(steps) => self.write_steps(steps, shared),
            Fulfilment::Hook(name) => Some(self.write_hook(name)),
            Fulfilment::Call(call) => self.write_call(&self.target(call, self.view.route.words.clone(), shared)?),
        }
    }

    /// What is known of a call; none for one that its document does not know.
    pub(super) fn target(&self, call: &'m Call, words: Words, shared: bool) -> Option<Target<'m>> {
        let connection = self.parts.provider.connections.get(call.connection)?;
        let vendor = self.vendors.get(connection.api)?;
        let operation = vendor.whole.operation(&call.operation)?;
        let rules = self.statics.rules(call, &words, shared);
        Some(Target { call, vendor, operation, rules, words, auth: None })
    }

    fn write_hook(&self, name: &str) -> Written {
        let hook = hook_ident(name);
        let input = self.view.takes.is_some().then(|| rust!(input));
        let method = provider::method(self.view, &rust!(self.hooks.#hook(self, call, #input)));
        Written { method, functions: Vec::new() }
    }

    fn write_call(&self, target: &Target<'m>) -> Option<Written> {
        let route = self.view.route;
        let mut functions = Vec::new();
        let mut needs: BTreeSet<Need> = BTreeSet::new();

        // From the end to the beginning: what comes later says what has to be there before.
        let whole = match (stream_way(route, target.call), &route.stream) {
            (Some(_), Some(stream)) if stream.when.is_none() => None,
            _ => Some(whole_way(route, target.operation, target.call)),
        };
        let whole = match whole {
            Some(way) => Some(self.write_whole(target, way, &mut functions, &mut needs)?),
            None => None,
        };
        let stream = match (stream_way(route, target.call), &target.call.stream) {
            (Some(way), Some(stream)) => Some(self.write_stream(target, way, stream, &mut functions, &mut needs)?),
            _ => None,
        };
        let (condition, is_typed) = self.stream_condition(&mut needs);
        let way = if whole.is_some() { whole_way(route, target.operation, target.call) } else { Way::Events };
        let sent = target
            .vendor
            .sent(target.call, way)
            .or_else(|| target.vendor.sent(target.call, stream_way(route, target.call).unwrap_or(Way::Events)))?;
        let request = self.write_request(target, &sent, &mut functions, &mut needs);
        let page = self.write_opened(target, &mut needs);
        let own = (target.operation.id.as_str(), key_length(target.call));
        let lets = self.write_lets(&target.call.lets, own, &mut functions, &mut needs);
        let input = self.write_input(&target.call.accepts, &needs);
        let is_checked_typed = is_typed && condition.is_some();

        // A typed condition looks at the input as it came, before it becomes a tree.
        let streams = rust!(streams);
        let condition_line = match (&condition, is_checked_typed && !input.is_empty()) {
            (Some(condition), true) => rust!(let streams = #condition;),
            _ => Code::new(),
        };
        let condition = if condition_line.is_empty() { condition } else { Some(streams) };
        let body = rust! {
            #condition_line
            #input
            #page
            #lets
            #request
            #if let Some(stream) = &stream {
                #if let (Some(condition), true) = (&condition, whole.is_some()) {
                    if #condition {
                        #stream
                    }
                } #else {
                    #stream
                }
            }
            #whole
        };
        let unused = !crate::client::names(&body.print(), "input") && self.view.takes.is_some();
        let body = rust! {
            #if unused {
                let _ = input;
            }
            Box::pin(async move {
                #body
            })
        };
        Some(Written { method: provider::method(self.view, &body), functions })
    }

    /// Makes the input what the rest needs: files apart, a tree of the rest, values that are not taken refused.
    pub(super) fn write_input(&self, accepts: &[(String, Vec<Value>)], needs: &BTreeSet<Need>) -> Code {
        let has_files = self.view.with_files.is_some();
        let has_fields = self.view.input.ty.is_some();
        let needs_tree = needs.contains(&Need::Input) || !accepts.is_empty();
        let fields = if has_files { rust!(&input.input) } else { rust!(input) };
        let accepts: Vec<Code> = accepts
            .iter()
            .map(|(name, values)| {
                let values: Vec<String> = values.iter().map(crate::json::compact).collect();
                let values = values.iter().map(|value| Literal::Text(value));
                rust!(accept(&mut taken, #{Literal::Text(name)}, &[#for value in values { #value, }])?;)
            })
            .collect();
        rust! {
            #if needs.contains(&Need::Files) {
                let files = input;
            }
            #if needs_tree && self.view.takes.is_some() && has_fields {
                #if accepts.is_empty() {
                    let input = &Value::of(#fields);
                } #else {
                    let mut taken = Value::of(#fields);
                    #for accept in accepts {
                        #accept
                    }
                    let input = &taken;
                }
            } #else {
                #if needs_tree {
                    let input = &Value::Null;
                }
            }
        }
    }

    /// Values that are made before the call, as far as anything needs them.
    pub(super) fn write_lets(
        &self,
        lets: &'m [(String, Expr)],
        key: (&'m str, u32),
        functions: &mut Vec<Code>,
        needs: &mut BTreeSet<Need>,
    ) -> Code {
        let mut lines: Vec<Code> = Vec::new();
        for (name, expr) in self.view.route.lets.iter().chain(lets).rev() {
            if !needs.contains(&Need::Let(name.clone())) {
                continue;
            }
            let ident = self.parts.let_ident(name);
            let mut writing = self.writing_under(key);
            let code = writing.made(expr).value();
            let line = if writing.fails {
                let words = self.view.route.words.with(name);
                let called =
                    self.function(&words, &format!("The value `{name}`."), rust!(Value), code, writing, functions);
                needs.extend(called.needs);
                rust!(let #ident = &#{called.code}.map_err(Problem::of_caller)?;)
            } else {
                needs.extend(writing.needs);
                rust!(let #ident = &#code;)
            };
            lines.push(line);
        }
        let mut code = Code::new();
        for line in lines.iter().rev() {
            code.push_line(line);
        }
        code
    }

    /// `let request = …;`, if the method of the client takes one.
    pub(super) fn write_request(
        &self,
        target: &Target<'m>,
        sent: &Sent<'_>,
        functions: &mut Vec<Code>,
        needs: &mut BTreeSet<Need>,
    ) -> Code {
        match self.request(target, sent, functions, needs) {
            None => Code::new(),
            Some((code, true)) => rust!(let request = #code.map_err(Problem::of_caller)?;),
            Some((code, false)) => rust!(let request = #code;),
        }
    }

    /// What the method of the client takes, if it takes anything, and whether it can fail.
    pub(super) fn request(
        &self,
        target: &Target<'m>,
        sent: &Sent<'_>,
        functions: &mut Vec<Code>,
        needs: &mut BTreeSet<Need>,
    ) -> Option<(Code, bool)> {
        let ident = sent.method.request.as_ref()?;
        let module = &target.vendor.module;
        let mut writing = self.writing(target);
        let mut fields: Vec<(Ident, Code)> = Vec::new();
        for (field, position) in sent.method.fields.iter().zip(sent.parameters) {
            let fed = target.call.parameters.iter().find(|(at, _)| at == position);
            let code = match fed {
                Some((_, expr)) => writing.made(expr).value(),
                None => rust!(Value::Null),
            };
            fields.push((field.clone(), code));
        }
        let is_mapped = !fields.is_empty();
        let body = self.write_body(target, sent, &mut writing);
        let (body, is_passed) = match body {
            Some((code, is_passed)) => (Some(code), is_passed),
            None => (None, true),
        };
        // An operation that others send a body to.
        let missing = || (sent.has_body).then(|| rust!(None));
        fields.extend(body.or_else(missing).map(|code| (Ident::new("body"), code)));
        let of = rust!(#module::operations::#ident);
        let made = rust! {
            #of { #for (field, code) in &fields { #field: #code, } }
        };
        if !is_mapped && is_passed {
            needs.extend(writing.needs);
            return Some((made, false));
        }
        let words = target.words.with("request");
        let called = self.function(&words, "What is asked of the vendor.", of, made, writing, functions);
        needs.extend(called.needs.iter().cloned());
        Some((called.code, called.fails))
    }

    /// The body of the request, and whether it is our caller's as it is.
    fn write_body(&self, target: &Target<'m>, sent: &Sent<'_>, writing: &mut Writing<'p, 'm>) -> Option<(Code, bool)> {
        let expr = target.call.body.as_ref()?;
        let bodies = target.operation.body.as_ref()?;
        let content = bodies.contents.get(target.call.content).or_else(|| bodies.contents.first())?;
        let is_optional = sent.body_is_optional;
        let is_passed = is_whole(expr, &[Root::Body, Root::Input])
            && self.view.with_files.is_none()
            && (self.view.route.parameters.is_empty() || matches!(expr.kind, ExprKind::Path(Root::Input, _)))
            && target.call.accepts.is_empty();
        let code = match &content.kind {
            ContentKind::Json | ContentKind::Form(_) | ContentKind::Events if is_passed => {
                let code = rust!(Encoded::of(input));
                return Some((if is_optional { rust!(Some(#code)) } else { code }, true));
            }
            ContentKind::Json | ContentKind::Form(_) | ContentKind::Events => {
                if is_optional && expr.maybe {
                    return Some((rust!(#{writing.made(expr).option()}.map(Encoded::from)), false));
                }
                rust!(Encoded::from(#{writing.whole(expr)}))
            }
            ContentKind::Lines => rust!(items(#{writing.made(expr).code})),
            ContentKind::Text => rust!(plain(#{writing.made(expr).code}).unwrap_or_default()),
            ContentKind::Bytes => match writing.file_of(expr) {
                Some(file) => file.one(),
                None => rust!(Upload::new(plain(#{writing.made(expr).code}).unwrap_or_default())),
            },
            ContentKind::Multipart(encodings) => self.write_parts(expr, encodings, writing),
        };
        Some((if is_optional { rust!(Some(#code)) } else { code }, false))
    }

    /// A body in parts, as a block.
    fn write_parts(&self, expr: &Expr, encodings: &[Encoding], writing: &mut Writing<'p, 'm>) -> Code {
        let fields: &[(String, Expr)] = match &expr.kind {
            ExprKind::Object(fields) | ExprKind::Map(fields) => fields,
            _ => &[],
        };
        let lines: Vec<Code> = fields
            .iter()
            .map(|(name, value)| {
                let text = Literal::Text(name);
                if let Some(file) = writing.file_of(value) {
                    return file.part(text);
                }
                let is_json = encodings.iter().any(|encoding| {
                    encoding.field == *name && encoding.media.iter().any(|media| media.contains("json"))
                });
                let made = writing.made(value).value();
                if is_json { rust!(parts.json(#text, &#made);) } else { rust!(parts.value(#text, &#made);) }
            })
            .collect();
        writing.before.push_line(&rust! {
            let mut parts = Multipart::new();
            #for line in lines {
                #line
            }
        });
        rust!(parts)
    }

    /// The call itself with what is said of it, up to where it is sent.
    pub(super) fn write_sent(
        &self,
        target: &Target<'m>,
        way: Way,
        functions: &mut Vec<Code>,
        needs: &mut BTreeSet<Need>,
    ) -> Option<Code> {
        let sent = target.vendor.sent(target.call, way)?;
        let (module, method) = (&target.vendor.module, &sent.method.ident);
        let request = sent.method.request.is_some().then(|| rust!(&request));
        let mut code = rust!(self.#module.#method(#request));
        if let Some(timeouts) = &target.call.timeouts {
            code = rust!(#code.timeout(#{millis(timeouts.total_ms)}));
        }
        if let Some(retry) = &target.call.retry {
            code = rust!(#code.retry(#{retry_code(retry)}));
        }
        for (name, text) in &target.call.headers {
            let mut writing = self.writing(target);
            let value = writing.made(text);
            needs.extend(writing.needs);
            let name = Literal::Text(name);
            code = match &text.kind {
                ExprKind::Constant(Value::Text(_)) => rust!(#code.header(#name, #{value.code})),
                _ => rust!(headed(#code, #name, #{value.code})),
            };
        }
        if let Some(auth) = target.auth {
            let mut writing = self.writing(target);
            let proof = auth_code(&mut writing, auth).unwrap_or_else(|| rust!(prim_client::Auth::None));
            if writing.fails {
                let (words, of) = (target.words.with("auth"), rust!(prim_client::Auth));
                let called = self.function(&words, "How this step proves itself.", of, proof, writing, functions);
                needs.extend(called.needs);
                code = rust!(#code.auth(#{called.code}.map_err(|problem| self.upstream.unfit(problem))?));
            } else {
                needs.extend(writing.needs);
                code = rust!(#code.auth(#proof));
            }
        }
        Some(key_code(target.call, &code).unwrap_or(code))
    }

    /// Everything from sending to answering, where the answer is one value.
    fn write_whole(
        &self,
        target: &Target<'m>,
        way: Way,
        functions: &mut Vec<Code>,
        needs: &mut BTreeSet<Need>,
    ) -> Option<Code> {
        let rules = &target.rules;
        let sent = self.write_sent(target, way, functions, needs)?;
        if matches!(self.view.route.answer, Answer::Bytes(_)) && way == Way::Bytes {
            return Some(self.write_bytes(target, &sent));
        }
        let answer = target
            .call
            .answer
            .as_ref()
            .filter(|_| !matches!(self.view.sends, Sends::Nothing | Sends::AsItIs | Sends::Pieces));
        let passes = answer.is_some_and(|answer| is_whole(answer, &[Root::Answer]));
        let passes = passes && way == Way::Whole && target.call.fail_when.is_none();
        let sent = match &self.view.route.answer {
            Answer::Json(ty) | Answer::Page { page: ty, .. } if passes => {
                rust!(#sent.reading::<#{code_of(self.types, *ty)}>())
            }
            _ => self.write_followed(target, sent, needs),
        };
        let mut later: BTreeSet<Need> = BTreeSet::new();
        let failed = target
            .call
            .fail_when
            .as_ref()
            .filter(|_| way == Way::Whole)
            .map(|predicate| self.write_failed(target, predicate, functions, &mut later));
        let last = match answer {
            None if target.call.page.is_some() => self.write_page(target, functions, &mut later),
            None => self.write_nothing(),
            Some(_) if passes && self.view.sends == Sends::Either => rust!(Ok(Streamed::Whole(reply.into_value()))),
            Some(_) if passes => rust!(Ok(reply.into_value())),
            Some(expr) => self.write_answer(target, expr, "answer", functions, &mut later),
        };
        let has_answer = later.contains(&Need::Answer);
        let has_meta = later.contains(&Need::Meta);
        let is_bound = has_answer || has_meta || passes || failed.is_some();
        let treated = self.write_treated(target, functions, needs);
        let arrived = if treated.is_empty() {
            rust!(self.upstream.answer(call, sent, &#rules).await?)
        } else {
            let statuses = target.call.treat.iter().map(|(status, _)| Literal::Integer((*status).into()));
            rust!(self.upstream.answer_or(call, sent, &#rules, &[#for status in statuses { #status, }]).await?)
        };
        let tree = match way {
            Way::Text => rust!(&Value::from(reply.as_str())),
            Way::Whole | Way::Events | Way::Lines => rust!(&reply),
            Way::Bytes | Way::Empty => rust!(&Value::Null),
        };
        later.remove(&Need::Answer);
        later.remove(&Need::Meta);
        needs.extend(later);
        Some(rust! {
            let sent = #sent;
            #if treated.is_empty() {
                #if is_bound {
                    let reply = #arrived;
                } #else {
                    #arrived;
                }
            } #else {
                let outcome = #arrived;
                #if is_bound {
                    let reply = match outcome {
                        Treated::Answer(reply) => reply,
                        #for (pattern, made) in &treated {
                            #pattern => return #made,
                        }
                    };
                } #else {
                    match outcome {
                        Treated::Answer(_) => {}
                        #for (pattern, made) in &treated {
                            #pattern => return #made,
                        }
                    }
                }
            }
            #if has_meta {
                let meta = reply.meta();
            }
            #if has_answer {
                let answer: &Value = #tree;
            }
            #failed
            #last
        })
    }

    fn write_nothing(&self) -> Code {
        match self.view.sends {
            Sends::Nothing => rust!(Ok(())),
            // Nothing was linked for it.
            Sends::Json | Sends::Either | Sends::AsItIs | Sends::Pieces => {
                rust!(Err(Failure::of(&prim_service::codes::NOT_SUPPORTED)))
            }
        }
    }

    /// Bytes, passed on.
    fn write_bytes(&self, target: &Target<'m>, sent: &Code) -> Code {
        let rules = &target.rules;
        let media = match &self.view.route.answer {
            Answer::Bytes(media) => match media.as_slice() {
                [one] if !one.contains('*') => Some(one),
                _ => None,
            },
            _ => None,
        };
        rust! {
            let sent = #sent;
            let reply = self.upstream.bytes(call, sent, &#rules).await?;
            #if let Some(media) = media {
                let media = #{Literal::Text(media)};
            } #else {
                let media = header(reply.meta(), "content-type").unwrap_or("application/octet-stream").to_owned();
            }
            let bytes = self.upstream.pour(reply.into_value(), &#rules);
            #if media.is_none() {
                Ok(Answer::stream_of(&media, bytes))
            } #else {
                Ok(Answer::stream_of(media, bytes))
            }
        }
    }

    /// Statuses that become answers: patterns, and what is answered for each.
    fn write_treated(
        &self,
        target: &Target<'m>,
        functions: &mut Vec<Code>,
        needs: &mut BTreeSet<Need>,
    ) -> Vec<(Code, Code)> {
        let treat = &target.call.treat;
        let mut arms = Vec::new();
        for (at, (status, expr)) in treat.iter().enumerate() {
            let pattern = match at + 1 == treat.len() {
                true => rust!(Treated::Status(..)),
                false => rust!(Treated::Status(#{Literal::Integer((*status).into())}, _)),
            };
            let made = match self.view.sends {
                Sends::Nothing => rust!(Ok(())),
                Sends::Json | Sends::Either | Sends::AsItIs | Sends::Pieces => {
                    self.write_answer(target, expr, &format!("treated {status}"), functions, needs)
                }
            };
            arms.push((pattern, made));
        }
        arms
    }

    /// The look whether an answer of success is a failure.
    pub(super) fn write_failed(
        &self,
        target: &Target<'m>,
        predicate: &Predicate,
        functions: &mut Vec<Code>,
        needs: &mut BTreeSet<Need>,
    ) -> Code {
        let rules = &target.rules;
        let mut writing = self.writing(target);
        let code = writing.condition(predicate);
        let condition = if writing.fails {
            let words = target.words.with("failed");
            let called =
                self.function(&words, "Whether the answer is a failure.", rust!(bool), code, writing, functions);
            needs.extend(called.needs);
            rust!(#{called.code}.map_err(|problem| self.upstream.unfit(problem))?)
        } else {
            needs.extend(writing.needs);
            code
        };
        rust! {
            if #condition {
                return Err(self.upstream.refused(&reply, &#rules));
            }
        }
    }

    /// What becomes of an answer, as the last expression of the method.
    fn write_answer(
        &self,
        target: &Target<'m>,
        expr: &Expr,
        word: &str,
        functions: &mut Vec<Code>,
        needs: &mut BTreeSet<Need>,
    ) -> Code {
        let mut writing = self.writing(target);
        let is_plain = matches!(expr.kind, ExprKind::Constant(_)) || is_whole(expr, &[Root::Answer, Root::Input]);
        if is_plain {
            let code = writing.made(expr).code;
            needs.extend(writing.needs);
            return self.wrapped(&rust!(finish(#code)));
        }
        let code = writing.whole(expr);
        let words = self.view.route.words.with(word);
        let called = self.function(&words, "What we answer.", rust!(Value), code, writing, functions);
        needs.extend(called.needs);
        if called.fails {
            return self.wrapped(&rust!(self.upstream.finish(#{called.code})));
        }
        self.wrapped(&rust!(finish(#{called.code})))
    }

    /// A result as what the route's method gives back.
    pub(super) fn wrapped(&self, result: &Code) -> Code {
        match self.view.sends {
            Sends::Either => rust!(#result.map(Streamed::Whole)),
            Sends::Nothing | Sends::Json | Sends::AsItIs | Sends::Pieces => result.clone(),
        }
    }

    /// Everything from sending to answering, where the answer is a stream.
    fn write_stream(
        &self,
        target: &Target<'m>,
        way: Way,
        stream: &'m VendorStream,
        functions: &mut Vec<Code>,
        needs: &mut BTreeSet<Need>,
    ) -> Option<Code> {
        let rules = &target.rules;
        let sent = self.write_sent(target, way, functions, needs)?;
        let ours = self.view.route.stream.as_ref()?.format;
        let how = self.statics.relay(stream, ours, &self.view.route.words);
        let open = Ident::new(if way == Way::Lines { "lines" } else { "events" });
        let closure = stream.chunk.as_ref().map(|chunk| match hooks::of_stream(chunk) {
            Some(hook) => rust!(chunks(self.hooks.#{hook_ident(hook)}())),
            None => self.write_chunk(target, chunk, functions, needs),
        });
        let relayed = match closure {
            None => rust!(self.upstream.relay(call, #open, &#how, &#rules)),
            Some(closure) => rust!(self.upstream.relay_mapped(call, #open, &#how, &#rules, #closure)),
        };
        let is_either = self.view.sends == Sends::Either;
        Some(rust! {
            let sent = #sent;
            let #open = self.upstream.#open(call, sent, &#rules).await?;
            let pieces = #relayed.await?;
            #if is_either {
                return Ok(Streamed::Pieces(Box::pin(pieces)));
            } #else {
                Ok(Box::pin(pieces) as Chunks)
            }
        })
    }

    /// The closure that makes an event of ours of one of the vendor's. It outlives the method, so it owns what it needs.
    fn write_chunk(
        &self,
        target: &Target<'m>,
        chunk: &Expr,
        functions: &mut Vec<Code>,
        needs: &mut BTreeSet<Need>,
    ) -> Code {
        let mut writing = self.writing(target);
        let code = if chunk.maybe { writing.made(chunk).option() } else { writing.whole(chunk) };
        writing.needs.insert(Need::Answer);
        // One form for all: events are made in a closure that may fail.
        writing.fails = true;
        let words = self.view.route.words.with("chunk");
        let of = super::parts::of_value(chunk.maybe);
        let called = self.function(&words, "An event of ours.", of, code, writing, functions);
        let own: Vec<Ident> = called
            .needs
            .iter()
            .filter(|need| !matches!(need, Need::Answer | Need::Provider))
            .filter_map(|need| self.parts.argument(need))
            .collect();
        let has_provider = called.needs.contains(&Need::Provider);
        needs.extend(called.needs.iter().filter(|need| **need != Need::Answer).cloned());
        let name = &called.ident;
        if own.is_empty() && !has_provider {
            return rust!(|data| chunk(data, Self::#name));
        }
        let arguments: Vec<Code> = called
            .needs
            .iter()
            .filter_map(|need| {
                let ident = self.parts.argument(need)?;
                Some(if *need == Need::Answer { rust!(#ident) } else { rust!(&#ident) })
            })
            .collect();
        let called = match has_provider {
            true => rust!(provider.#name(#for argument in arguments { #argument, })),
            false => rust!(Self::#name(#for argument in arguments { #argument, })),
        };
        rust! {
            {
                #if has_provider {
                    let provider = self.clone();
                }
                #for ident in &own {
                    let #ident = #ident.clone();
                }
                move |data| chunk(data, |answer| #called)
            }
        }
    }

    /// When the route streams, and whether that is asked of the typed input.
    fn stream_condition(&self, needs: &mut BTreeSet<Need>) -> (Option<Code>, bool) {
        let when = self.view.route.stream.as_ref().and_then(|stream| stream.when.as_ref());
        let Some(when) = when else { return (None, false) };
        if let Some(code) = self.typed_condition(when) {
            return (Some(code), true);
        }
        let mut writing = Writing::of(self.parts, Some(self.view.route));
        let code = writing.condition(when);
        needs.extend(writing.needs);
        (Some(code), false)
    }

    /// A condition on one truth value of a body: `input.stream == Some(true)`.
    fn typed_condition(&self, when: &Predicate) -> Option<Code> {
        let [all] = when.any.as_slice() else { return None };
        let [(value, Matcher::OneOf(values))] = all.as_slice() else { return None };
        let [Value::Bool(truth)] = values.as_slice() else { return None };
        let ExprKind::Path(Root::Body, steps) = &value.kind else { return None };
        let [Step::Field(name)] = steps.as_slice() else { return None };
        let Some(RouteBody::Json(ty)) = &self.view.route.body else { return None };
        let types = &self.parts.prim.types;
        let Shape::Object(object) = types.shape(ty.id) else { return None };
        let field = object.field(name).filter(|field| matches!(types.shape(field.ty.id), Shape::Boolean))?;
        let is_sole = object.fields.iter().filter(|known| known.words == field.words).count() == 1;
        if !is_sole || !self.view.route.parameters.is_empty() || ty.nullable {
            return None;
        }
        let ident = value_ident(&field.words);
        Some(match (presence_of(field, Owner::Ours), truth) {
            (Presence::Always | Presence::Defaulted, true) => rust!(input.#ident),
            (Presence::Always | Presence::Defaulted, false) => rust!(!input.#ident),
            (Presence::Nullable | Presence::Optional, truth) => {
                rust!(input.#ident == Some(#{Literal::Bool(*truth)}))
            }
            (Presence::Maybe, _) => return None,
        })
    }

    pub(super) fn writing(&self, target: &Target<'m>) -> Writing<'p, 'm> {
        self.writing_under((&target.operation.id, key_length(target.call)))
    }

    /// The code of a function, where keys are for an operation of the vendor's and have at most so many characters.
    pub(super) fn writing_under(&self, key: (&'m str, u32)) -> Writing<'p, 'm> {
        let mut writing = Writing::of(self.parts, Some(self.view.route));
        writing.view = Some(self.view);
        writing.key = key;
        writing
    }

    /// Adds a function to the provider; gives the code that calls it.
    pub(super) fn function(
        &self,
        words: &Words,
        about: &str,
        of: Code,
        made: Code,
        writing: Writing<'p, 'm>,
        functions: &mut Vec<Code>,
    ) -> Called {
        let ident = self.parts.name(words);
        let Writing { needs, fails, before, .. } = writing;
        let docs = format!("{about} For `{} {}`.", self.view.route.method, self.view.route.path);
        let body = Body {
            about: &docs,
            ident: &ident,
            needs: &needs,
            files: self.view.takes.as_ref(),
            fails,
            of,
            before,
            made,
        };
        functions.push(self.parts.render(&body));
        let arguments: Vec<Ident> = needs.iter().filter_map(|need| self.parts.argument(need)).collect();
        let is_method = needs.contains(&Need::Provider);
        let code = match is_method {
            true => rust!(self.#ident(#for argument in arguments { #argument, })),
            false => rust!(Self::#ident(#for argument in arguments { #argument, })),
        };
        Called { ident, code, fails, needs }
    }
}

/// The most characters of the key of a call.
fn key_length(call: &Call) -> u32 {
    match &call.key {
        Some(KeyPlace::Field { max: Some(max), .. }) => (*max).min(64),
        _ => 64,
    }
}
