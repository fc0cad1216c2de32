//! Prints `docs/manifest-reference.md`.

fn main() {
    print!("{}", reader::prim::reference::render_reference());
}
