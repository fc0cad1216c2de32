//! Template tokens to parts: text that is known, with its layout marks, and what has to be filled in.
//!
//! Spaces are those of the template, read off the places of its tokens. What a line break means follows from where it
//! stands: between statements, items and fields it stays; inside parentheses, brackets and struct expressions the
//! printer decides.

use proc_macro2::{Delimiter, Group, LineColumn, Punct, TokenStream, TokenTree};
use quote::quote;
use syn::parse::{ParseStream, Parser};

use crate::mark;

/// A piece of a template.
pub(crate) enum Part {
    /// Text with marks.
    Text(String),
    /// `#name` or `#{expression}`
    Hole(TokenStream),
    /// `#for pattern in expression { … }`
    For { pattern: TokenStream, over: TokenStream, body: Vec<Part> },
    /// `#if condition { … } #else { … }`
    If { condition: TokenStream, then: Vec<Part>, other: Vec<Part> },
}

pub(crate) fn parse_template(tokens: TokenStream) -> syn::Result<Vec<Part>> {
    let mut walk = Walk { parts: Vec::new(), end: None };
    walk.stream(tokens, Context::Block)?;
    Ok(walk.parts)
}

/// What surrounds a token.
#[derive(Clone, Copy, PartialEq)]
enum Context {
    /// Statements, items or match arms, one per line.
    Block,
    /// The fields of a struct, one per line.
    Fields,
    /// Between parentheses or brackets, or names in braces.
    Soft,
    /// Between the braces of a struct expression.
    SoftFields,
}

impl Context {
    fn breaks_stay(self) -> bool {
        matches!(self, Self::Block | Self::Fields)
    }
}

/// What is known of the statement or entry so far. It decides what a brace, a comma or a sign means.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools)] // Independent facts about one line.
struct Line {
    /// It holds a word that opens a block: `struct`, `match`, `fn`…
    opens_block: bool,
    /// It is a declaration of fields.
    is_struct: bool,
    /// How deep in angle brackets.
    angles: usize,
    /// Between the bars around the parameters of a closure.
    in_bars: bool,
    /// It went past the sign after which it may be broken.
    assigned: bool,
    before: Before,
}

/// The token before.
#[derive(Clone, Copy, Default, PartialEq)]
enum Before {
    #[default]
    Nothing,
    /// A word that can name a type, or something filled in.
    TypeName,
    /// Any other word, a literal, or the end of a group.
    Operand,
    Sign,
}

struct Walk {
    parts: Vec<Part>,
    /// Where the token before ended; none where no space may follow: at the start, and behind an opening delimiter or a
    /// comma whose mark brings its own.
    end: Option<LineColumn>,
}

type Tokens = std::iter::Peekable<proc_macro2::token_stream::IntoIter>;

