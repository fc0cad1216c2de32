//! The files of one document, and what their references lead to.
//!
//! Nothing is opened here. Whoever does it asks [`DocumentSet::missing`] for paths until there are none:
//!
//! ```
//! # use reader::openapi::DocumentSet;
//! # fn read(_: &str) -> Option<reader::tree::Tree> { None }
//! # fn fill(mut set: DocumentSet) {
//! loop {
//!     let missing = set.missing();
//!     if missing.is_empty() {
//!         break;
//!     }
//!     for path in missing {
//!         match read(&path) {
//!             Some(tree) => set.add(&path, tree),
//!             None => set.add_absent(&path),
//!         }
//!     }
//! }
//! # }
//! ```

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};

use source::FileId;

use super::anchors::Anchors;
use super::pointer::{Reference, join, step, steps};
use crate::tree::{Map, Node, NodeId, Tree};

/// A value in one of the files of a set.
pub(super) type Key = (FileId, NodeId);

/// The key of a value.
pub(super) fn key(node: Node<'_>) -> Key {
    (node.tree().file(), node.id())
}

/// A document and the files it refers to. Paths are relative to the folder of the main file, which no reference leaves.
#[derive(Debug)]
pub struct DocumentSet {
    /// The main file comes first.
    files: Vec<File>,
    by_id: HashMap<FileId, usize>,
    by_path: HashMap<String, usize>,
    absent: BTreeSet<String>,
    anchors: OnceCell<Anchors>,
    /// `components.schemas` of the main file, where most references lead.
    schemas: OnceCell<Option<NodeId>>,
}

#[derive(Debug)]
struct File {
    path: String,
    tree: Tree,
}

/// What a reference leads to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found<'s> {
    pub(super) node: Node<'s>,
    /// Whether it took good will: the reference is not correct, and only one thing can be meant.
    pub(super) loosely: bool,
}

/// Why a reference leads nowhere.
#[derive(Debug)]
pub(super) enum Lost<'s> {
    /// It is an address on the network.
    Url,
    /// It leaves the folder of the main file.
    Outside,
    /// There is no such file.
    File(String),
    /// The last value on the way, and the step that it does not have.
    Step(Node<'s>, String),
    /// There is no such anchor.
    Anchor(String),
}

impl DocumentSet {
    /// A set that holds the main file. `name` is its name in its folder.
    pub fn new(name: &str, tree: Tree) -> Self {
        let mut set = Self {
            files: Vec::new(),
            by_id: HashMap::new(),
            by_path: HashMap::new(),
            absent: BTreeSet::new(),
            anchors: OnceCell::new(),
            schemas: OnceCell::new(),
        };
        set.add(name, tree);
        set
    }

    /// Adds a file that [`missing`](Self::missing) named.
    pub fn add(&mut self, path: &str, tree: Tree) {
        let at = self.files.len();
        self.by_id.insert(tree.file(), at);
        self.by_path.insert(path.to_owned(), at);
        self.files.push(File { path: path.to_owned(), tree });
        self.anchors = OnceCell::new();
    }

    /// Says that a file does not exist or cannot be read. References to it are reported when something needs them.
    pub fn add_absent(&mut self, path: &str) {
        self.absent.insert(path.to_owned());
    }

    /// Paths of files that are referred to and neither here nor known to be absent, in ascending order.
    pub fn missing(&self) -> Vec<String> {
        let wanted: BTreeSet<String> = self
            .files
            .iter()
            .flat_map(|file| references(&file.tree).into_iter().filter_map(|to| join(&file.path, &to)))
            .filter(|path| !self.by_path.contains_key(path) && !self.absent.contains(path))
            .collect();
        wanted.into_iter().collect()
    }

    /// The tree of the main file.
    pub fn main(&self) -> &Tree {
        &self.files[0].tree
    }

    /// The same, to be upgraded or repaired.
    pub fn main_mut(&mut self) -> &mut Tree {
        self.anchors = OnceCell::new();
        self.schemas = OnceCell::new();
        &mut self.files[0].tree
    }

    /// The trees of all files, the main one first.
    pub fn trees(&self) -> impl Iterator<Item = &Tree> {
        self.files.iter().map(|file| &file.tree)
    }

    /// The value of a key.
    pub(super) fn node(&self, (file, id): Key) -> Node<'_> {
        self.file(file).tree.node(id)
    }

    /// What `text`, a reference that stands at `from`, leads to.
    pub(super) fn resolve<'s>(&'s self, from: Node<'s>, text: &str) -> Result<Found<'s>, Lost<'s>> {
        let reference = Reference::parse(text);
        let exactly = |node| Ok(Found { node, loosely: false });
        let root = match self.root_of(from, reference) {
            Ok(root) => root,
            // Not a file: the `$id` of a schema, or its bare name.
            Err(lost) => return self.by_name(reference).map_or(Err(lost), |node| Ok(Found { node, loosely: true })),
        };
        if !reference.place.is_empty() && !reference.place.starts_with('/') {
            let lost = || Lost::Anchor(reference.place.to_owned());
            return self.anchors().anchor(self, root, reference.place).ok_or_else(lost).and_then(exactly);
        }
        let mut node = root;
        for name in steps(reference.place) {
            match step(node, &name) {
                Some(next) => node = next,
                // Definitions of a schema that is a document of its own, or was one before it was pasted here.
                None => match self.anchors().definition(self, root, reference.place) {
                    Some(node) => return Ok(Found { node, loosely: true }),
                    None => return Err(Lost::Step(node, name.into_owned())),
                },
            }
        }
        exactly(node)
    }

    fn root_of<'s>(&'s self, from: Node<'s>, reference: Reference<'_>) -> Result<Node<'s>, Lost<'s>> {
        if reference.file.is_empty() {
            return Ok(from.tree().root());
        }
        if reference.is_url() {
            return self.anchors().id(self, reference.file).ok_or(Lost::Url);
        }
        let from = &self.file(from.tree().file()).path;
        let path = join(from, reference.file).ok_or(Lost::Outside)?;
        match self.by_path.get(&path) {
            Some(&at) => Ok(self.files[at].tree.root()),
            None => self.anchors().id(self, reference.file).ok_or(Lost::File(path)),
        }
    }

    /// The schemas of the main file, by name.
    pub(super) fn schemas(&self) -> Option<Map<'_>> {
        let find = || self.main().root().get("components")?.get("schemas").map(Node::id);
        self.schemas.get_or_init(find).and_then(|id| self.main().node(id).map())
    }

    /// `$ref: Pet`, as if it stood among the schemas of the main file.
    fn by_name<'s>(&'s self, reference: Reference<'_>) -> Option<Node<'s>> {
        if reference.place.is_empty() { self.schemas()?.get(reference.file) } else { None }
    }

    fn anchors(&self) -> &Anchors {
        self.anchors.get_or_init(|| Anchors::of(self))
    }

    fn file(&self, id: FileId) -> &File {
        // Keys and nodes are only made from trees of the set.
        &self.files[self.by_id[&id]]
    }
}

/// The files that a tree refers to, as it names them: neither places in itself nor addresses on the network.
pub fn references(tree: &Tree) -> BTreeSet<String> {
    tree.under("$ref")
        .filter_map(|node| node.text())
        .map(Reference::parse)
        .filter(|reference| !reference.file.is_empty() && !reference.is_url())
        .map(|reference| reference.file.to_owned())
        .collect()
}
