//! One single value.

use model::Value;
use model::types::Shape;

use crate::openapi::lower::Lower;
use crate::tree::Node;

impl<'s> Lower<'s> {
    pub(super) fn lower_constant(&mut self, constant: Node<'s>) -> Shape {
        match self.lower_value(constant) {
            Some(Value::Null) => Shape::Null,
            Some(value) => Shape::Constant(value),
            None => Shape::Any,
        }
    }
}