impl Walk {
    fn stream(&mut self, tokens: TokenStream, context: Context) -> syn::Result<()> {
        let mut line = Line::default();
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match &token {
                TokenTree::Punct(punct) if punct.as_char() == '#' => {
                    self.hash(punct, &mut tokens, context, &mut line)?;
                }
                TokenTree::Punct(punct) => self.sign(punct, tokens.peek(), context, &mut line),
                TokenTree::Group(group) => self.group(group, context, &mut line)?,
                TokenTree::Ident(word) => {
                    let word = word.to_string();
                    self.space(token.span().start(), context, &mut line, None);
                    line.opens_block |= BLOCK_WORDS.contains(&word.as_str());
                    line.is_struct |= word == "struct";
                    line.before = if word.starts_with(char::is_uppercase) { Before::TypeName } else { Before::Operand };
                    self.text(&word);
                    self.end = Some(token.span().end());
                }
                TokenTree::Literal(literal) => {
                    self.space(token.span().start(), context, &mut line, None);
                    line.before = Before::Operand;
                    self.text(&literal.to_string());
                    self.end = Some(token.span().end());
                }
            }
        }
        Ok(())
    }

    /// A `#`: a hole, a control word, a doc comment or an attribute.
    fn hash(&mut self, hash: &Punct, tokens: &mut Tokens, context: Context, line: &mut Line) -> syn::Result<()> {
        let start = hash.span().start();
        match tokens.peek().cloned() {
            Some(TokenTree::Ident(word)) if word == "for" => {
                tokens.next();
                self.control_for(start, tokens, context, line)
            }
            Some(TokenTree::Ident(word)) if word == "if" => {
                tokens.next();
                self.control_if(start, tokens, context, line)
            }
            Some(TokenTree::Ident(name)) => {
                tokens.next();
                self.hole(start, name.span().end(), quote!(#name), context, line);
                Ok(())
            }
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                tokens.next();
                let value: syn::Expr = syn::parse2(group.stream())?;
                self.hole(start, group.span_close().end(), quote!(#value), context, line);
                Ok(())
            }
            next => {
                if let Some(text) = doc_comment(tokens) {
                    self.space(start, context, line, None);
                    self.text(&text);
                    self.end = Some(hash.span().end());
                    *line = Line::default();
                    return Ok(());
                }
                self.sign(hash, next.as_ref(), context, line);
                Ok(())
            }
        }
    }

    fn sign(&mut self, punct: &Punct, next: Option<&TokenTree>, context: Context, line: &mut Line) {
        let sign = punct.as_char();
        self.space(punct.span().start(), context, line, Some(sign));
        let is_range = matches!(next, Some(TokenTree::Punct(next)) if next.as_char() == '.');
        let is_access = sign == '.' && !is_range && line.before != Before::Sign;
        if is_access && !self.ends_with(&[mark::DOT]) {
            self.text(mark::DOT);
        }
        self.text(sign.encode_utf8(&mut [0; 4]));
        self.end = Some(punct.span().end());
        let touches_next = next.is_some_and(|next| next.span().start() == punct.span().end());
        let in_arrow = self.ends_with(&["->", "=>"]);
        let after_operand = matches!(line.before, Before::Operand | Before::TypeName);
        line.before = Before::Sign;
        match sign {
            // A lifetime: its name follows.
            '\'' => self.end = None,
            '<' if touches_next => line.angles += 1,
            '>' if line.angles > 0 && !in_arrow => {
                line.angles -= 1;
                line.before = Before::TypeName;
            }
            '|' if line.in_bars => line.in_bars = false,
            '|' if !after_operand => line.in_bars = true,
            '?' => line.before = Before::Operand,
            ',' if line.angles == 0 && !line.in_bars => {
                if !context.breaks_stay() {
                    self.text(mark::SEPARATE);
                    self.end = None;
                }
                *line = Line::default();
            }
            ';' if context.breaks_stay() => *line = Line::default(),
            _ => {}
        }
    }

    fn group(&mut self, group: &Group, context: Context, line: &mut Line) -> syn::Result<()> {
        let (open, close) = match group.delimiter() {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::Brace => ("{", "}"),
            Delimiter::None => return self.stream(group.stream(), context),
        };
        self.space(group.span_open().start(), context, line, None);
        self.text(open);
        self.end = None;
        let inside = inside(group, line);
        match inside {
            Inside::Nothing => {}
            Inside::Lines(context) => {
                self.text(mark::INDENT);
                self.end = Some(group.span_open().end());
                self.stream(group.stream(), context)?;
                self.text(mark::DEDENT);
                self.text(mark::LINE);
            }
            Inside::Entries { context, open, close } => {
                self.text(open);
                self.stream(group.stream(), context)?;
                self.text(close);
            }
        }
        self.text(close);
        self.end = Some(group.span_close().end());
        line.before = Before::Operand;
        if matches!(inside, Inside::Lines(_)) {
            *line = Line { before: Before::Operand, ..Line::default() };
        }
        Ok(())
    }

    fn hole(&mut self, start: LineColumn, end: LineColumn, value: TokenStream, context: Context, line: &mut Line) {
        self.space(start, context, line, None);
        self.parts.push(Part::Hole(value));
        line.before = Before::TypeName;
        self.end = Some(end);
    }

    fn control_for(
        &mut self,
        start: LineColumn,
        tokens: &mut Tokens,
        context: Context,
        line: &Line,
    ) -> syn::Result<()> {
        let (header, group) = header_and_body(tokens)?;
        let parse = |input: ParseStream<'_>| {
            let pattern = syn::Pat::parse_multi(input)?;
            input.parse::<syn::Token![in]>()?;
            let over = input.parse::<syn::Expr>()?;
            Ok((quote!(#pattern), quote!(#over)))
        };
        let (pattern, over) = parse.parse2(header)?;
        let lead = self.lead(start, context, line);
        let body = self.body(lead, &group, context)?;
        self.parts.push(Part::For { pattern, over, body });
        self.end = Some(group.span_close().end());
        Ok(())
    }

    fn control_if(&mut self, start: LineColumn, tokens: &mut Tokens, context: Context, line: &Line) -> syn::Result<()> {
        let (condition, group) = header_and_body(tokens)?;
        let lead = self.lead(start, context, line);
        let then = self.body(lead, &group, context)?;
        let mut end = group.span_close().end();
        let mut other = Vec::new();
        if let Some(group) = else_body(tokens)? {
            other = self.body(lead, &group, context)?;
            end = group.span_close().end();
        }
        self.parts.push(Part::If { condition, then, other });
        self.end = Some(end);
        Ok(())
    }

    /// What stands in front of a control word, and so in front of whatever its body prints: each body is laid out as if
    /// it stood in the place of the word.
    fn lead(&mut self, start: LineColumn, context: Context, line: &Line) -> &'static str {
        match self.end {
            _ if context.breaks_stay() && self.end.is_none_or(|end| end.line < start.line) => {
                self.blank(start);
                mark::LINE
            }
            None => "",
            Some(end) if end == start => "",
            Some(_) => self.breakable(context, line).unwrap_or(mark::SPACE),
        }
    }

    fn body(&mut self, lead: &str, group: &Group, context: Context) -> syn::Result<Vec<Part>> {
        let outer = std::mem::take(&mut self.parts);
        let first_token = group.stream().into_iter().next();
        let first = first_token.as_ref().map(|token| token.span().start());
        // No space stands before these, whatever stands before the control word: `&self #if … { , x: u8 }`.
        let sticks =
            matches!(&first_token, Some(TokenTree::Punct(punct)) if matches!(punct.as_char(), ',' | ';' | '.' | '?'));
        let is_bar = matches!(&first_token, Some(TokenTree::Punct(punct)) if punct.as_char() == '|');
        let lead = match lead {
            mark::SPACE if sticks => "",
            mark::SPACE if is_bar => mark::OPERATOR,
            lead => lead,
        };
        if lead == mark::LINE && first.is_some_and(|first| first.line > group.span_open().end().line + 1) {
            self.text(mark::BLANK);
        }
        self.text(lead);
        self.end = None;
        let result = self.stream(group.stream(), context);
        let body = std::mem::replace(&mut self.parts, outer);
        result.map(|()| body)
    }

    /// Writes what separates a token from the one before: nothing, a space, a break, or a mark where the printer may
    /// break the line.
    fn space(&mut self, start: LineColumn, context: Context, line: &mut Line, sign: Option<char>) {
        let Some(end) = self.end else { return };
        if start == end {
            return;
        }
        if start.line > end.line {
            match sign {
                Some('.') => return self.text(mark::DOT),
                Some('&' | '|' | '+') if line.before != Before::Nothing => return self.text(mark::OPERATOR),
                _ if context.breaks_stay() => {
                    self.blank(start);
                    *line = Line::default();
                    return self.text(mark::LINE);
                }
                _ => {}
            }
        }
        let mark = self.breakable(context, line);
        line.assigned |= mark.is_some();
        // Behind what may have printed nothing, or a space of its own, it depends.
        let space =
            if matches!(self.parts.last(), Some(Part::For { .. } | Part::If { .. })) { mark::SPACE } else { " " };
        self.text(mark.unwrap_or(space));
    }

    /// The mark for a place behind `=`, `=>` or a field's `:`, where what follows may go to the next line.
    fn breakable(&self, context: Context, line: &Line) -> Option<&'static str> {
        if line.assigned || line.angles > 0 || line.in_bars {
            return None;
        }
        match context {
            Context::Block if self.ends_with(&["=>"]) => Some(mark::ARM),
            Context::Block if self.ends_with(&[" ="]) => Some(mark::ASSIGN),
            Context::Fields if self.ends_with(&[":"]) => Some(mark::ASSIGN),
            Context::SoftFields if self.ends_with(&[":"]) => Some(mark::FIELD),
            Context::Block | Context::Fields | Context::Soft | Context::SoftFields => None,
        }
    }

    /// Notes an empty line in front of a token that begins a line.
    fn blank(&mut self, start: LineColumn) {
        if self.end.is_some_and(|end| start.line > end.line + 1) {
            self.text(mark::BLANK);
        }
    }

    fn ends_with(&self, ends: &[&str]) -> bool {
        match self.parts.last() {
            Some(Part::Text(text)) => ends.iter().any(|end| text.ends_with(end)),
            _ => false,
        }
    }

    fn text(&mut self, text: &str) {
        match self.parts.last_mut() {
            Some(Part::Text(before)) => before.push_str(text),
            _ => self.parts.push(Part::Text(text.to_owned())),
        }
    }
}

/// Words behind which braces hold lines.
const BLOCK_WORDS: &[&str] = &[
    "struct", "enum", "impl", "trait", "union", "fn", "mod", "match", "if", "for", "while", "loop", "else", "unsafe",
    "async",
];

/// What a group holds.
enum Inside {
    Nothing,
    Lines(Context),
    Entries { context: Context, open: &'static str, close: &'static str },
}

/// Braces on several lines hold lines, unless they follow the name of a type in an expression: then they hold the
/// entries of a struct expression. Braces on one line always hold entries.
fn inside(group: &Group, line: &Line) -> Inside {
    let Some(first) = group.stream().into_iter().next() else { return Inside::Nothing };
    if group.delimiter() != Delimiter::Brace {
        return Inside::Entries { context: Context::Soft, open: mark::OPEN, close: mark::CLOSE };
    }
    let on_one_line = group.span_open().start().line == group.span_close().end().line;
    let is_expression = line.before == Before::TypeName && !line.opens_block;
    if !on_one_line && !is_expression {
        return Inside::Lines(if line.is_struct { Context::Fields } else { Context::Block });
    }
    let context = if is_expression { Context::SoftFields } else { Context::Soft };
    if first.span().start() == group.span_open().end() {
        Inside::Entries { context, open: mark::OPEN, close: mark::CLOSE }
    } else {
        Inside::Entries { context, open: mark::OPEN_SPACED, close: mark::CLOSE_SPACED }
    }
}

/// Everything up to a group in braces, and that group.
fn header_and_body(tokens: &mut Tokens) -> syn::Result<(TokenStream, Group)> {
    let mut header = TokenStream::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => return Ok((header, group)),
            token => header.extend([token]),
        }
    }
    Err(syn::Error::new_spanned(header, "expected a body in braces"))
}

