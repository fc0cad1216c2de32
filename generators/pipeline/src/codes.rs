//! The codes of this crate, and those of everybody.

use source::Code;

/// A file that a manifest names and that is not there.
pub static NO_FILE: Code = Code {
    id: "D001",
    title: "no such file",
    explanation: "A manifest names its vendors' documents by their path below the folder of specs, and files of its own by \
                  their path in its own folder. There is none at this path.",
};
/// A path that leads outside.
pub static OUTSIDE: Code = Code {
    id: "D002",
    title: "path leads elsewhere",
    explanation: "A path in a manifest is relative, with `/` between its parts, and has no `.` or `..`: what is generated \
                  depends on nothing that lies outside of the folder of specs.",
};
/// Repairs that are for something else.
pub static REPAIRS: Code = Code {
    id: "D003",
    title: "repairs of another document",
    explanation: "`<name>.repairs.yaml` stands beside the document it is for and names it under `repairs`, by its path below \
                  the folder of specs. A file of repairs that no document belongs to would silently do nothing.",
};
/// A folder of prims without a manifest.
pub static NO_MANIFEST: Code = Code {
    id: "D004",
    title: "folder without a manifest",
    explanation: "Every folder below `specs/prims` is a prim, and `prim.yaml` in it says what it is.",
};
/// A file that is none of what is read.
pub static UNKNOWN_KIND: Code = Code {
    id: "D005",
    title: "neither manifest nor document",
    explanation: "A manifest is called `prim.yaml` or says `prim: 1`; the facts of the platform say `platform: 1`; a vendor's \
                  document says `openapi` or `swagger`; repairs say `repairs`. This file says none of it.",
};

/// The codes of this crate.
pub static OWN: &[&Code] = &[&NO_FILE, &OUTSIDE, &REPAIRS, &NO_MANIFEST, &UNKNOWN_KIND];

/// Every code there is, sorted by id.
pub fn all() -> Vec<&'static Code> {
    let mut all = reader::prim::codes::all();
    all.extend(reader::openapi::codes::ALL);
    all.extend(reader::link::codes::ALL);
    all.extend(reader::openapi::repair::codes::ALL);
    all.extend(reader::syntax::codes::ALL);
    all.extend(emitter::CODES);
    all.extend(OWN);
    all.sort_by_key(|code| code.id);
    all
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_code_stands_for_one_thing_and_is_explained() {
        let all = super::all();
        for pair in all.windows(2) {
            assert_ne!(pair[0].id, pair[1].id);
        }
        for code in all {
            assert!(code.explanation.ends_with('.') && code.explanation.len() > 40, "{} is not explained", code.id);
        }
    }
}
