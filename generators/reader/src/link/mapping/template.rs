//! Text with values in it.

use model::mapping::{Expr, ExprKind, Of, Piece};
use source::{Diagnostic, Span};

use super::{Mapper, constant_expr};
use crate::link::codes;
use crate::prim::value::{Part, Template};

impl Mapper<'_, '_> {
    /// The text; a constant if it has no holes, or all of them are filled already.
    pub(in crate::link) fn template(&mut self, template: &Template) -> Option<Expr> {
        let (pieces, maybe) = self.pieces(template)?;
        Some(match &pieces[..] {
            [] => constant_expr(model::Value::Text(String::new()), Of::Text, template.span),
            [Piece::Text(text)] => constant_expr(model::Value::Text(text.clone()), Of::Text, template.span),
            _ => Expr {
                of: if pieces.iter().any(is_secret) { Of::Secret } else { Of::Text },
                kind: ExprKind::Template(pieces),
                maybe,
                span: template.span,
            },
        })
    }

    pub(super) fn xml(&mut self, template: &Template) -> Option<Expr> {
        let (pieces, maybe) = self.pieces(template)?;
        Some(Expr { kind: ExprKind::Xml(pieces), of: Of::Text, maybe, span: template.span })
    }

    fn pieces(&mut self, template: &Template) -> Option<(Vec<Piece>, bool)> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut maybe = false;
        let mut sound = true;
        for part in &template.parts {
            match part {
                Part::Text(text) => push_text(&mut pieces, text),
                Part::Hole(path) => match self.path(path) {
                    Some(Expr { kind: ExprKind::Constant(model::Value::Text(text)), .. }) => {
                        push_text(&mut pieces, &text);
                    }
                    Some(expr) => {
                        sound &= self.is_simple(&expr, path.span);
                        maybe |= expr.maybe;
                        pieces.push(Piece::Hole(expr));
                    }
                    None => sound = false,
                },
            }
        }
        sound.then_some((pieces, maybe))
    }

    /// Only what has one way to be written as text can stand in text.
    fn is_simple(&mut self, expr: &Expr, span: Span) -> bool {
        let simple = self.is_scalar(&expr.of);
        if !simple {
            let message = format!("{} cannot stand in text", self.sides.describe(&expr.of));
            self.out.push(Diagnostic::error(&codes::MISFIT, span, message).help("name one of its parts"));
        }
        simple
    }
}

fn push_text(pieces: &mut Vec<Piece>, text: &str) {
    match pieces.last_mut() {
        Some(Piece::Text(before)) => before.push_str(text),
        _ => pieces.push(Piece::Text(text.to_owned())),
    }
}

fn is_secret(piece: &Piece) -> bool {
    matches!(piece, Piece::Hole(expr) if expr.of == Of::Secret)
}
