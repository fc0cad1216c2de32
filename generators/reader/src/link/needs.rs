//! Groups of inputs of which a vendor wants at least one, where each of ours may be absent but not all of them.
//!
//! In comes what each member of a group is fed with; out goes whether one of them is always sent. Knows nothing about
//! what is reported if not.

use model::mapping::{Expr, Root, Step};
use model::types::Shape;

use super::mapping::{Mapper, lone_source};

/// Whether one of these is always sent: one that is always there, or several of which our own type demands one.
pub(super) fn one_is_sent(mapper: &Mapper<'_, '_>, fed: &[&Expr]) -> bool {
    if fed.iter().any(|expr| !expr.maybe) {
        return true;
    }
    let names: Vec<&str> = fed.iter().filter_map(|expr| field_of_body(expr)).collect();
    let Some((_, Shape::Object(body))) = mapper.scope.body.as_ref().and_then(|of| mapper.sides.shape(of)) else {
        return false;
    };
    body.groups
        .iter()
        .any(|group| group.alternatives.iter().all(|fields| fields.iter().any(|field| names.contains(&field.as_str()))))
}

/// The field of our body that is all that this depends on.
fn field_of_body(expr: &Expr) -> Option<&str> {
    match lone_source(expr)? {
        (Root::Body, [Step::Field(name)]) => Some(name),
        _ => None,
    }
}
