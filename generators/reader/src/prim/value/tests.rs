//! What values are read as, where their parts stand, and how they are refused. No spec reaches a single scalar as
//! directly as this.

use source::render::{Format, Style, render};
use source::{Diagnostics, Sources, Span};

use super::{
    Expression, Matcher, Mention, Part, Path, Place, Predicate, Same, Scope, SegmentKind, Source, Step, Template,
    Value, VerbKind,
};
use crate::syntax;

fn read<T>(
    text: &str,
    parse: impl FnOnce(crate::tree::Node<'_>, &mut Diagnostics) -> Option<T>,
) -> (Option<T>, String) {
    let mut sources = Sources::new();
    let file = sources.add("a.yaml", text);
    let mut out = Diagnostics::new();
    let tree = syntax::parse(file, &sources, &mut out).expect("the text of a test is YAML");
    let value = parse(tree.root(), &mut out);
    let shown = render(&out.sorted(), &sources, Format::Human(Style::Plain));
    assert_eq!(value.is_some(), shown.is_empty(), "{text}: a value or a reason, never both\n{shown}");
    (value, shown)
}

/// A value written out again, with every part told apart.
fn shown(value: &Value) -> String {
    match value {
        Value::Expression(expression) => shown_expression(expression),
        Value::List(items, _) => format!("[{}]", items.iter().map(shown).collect::<Vec<_>>().join(", ")),
        Value::Json(value, _) => format!("json({})", shown(value)),
        Value::Xml(template) => format!("xml({})", shown_template(template)),
        Value::File(path) => format!("file({})", path.value),
        Value::Object(object) => {
            let mut parts = Vec::new();
            match &object.same {
                Some(Same::All(_)) => parts.push("same all".to_owned()),
                Some(Same::Fields(names)) => {
                    parts
                        .push(format!("same {}", names.iter().map(|n| n.value.as_str()).collect::<Vec<_>>().join("+")));
                }
                None => {}
            }
            parts.extend(object.all_of.iter().map(|map| format!("as {}", map.value)));
            parts.extend(object.branch.iter().map(|branch| format!("of {}", branch.value)));
            parts.extend(object.body.iter().map(|body| format!("body {}", shown(body))));
            parts.extend(object.fields.iter().map(|field| {
                let place = match field.target.place {
                    Some(Place::Path) => "path:",
                    Some(Place::Query) => "query:",
                    Some(Place::Header) => "header:",
                    None => "",
                };
                format!("{place}{} <- {}", field.target.name, shown(&field.value))
            }));
            format!("{{{}}}", parts.join("; "))
        }
    }
}

fn shown_expression(expression: &Expression) -> String {
    let mut text = match &expression.source {
        Source::Path(path) => shown_path(path),
        Source::Text(template) => format!("text({})", shown_template(template)),
        Source::Number(number) => number.value.clone(),
        Source::Bool(value) => value.value.to_string(),
        Source::Null(_) => "null".to_owned(),
    };
    for step in &expression.steps {
        text.push_str(&match step {
            Step::As(map) => format!(" as {}", map.value),
            Step::Verb(verb) => match &verb.kind {
                VerbKind::Or(other) => format!(" or {}", shown_expression(other)),
                VerbKind::When(path) => format!(" when {}", shown_path(path)),
                VerbKind::Minor(path) => format!(" minor {}", shown_path(path)),
                VerbKind::Table(name) => format!(" table {}", name.value),
                VerbKind::Hook(name) => format!(" hook {}", name.value),
                VerbKind::Join(text) => format!(" join {:?}", text.value),
                VerbKind::Scale(factor) => format!(" scale {}", factor.value),
                VerbKind::Round(digits) => format!(" round {}", digits.value),
                VerbKind::Time(form) => format!(" time {:?}", form.value),
                other => format!(" {other:?}").to_lowercase(),
            },
        });
    }
    text
}

fn shown_path(path: &Path) -> String {
    let segments: Vec<String> = path
        .segments
        .iter()
        .map(|segment| match &segment.kind {
            SegmentKind::Field(name) => format!("/{name}"),
            SegmentKind::Index(at) => format!("#{at}"),
            SegmentKind::Each => "/*".to_owned(),
        })
        .collect();
    let root = match &path.root {
        super::Root::Here => ".".to_owned(),
        super::Root::Env(name) => format!("env:{}", name.value),
        super::Root::Step(name) => format!("step:{}", name.value),
        super::Root::Let(name) => format!("let:{}", name.value),
        super::Root::Header(name) => format!("header:{}", name.value),
        other => format!("{other:?}").to_lowercase(),
    };
    root + &segments.concat()
}

fn shown_template(template: &Template) -> String {
    template
        .parts
        .iter()
        .map(|part| match part {
            Part::Text(text) => format!("{text:?}"),
            Part::Hole(path) => format!("<{}>", shown_path(path)),
        })
        .collect::<Vec<_>>()
        .concat()
}

#[test]
fn values() {
    for (text, expected) in [
        ("a.b.0.c", "./a/b#0/c"),
        ("data.*.id", "./data/*/id"),
        (".", "."),
        (".* as Message", "./* as Message"),
        (".0.status | table(valid)", ".#0/status table valid"),
        ("items.-1", "./items#-1"),
        ("a.\"b.c d\".e", "./a/b.c d/e"),
        ("a/b.c-d.DateSent>", "./a/b/c-d/DateSent>"),
        ("$in.to", "input/to"),
        ("$env.A_KEY", "env:A_KEY"),
        ("$step.made.data.0.id", "step:made/data#0/id"),
        ("$let.secret | hook(public_key)", "let:secret hook public_key"),
        ("$body.shipment_id", "body/shipment_id"),
        ("$status", "status"),
        ("$header.X-Next", "header:X-Next"),
        ("$random.hex8", "random(hex(8))"),
        ("=", "text()"),
        ("=ready", "text(\"ready\")"),
        ("= ready | not a verb ", "text(\" ready | not a verb\")"),
        ("\"=agent-{$let.suffix}!\"", "text(\"agent-\"<let:suffix>\"!\")"),
        ("'={{x}} { a.b }'", "text(\"{x} \"<./a/b>)"),
        ("12", "12"),
        ("-1.50", "-1.50"),
        ("true", "true"),
        ("~", "null"),
        ("from | or($env.PHONE)", "./from or env:PHONE"),
        ("body | or(=)", "./body or text()"),
        ("name | or(=agent-{$let.s})", "./name or text(\"agent-\"<let:s>)"),
        ("name | or(null) | or( 1.5 ) | or(false)", "./name or null or 1.5 or false"),
        ("keywords | join(=, )", "./keywords join \", \""),
        ("tags | join(=()())", "./tags join \"()()\""),
        ("w|scale(0.0353)|round(1)", "./w scale 0.0353 round 1"),
        ("amount | minor(currency)", "./amount minor ./currency"),
        ("a | when(b.c) | lower | time(unix_ms)", "./a when ./b/c lower time UnixMilliseconds"),
        ("rates.* as Rate | or(.)", "./rates/* as Rate or ."),
        ("{}", "{}"),
        ("{ To: to, \"DateSent>\": after, 404: x }", "{To <- ./to; DateSent> <- ./after; 404 <- ./x}"),
        ("{ $same: [a, b], c: d }", "{same a+b; c <- ./d}"),
        ("{ $same: all }", "{same all}"),
        ("{ $as: Rate, $of: card, x: 1 }", "{as Rate; of card; x <- 1}"),
        (
            "{ $body: [. as Address], $path.id: id, $query.id: =x }",
            "{body [. as Address]; path:id <- ./id; query:id <- text(\"x\")}",
        ),
        ("{ $json: { a: b } }", "json({a <- ./b})"),
        ("{ $xml: \"<A>{url}</A>\" }", "xml(\"<A>\"<./url>\"</A>\")"),
        ("{ $file: guest/start.sh }", "file(guest/start.sh)"),
        ("[a, { b: c }]", "[./a, {b <- ./c}]"),
    ] {
        let (value, why) = read(text, |node, out| Value::parse(node, Scope::Map, out));
        assert_eq!(value.as_ref().map(shown).as_deref(), Some(expected), "{text}\n{why}");
    }
}

#[test]
fn refusals() {
    for (text, expected) in [
        ("\"\"", "V001]: nothing stands here"),
        ("Duplicate payment", "V001]: expected `|` or `as`, found `p`\n --> a.yaml:1:11"),
        ("a b", "text is written with `=`: `=a b`"),
        ("\"a | \"", "V002]: expected a verb, found the end"),
        ("a | tabel(x)", "V002]: there is no verb `tabel`\n --> a.yaml:1:5"),
        ("a | tabel(x)", "did you mean `table`?"),
        ("a | lower(x)", "V003]: `lower` takes nothing"),
        ("a | table", "V003]: `table` needs a name in parentheses"),
        ("a | table()", "V003]: `table` needs a name"),
        ("a | table(A b)", "V003]: `table` takes a name\n --> a.yaml:1:11"),
        ("a | join(,)", "V003]: `join` takes a text, which begins with `=`\n --> a.yaml:1:10"),
        ("a | scale(x)", "V003]: `scale` takes a number"),
        ("a | round(29)", "V003]: `round` takes a number of digits"),
        ("a | time(unix)", "V003]: `unix` is not a form of time"),
        ("a | or(b | lower)", "V003]: an argument is a path or a constant, and nothing more\n --> a.yaml:1:10"),
        ("a | or(b, c)", "V003]: an argument is a path"),
        ("a | or(b", "V004]: this parenthesis is not closed\n --> a.yaml:1:7"),
        ("=x {a", "V004]: this brace is not closed\n --> a.yaml:1:4"),
        ("=x }", "V004]: this brace closes nothing\n --> a.yaml:1:4"),
        ("'={}'", "V005]: nothing stands between these braces\n --> a.yaml:1:3"),
        ("'={a | lower}'", "V001]: only a path stands between braces"),
        ("a..b", "V005]: an empty step in this path\n --> a.yaml:1:3"),
        ("a.", "V005]: this path ends in a point"),
        ("..", "V005]: an empty step"),
        ("\"12\"", "V005]: a path does not begin with the number 12"),
        ("a.99999999999999999999", "V005]: `99999999999999999999` is not the position"),
        ("a.\"b", "V004]: this name is not closed"),
        ("$status.x", "V005]: nothing stands inside `$status`\n --> a.yaml:1:8"),
        ("$envy.X", "V006]: there is no `$envy`"),
        ("$path.x", "`$path.x` is a key"),
        ("$env", "V006]: `$env` needs a name"),
        ("$random.hex9", "V006]: `$random` has no `hex9`"),
        ("$prim.id", "V006]: `$prim` has no `id`"),
        ("$", "V006]: there is no `$`"),
        ("{ $sme: all }", "V007]: a mapping has no key `$sme`"),
        ("{ $same: a }", "V007]: `$same` takes `all` or a list of names, not the text \"a\""),
        ("{ $path: a }", "it needs a name: `$path.name`"),
        ("{ $json: a, b: c }", "V007]: `$json` makes the whole value; `b` has no place beside it"),
        ("{ $body: a, b: c }", "V007]: `$body` makes the whole body; this would be a field of it\n --> a.yaml:1:13"),
        ("=ready | upper", "V011]: a constant takes no verbs\n --> a.yaml:1:8"),
    ] {
        let (value, why) = read(text, |node, out| Value::parse(node, Scope::Map, out));
        assert!(value.is_none() && why.contains(expected), "{text} gave\n{why}");
    }
}

#[test]
fn what_a_root_means_depends_on_the_place() {
    for (text, scope, refused) in [
        ("$step.a.b", Scope::Let, Some("`$step.a` means nothing in `let`")),
        ("$body.x", Scope::Request, Some("`$body` means nothing in a request")),
        ("$body.x", Scope::Response, None),
        ("$now", Scope::AnswerCondition, Some("`$now` means nothing in a condition on the answer")),
        ("x", Scope::Auth, Some("a path has nothing to start from in `auth`")),
        ("$env.X", Scope::Auth, None),
        ("$step.a.token", Scope::StepAuth, None),
        ("$header.X", Scope::Answer, None),
        ("$env.X", Scope::Answer, Some("`$env.X` means nothing here")),
    ] {
        let (_, why) = read(text, |node, out| Value::parse(node, scope, out));
        match refused {
            Some(expected) => assert!(why.contains("V008]") && why.contains(expected), "{text} gave\n{why}"),
            None => assert!(why.is_empty(), "{text} gave\n{why}"),
        }
    }
}

#[test]
fn texts_with_holes() {
    for (text, expected) in [
        ("https://api.{$env.REGION}.example.com/v3", "\"https://api.\"<env:REGION>\".example.com/v3\""),
        ("\"Bot {$env.T}\"", "\"Bot \"<env:T>"),
        ("2025-01-23", "\"2025-01-23\""),
        ("1.5", "\"1.5\""),
    ] {
        let (template, why) = read(text, |node, out| Template::parse(node, Scope::Header, out));
        assert_eq!(template.as_ref().map(shown_template).as_deref(), Some(expected), "{text}\n{why}");
    }
    for (text, expected) in [
        ("Bot $env.TOKEN", "V010]: `$env.TOKEN` would be sent as it stands\n --> a.yaml:1:5"),
        ("Bot $env.TOKEN", "write `{$env.TOKEN}`"),
        ("=Bot", "V001]: this is text already"),
        ("\"{path}\"", "V008]: a path has nothing to start from in a header"),
    ] {
        let (template, why) = read(text, |node, out| Template::parse(node, Scope::Header, out));
        assert!(template.is_none() && why.contains(expected), "{text} gave\n{why}");
    }
}

#[test]
fn conditions() {
    let shown_condition = |matcher: &Matcher| match matcher {
        Matcher::Equal(expression) => format!("= {}", shown_expression(expression)),
        Matcher::OneOf(of, _) => format!("in {}", of.iter().map(shown_expression).collect::<Vec<_>>().join(" ")),
        Matcher::Present(_) => "present".to_owned(),
        Matcher::Absent(_) => "absent".to_owned(),
        Matcher::Not(..) => "not".to_owned(),
        Matcher::Range { min, max, .. } => {
            format!("{:?}..{:?}", min.as_ref().map(|m| &m.value), max.as_ref().map(|m| &m.value))
        }
    };
    for (text, expected) in [
        ("{ ok: false }", "./ok = false"),
        ("{ format: [=pdf, =zpl] }", "./format in text(\"pdf\") text(\"zpl\")"),
        ("{ pubkey: $let.pubkey }", "./pubkey = let:pubkey"),
        ("{ topic: present, $status: 202 }", "./topic present & status = 202"),
        ("{ a.b: { min: 1, max: 2.5 } }", "./a/b Some(\"1\")..Some(\"2.5\")"),
        ("{ a: { not: [=x] } }", "./a not"),
    ] {
        let (predicate, why) = read(text, |node, out| Predicate::parse(node, Scope::AnswerCondition, out));
        let Some(Predicate::All(conditions, _)) = predicate else { panic!("{text}\n{why}") };
        let parts: Vec<String> =
            conditions.iter().map(|c| format!("{} {}", shown_path(&c.path), shown_condition(&c.matcher))).collect();
        assert_eq!(parts.join(" & "), expected);
    }
    let (any, _) = read("[{ a: 1 }, { b: absent }]", |node, out| Predicate::parse(node, Scope::AnswerCondition, out));
    assert!(matches!(any, Some(Predicate::Any(alternatives, _)) if alternatives.len() == 2));
    for (text, expected) in [
        ("{ status: ready }", "V009]: `ready` is neither a constant nor `present` nor `absent`\n --> a.yaml:1:11"),
        ("{ status: ready }", "text is written `=ready`"),
        ("{}", "V009]: a map is not a condition"),
        ("[ok]", "V009]: the text \"ok\" is not a condition"),
        ("{ a: { nto: 1 } }", "V009]: a condition has no `nto`\n --> a.yaml:1:8"),
        ("{ a: { min: x } }", "V009]: the text \"x\" is not a bound"),
        ("{ a: null }", "write `absent`"),
        ("{ a..b: 1 }", "V005]: an empty step in this path\n --> a.yaml:1:5"),
        ("{ a | lower: 1 }", "V009]: `a | lower` is not a path"),
        ("{ a: \"=x{b}\" }", "V009]: a condition compares with a constant"),
    ] {
        let (predicate, why) = read(text, |node, out| Predicate::parse(node, Scope::AnswerCondition, out));
        assert!(predicate.is_none() && why.contains(expected), "{text} gave\n{why}");
    }
}

#[test]
fn places_are_those_of_the_parts() {
    for text in ["message.status | table(states) | or(=gone)", "'message.status | table(states) | or(=gone)'"] {
        let (value, _) = read(text, |node, out| Value::parse(node, Scope::Response, out));
        let value = value.expect("it is a value");
        let slice = |span: Span| &text[span.start as usize..span.end as usize];
        let expression = value.expression().expect("it is an expression");
        let Source::Path(path) = &expression.source else { panic!("it begins with a path") };
        assert_eq!(slice(path.span), "message.status");
        assert_eq!(path.segments.iter().map(|segment| slice(segment.span)).collect::<Vec<_>>(), ["message", "status"]);
        let verbs: Vec<_> = expression
            .steps
            .iter()
            .map(|step| match step {
                Step::Verb(verb) => slice(verb.span),
                Step::As(_) => panic!("no map here"),
            })
            .collect();
        assert_eq!(verbs, ["table", "or"]);
        let mut mentioned = Vec::new();
        value.mentions(&mut |mention| {
            mentioned.push(match mention {
                Mention::Path(path) => slice(path.span),
                Mention::Table(name) | Mention::Map(name) | Mention::Hook(name) | Mention::File(name) => {
                    slice(name.span)
                }
            });
        });
        assert_eq!(mentioned, ["message.status", "states"]);
    }
    // An escape moves what stands behind it, so the whole scalar is shown.
    let text = "\"a\\u002Eb\"";
    let (value, _) = read(text, |node, out| Value::parse(node, Scope::Response, out));
    let value = value.expect("it is a value");
    assert_eq!((value.span().start, value.span().end as usize), (0, text.len()));
}

#[test]
fn hostile_scalars_end_soon() {
    let long = [
        "a.".repeat(100_000) + "b",
        "a | ".repeat(50_000) + "b",
        "(".repeat(100_000),
        "a | or(".repeat(20_000),
        "a | join(=".to_owned() + &"()".repeat(50_000) + ")",
        "'=".to_owned() + &"{a}".repeat(50_000) + "'",
        "'=".to_owned() + &"$env.".repeat(50_000) + "'",
        "'=".to_owned() + &" | x".repeat(50_000) + "'",
    ];
    for text in long {
        let _ = read(&text, |node, out| Value::parse(node, Scope::Map, out));
    }
}
