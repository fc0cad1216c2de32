//! The contract of the sample, as the generator writes it.

use emitter::forms::Forms;
use emitter::{EMITTERS, Out};
use model::prim::Fleet;
use reader::link::{Outside, link};
use reader::openapi::{self, DocumentSet};
use reader::prim::platform::parse_platform;
use reader::prim::{Parsed, parse};
use source::render::{Format, Style, render};
use source::{Diagnostics, Sources};

/// `tests/contract.json` of the sample.
pub(crate) fn contract() -> String {
    let mut sources = Sources::new();
    let mut out = Diagnostics::new();
    let file = sources.add("platform.yaml", include_str!("../../../../specs/platform.yaml"));
    let platform = parse_platform(file, &sources, &mut out).expect("the platform is read");
    let file = sources.add("acme.json", include_str!("acme.json"));
    let tree = reader::syntax::parse(file, &sources, &mut out).expect("the document is JSON");
    let document = openapi::upgrade(DocumentSet::new("acme.json", tree), &mut out).expect("the document is read");
    let mut outside = Outside::default();
    outside.documents.insert("vendors/acme.yaml".to_owned(), document);
    let file = sources.add("prim.yaml", include_str!("prim.yaml"));
    let manifest = parse(file, &sources, &mut out);
    let Some(Parsed::Strict(manifest)) = manifest else { panic!("the manifest is not read") };
    let prim = link(&manifest, &platform, &outside, &mut out);
    let said = render(&out.sorted(), &sources, Format::Human(Style::Plain));
    assert_eq!(said, "", "the sample is right");
    let forms = Forms::parse(Vec::<(String, String)>::new()).expect("no forms");
    let mut out = Out::new(&forms);
    let emitter = EMITTERS.iter().find(|emitter| emitter.name == "contract").expect("the emitter");
    (emitter.emit)(&Fleet { domain: "prim.sh".to_owned(), prims: vec![prim] }, &mut out);
    let files = out.into_files();
    files.into_iter().find(|file| file.path.ends_with("contract.json")).expect("a contract").text
}
