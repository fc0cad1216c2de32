//! What is known about nodes, by node: a vector per file, since ids of nodes are dense.

use super::set::Key;

/// Values by node.
#[derive(Debug)]
pub(super) struct ByNode<T> {
    files: Vec<Vec<Option<T>>>,
}

impl<T: Copy> ByNode<T> {
    pub(super) fn new() -> Self {
        Self { files: Vec::new() }
    }

    pub(super) fn get(&self, (file, node): Key) -> Option<T> {
        self.files.get(file.index())?.get(node.index()).copied().flatten()
    }

    pub(super) fn insert(&mut self, (file, node): Key, value: T) {
        let file = at_least(&mut self.files, file.index(), Vec::new);
        *at_least(file, node.index(), || None) = Some(value);
    }
}

/// The item at a position, in a vector made long enough. Growing by half again keeps the cost of filling it linear.
fn at_least<T>(items: &mut Vec<T>, at: usize, empty: impl FnMut() -> T) -> &mut T {
    if items.len() <= at {
        items.resize_with((at + 1).max(items.len() + items.len() / 2), empty);
    }
    &mut items[at]
}
