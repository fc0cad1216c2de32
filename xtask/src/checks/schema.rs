//! What is published for editors and scripts fits what is here: manifests and smoke entries against their JSON Schemas.

use super::{Bench, Check, Tool, Verdict, said};

pub(super) const SCHEMA: Check = Check {
    name: "schema",
    about: "manifests and smoke entries fit their JSON Schemas",
    needs: &[Tool::Python("check-jsonschema")],
    run: schema,
};

/// A schema, and where the files are that fit it.
struct Fits {
    schema: &'static str,
    folders: &'static [&'static str],
    ending: &'static str,
}

const FITS: &[Fits] = &[
    Fits {
        schema: "golden/schema/prim.schema.json",
        folders: &["specs/prims", "specs/cases/manifest"],
        ending: "/prim.yaml",
    },
    Fits { schema: "golden/schema/platform.schema.json", folders: &["specs"], ending: "specs/platform.yaml" },
    Fits { schema: "golden/schema/smoke.schema.json", folders: &["golden/tests"], ending: ".json" },
];

/// A file that does not fit: a schema that takes anything would prove nothing.
const MISFIT: (&str, &str) = ("golden/schema/prim.schema.json", "specs/invalid/M001-unknown-key.yaml");

fn schema(bench: &Bench<'_>) -> Verdict {
    let tool = bench.tools.python("check-jsonschema");
    let mut looked_at = 0;
    for fits in FITS {
        if !bench.repo.root().join(fits.schema).is_file() {
            continue;
        }
        match said(bench.command(&tool).args(["--check-metaschema", fits.schema])) {
            Ok((true, _)) => {}
            Ok((false, text)) => return Verdict::Failed(format!("{} is no JSON Schema\n{text}", fits.schema)),
            Err(verdict) => return verdict,
        }
        let files: Vec<String> = fits.folders.iter().flat_map(|folder| bench.files(folder, fits.ending)).collect();
        if files.is_empty() {
            continue;
        }
        match said(bench.command(&tool).args(["--schemafile", fits.schema]).args(&files)) {
            Ok((true, _)) => looked_at += files.len(),
            Ok((false, text)) => return Verdict::Failed(text),
            Err(verdict) => return verdict,
        }
    }
    match said(bench.command(&tool).args(["--schemafile", MISFIT.0, MISFIT.1])) {
        Ok((false, _)) => Verdict::Passed(format!("{looked_at} files")),
        Ok((true, _)) => Verdict::Failed(format!("{} takes {}, which is wrong", MISFIT.0, MISFIT.1)),
        Err(verdict) => verdict,
    }
}