/// The body of an `#else` that follows at once. Looks ahead on a copy: a `#` may also begin something else.
fn else_body(tokens: &mut Tokens) -> syn::Result<Option<Group>> {
    let mut ahead = tokens.clone();
    let hash = matches!(ahead.next(), Some(TokenTree::Punct(punct)) if punct.as_char() == '#');
    let word = ahead.next();
    if !hash || !matches!(&word, Some(TokenTree::Ident(word)) if word == "else") {
        return Ok(None);
    }
    match ahead.next() {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
            *tokens = ahead;
            Ok(Some(group))
        }
        _ => Err(syn::Error::new_spanned(word, "`#else` needs a body in braces")),
    }
}

/// What `/// text` or `//! text` is printed as. The compiler hands them over as `#[doc = " text"]` and `#![doc = " text"]`.
fn doc_comment(tokens: &mut Tokens) -> Option<String> {
    let mut ahead = tokens.clone();
    let mut next = ahead.next();
    let is_inner = matches!(&next, Some(TokenTree::Punct(punct)) if punct.as_char() == '!');
    if is_inner {
        next = ahead.next();
    }
    let Some(TokenTree::Group(group)) = next else { return None };
    let parse = |input: ParseStream<'_>| {
        let word = input.parse::<syn::Ident>()?;
        input.parse::<syn::Token![=]>()?;
        let text = input.parse::<syn::LitStr>()?;
        if word == "doc" { Ok(text.value()) } else { Err(input.error("not a doc comment")) }
    };
    let text = parse.parse2(group.stream()).ok()?;
    *tokens = ahead;
    Some(format!("{}{text}", if is_inner { "//!" } else { "///" }))
}
