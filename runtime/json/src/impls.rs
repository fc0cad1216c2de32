//! The standard library's types as JSON.

use crate::{Json, Map, Node, Number, Writer};

impl Json for bool {
    fn read(node: Node<'_>) -> Self {
        node.bool()
    }

    fn write(&self, w: &mut Writer) {
        w.bool(*self);
    }
}

impl Json for i64 {
    fn read(node: Node<'_>) -> Self {
        node.i64()
    }

    fn write(&self, w: &mut Writer) {
        w.i64(*self);
    }
}

impl Json for i32 {
    fn read(node: Node<'_>) -> Self {
        node.i32()
    }

    fn write(&self, w: &mut Writer) {
        w.i64(i64::from(*self));
    }
}

impl Json for u64 {
    fn read(node: Node<'_>) -> Self {
        node.u64()
    }

    fn write(&self, w: &mut Writer) {
        w.u64(*self);
    }
}

impl Json for f64 {
    fn read(node: Node<'_>) -> Self {
        node.f64()
    }

    fn write(&self, w: &mut Writer) {
        w.f64(*self);
    }
}

impl Json for Number {
    fn read(node: Node<'_>) -> Self {
        Self::of_source(node.number().unwrap_or("0"))
    }

    fn write(&self, w: &mut Writer) {
        w.raw(self.as_str());
    }
}

impl Json for String {
    fn read(node: Node<'_>) -> Self {
        node.string()
    }

    fn write(&self, w: &mut Writer) {
        w.string(self);
    }
}

impl<T: Json> Json for Box<T> {
    fn read(node: Node<'_>) -> Self {
        Self::new(T::read(node))
    }

    fn write(&self, w: &mut Writer) {
        T::write(self, w);
    }
}

impl<T: Json> Json for Vec<T> {
    fn read(node: Node<'_>) -> Self {
        node.list().map(T::read).collect()
    }

    fn write(&self, w: &mut Writer) {
        w.list(self);
    }
}

/// `None` is `null`: items and entries that may be null. Fields say how they are absent, see [`crate::Object`].
impl<T: Json> Json for Option<T> {
    fn read(node: Node<'_>) -> Self {
        (!node.is_null() && !node.is_placeholder()).then(|| T::read(node))
    }

    fn write(&self, w: &mut Writer) {
        match self {
            Some(value) => value.write(w),
            None => w.null(),
        }
    }
}

impl<T: Json> Json for Map<T> {
    fn read(node: Node<'_>) -> Self {
        node.object().others()
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.others(self);
        o.close();
    }
}
