//! Names with brackets: `a[b][0]=x`, `a[]=x`, as forms and deep objects write them.
//!
//! In: pairs of names and texts. Out: a tree of texts. There is no standard for it (OpenAPI leaves it open below one
//! level); this takes what PHP, Rack and `qs` take.

/// Names nested deeper than this are kept as they are.
const DEPTH_MAX: usize = 16;

/// Text before its type is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Tree {
    Text(String),
    List(Vec<Self>),
    Object(Vec<(String, Self)>),
}

/// Splits a name into its steps; one without well-formed brackets is one step.
pub(super) fn steps(name: &str) -> Vec<&str> {
    let whole = || vec![name];
    let Some((head, mut rest)) =
        name.split_once('[').map(|(head, _)| (head, name.get(head.len()..).unwrap_or_default()))
    else {
        return whole();
    };
    let mut steps = vec![head];
    while !rest.is_empty() {
        match rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            Some((step, after)) if !head.is_empty() && steps.len() < DEPTH_MAX => {
                steps.push(step);
                rest = after;
            }
            _ => return whole(),
        }
    }
    steps
}

/// Builds the tree of all pairs.
pub(super) fn tree<'a>(pairs: impl IntoIterator<Item = (Vec<&'a str>, String)>) -> Tree {
    let mut root = Tree::Object(Vec::new());
    for (steps, text) in pairs {
        insert(&mut root, &steps, text);
    }
    listed(root)
}

fn insert(node: &mut Tree, steps: &[&str], text: String) {
    let Some((step, deeper)) = steps.split_first() else {
        // The same name again: a list.
        match node {
            Tree::List(items) => items.push(Tree::Text(text)),
            other => {
                let first = std::mem::replace(other, Tree::List(Vec::new()));
                *other = Tree::List(vec![first, Tree::Text(text)]);
            }
        }
        return;
    };
    if !matches!(node, Tree::Object(_)) {
        let value = std::mem::replace(node, Tree::Object(Vec::new()));
        *node = Tree::Object(vec![(String::new(), value)]);
    }
    let Tree::Object(members) = node else { return };
    // `a[]` begins a new item each time.
    let known = members.iter_mut().find(|(name, _)| name == step && !step.is_empty());
    match (known, deeper) {
        (Some((_, member)), _) => insert(member, deeper, text),
        (None, []) => members.push(((*step).to_owned(), Tree::Text(text))),
        (None, _) => {
            let mut member = Tree::Object(Vec::new());
            insert(&mut member, deeper, text);
            members.push(((*step).to_owned(), member));
        }
    }
}

/// Objects whose names are all numbers or empty are lists.
fn listed(node: Tree) -> Tree {
    match node {
        Tree::Text(_) => node,
        Tree::List(items) => Tree::List(items.into_iter().map(listed).collect()),
        Tree::Object(mut members) => {
            let is_index = |name: &str| name.bytes().all(|byte| byte.is_ascii_digit());
            if !members.is_empty() && members.iter().all(|(name, _)| is_index(name)) {
                members.sort_by_key(|(name, _)| name.parse::<usize>().unwrap_or(usize::MAX));
                return Tree::List(members.into_iter().map(|(_, member)| listed(member)).collect());
            }
            Tree::Object(members.into_iter().map(|(name, member)| (name, listed(member))).collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Tree, steps, tree};

    fn show(node: &Tree) -> String {
        match node {
            Tree::Text(text) => text.clone(),
            Tree::List(items) => {
                format!("[{}]", items.iter().map(show).collect::<Vec<_>>().join(","))
            }
            Tree::Object(members) => {
                format!(
                    "{{{}}}",
                    members
                        .iter()
                        .map(|(name, member)| format!("{name}:{}", show(member)))
                        .collect::<Vec<_>>()
                        .join(",")
                )
            }
        }
    }

    #[test]
    fn brackets_make_trees() {
        let cases: &[(&[&str], &str)] = &[
            (&["a=1", "b=2"], "{a:1,b:2}"),
            (&["a=1", "a=2", "a=3"], "{a:[1,2,3]}"),
            (&["a[]=1", "a[]=2"], "{a:[1,2]}"),
            (&["a[1]=y", "a[0]=x"], "{a:[x,y]}"),
            (&["a[b][c]=1", "a[b][d]=2"], "{a:{b:{c:1,d:2}}}"),
            (&["a[0][b]=1", "a[1][b]=2"], "{a:[{b:1},{b:2}]}"),
            (&["a[b]=1", "a[0]=2"], "{a:{b:1,0:2}}"),
            (&["a[=1", "b]=2", "[c]=3", "d[x]y=4"], "{a[:1,b]:2,[c]:3,d[x]y:4}"),
            (&["a=1", "a[b]=2"], "{a:{:1,b:2}}"),
        ];
        for (pairs, expected) in cases {
            let pairs = pairs.iter().map(|pair| pair.split_once('=').unwrap());
            let tree = tree(pairs.map(|(name, text)| (steps(name), text.to_owned())));
            assert_eq!(show(&tree), *expected);
        }
        assert_eq!(steps(&format!("a{}", "[b]".repeat(1000))).len(), 1);
    }
}
