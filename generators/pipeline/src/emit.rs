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

/// Everything that should exist, of specs without errors. Emitters and cases know nothing of each other, so each has a
/// thread; a plan is sorted, so their order does not show.
pub fn emit(repo: &Repo, checked: &Checked) -> Result<Plan, Error> {
    std::thread::scope(|scope| {
        let others = [scope.spawn(|| invalid::plan(repo)), scope.spawn(|| cases::plan(repo))];
        let mut plan = fleet(repo, checked)?;
        add_schemas(&mut plan);
        for other in others {
            plan.append(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?);
        }
        Ok(plan)
    })
}

/// What is made of the prims alone.
pub fn fleet(repo: &Repo, checked: &Checked) -> Result<Plan, Error> {
    let forms = forms(repo)?;
    let mut plan = Plan::new();
    add_inputs(&mut plan, &checked.sources);
    std::thread::scope(|scope| {
        let emitted = EMITTERS.iter().map(|emitter| {
            let forms = &forms;
            scope.spawn(move || {
                let mut out = Out::new(forms);
                (emitter.emit)(&checked.fleet, &mut out);
                let mut plan = Plan::new();
                add_files(&mut plan, out.into_files());
                plan
            })
        });
        for emitted in emitted.collect::<Vec<_>>() {
            plan.append(emitted.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
    });
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
        if !plan.has_input(file.path()) {
            plan.add_input(Input::new(file.path(), file.text().to_string()));
        }
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
