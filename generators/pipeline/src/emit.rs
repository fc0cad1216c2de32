//! From a fleet to the plan of everything that should exist.

use emitter::forms::Forms;
use emitter::{EMITTERS, File, Out};
use plan::{Input, Plan, RelPath};
use reader::prim::schema;
use source::Sources;

use crate::check::Checked;
use crate::folder::ReadError;
use crate::repo::Repo;
use crate::{Error, cases, invalid};

/// Everything that should exist, of specs without errors.
pub fn emit(repo: &Repo, checked: &Checked) -> Result<Plan, Error> {
    let mut plan = fleet(repo, checked)?;
    add_schemas(&mut plan);
    cases::add(repo, &mut plan)?;
    invalid::add(repo, &mut plan)?;
    Ok(plan)
}

/// What is made of the prims alone.
pub fn fleet(repo: &Repo, checked: &Checked) -> Result<Plan, Error> {
    let mut plan = Plan::new();
    add_inputs(&mut plan, &checked.sources);
    let forms = forms(repo)?;
    for emitter in EMITTERS {
        let mut out = Out::new(&forms);
        (emitter.emit)(&checked.fleet, &mut out);
        add_files(&mut plan, out.into_files());
    }
    Ok(plan)
}

/// Reads every form below `templates/`.
pub fn forms(repo: &Repo) -> Result<Forms, Error> {
    let folder = repo.templates();
    let paths = folder.files()?.into_iter();
    let read = |path: String| Ok(folder.text(&path)?.map(|text| (path, text)));
    let files: Vec<_> = paths.filter_map(|path| read(path).transpose()).collect::<Result<_, ReadError>>()?;
    Ok(Forms::parse(files)?)
}

pub(crate) fn add_inputs(plan: &mut Plan, sources: &Sources) {
    for (_, file) in sources.files() {
        plan.add_input(Input::new(file.path(), file.text().to_string()));
    }
}

fn add_files(plan: &mut Plan, files: Vec<File>) {
    for file in files {
        plan.add_file(RelPath::new(&file.path), file.text, file.inputs);
    }
}

/// The schemas of the languages, for editors. They are made from the definitions that reading goes by, not from specs.
fn add_schemas(plan: &mut Plan) {
    let schemas = [
        ("schema/platform.schema.json", schema::render_platform_schema()),
        ("schema/prim.schema.json", schema::render_manifest_schema()),
    ];
    for (path, text) in schemas {
        plan.add_file(RelPath::new(path), text, []);
    }
}

/// The emitters: their names, and what each makes.
pub fn emitters() -> impl Iterator<Item = (&'static str, &'static str)> {
    EMITTERS.iter().map(|emitter| (emitter.name, emitter.about))
}
