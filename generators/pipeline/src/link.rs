//! Manifests and what they refer to, joined to the model.

use model::Words;
use model::prim::{Deploy, Limits, Prim, Site, Status};
use reader::openapi;
use reader::prim::Manifest;
use reader::prim::platform::Platform;
use source::Diagnostics;
use std::collections::BTreeMap;

/// What a manifest refers to beside itself. STOPGAP: `reader::link::Outside` is the same.
#[derive(Debug, Default)]
pub(crate) struct Outside {
    /// Vendors' documents with their repairs, by the path that manifests name. One that is missing was reported by whoever
    /// looked for it.
    pub(crate) documents: BTreeMap<String, openapi::Document>,
    /// Texts of files in the prim's folder, by path.
    pub(crate) files: BTreeMap<String, String>,
}

/// Joins a manifest with the rest. What comes back must not be used if there were errors.
///
/// STOPGAP until `reader::link::link` is here: identity, port and deployment, and no routes.
pub(crate) fn link(manifest: &Manifest, platform: &Platform, outside: &Outside, _out: &mut Diagnostics) -> Prim {
    let _ = (&outside.documents, &outside.files);
    let limits = [&manifest.limits, &platform.limits];
    let deploy = &manifest.deploy;
    Prim {
        id: manifest.id.value.clone(),
        words: Words::split(&manifest.id),
        name: platform.name_of(&manifest.id),
        host: platform.endpoint_of(&manifest.id),
        status: manifest.status.value,
        category: manifest.category.value.clone(),
        description: manifest.description.value.clone(),
        port: manifest.port.as_ref().map(|port| port.value).filter(|_| manifest.status.value > Status::Phantom),
        smoke: manifest.smoke.value.clone(),
        env: Vec::new(),
        limits: Limits {
            body: limits.iter().find_map(|limits| limits.body.as_ref()).map_or(0, |body| body.value),
            time_ms: limits.iter().find_map(|limits| limits.time_ms.as_ref()).map_or(0, |time| time.value),
            concurrency: None,
            rate: None,
        },
        errors: Vec::new(),
        types: model::types::Types::default(),
        routes: Vec::new(),
        apis: Vec::new(),
        providers: Vec::new(),
        hooks: Vec::new(),
        deploy: Deploy {
            access_log: deploy.access_log,
            memory: deploy.memory.as_ref().map(|memory| memory.value),
            tasks: deploy.tasks.as_ref().map(|tasks| tasks.value),
            after: deploy.after.iter().map(|unit| unit.value.clone()).collect(),
            egress: deploy.egress,
            state: deploy.state,
            sites: deploy
                .sites
                .iter()
                .map(|site| Site {
                    host: site.host.value.clone(),
                    port: site.proxy.value,
                    body: site.body.as_ref().map(|body| body.value),
                })
                .collect(),
        },
        inputs: Vec::new(),
        span: manifest.id.span,
    }
}
