//! Prints the JSON Schema of manifests; with the argument `platform`, that of `specs/platform.yaml`.

fn main() {
    let of_platform = std::env::args().nth(1).as_deref() == Some("platform");
    let schema = if of_platform {
        reader::prim::schema::render_platform_schema()
    } else {
        reader::prim::schema::render_manifest_schema()
    };
    print!("{schema}");
}
