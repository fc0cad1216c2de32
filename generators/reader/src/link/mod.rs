//! Joins what was read apart: a manifest, the platform and the documents of its vendors become a [`Prim`].
//!
//! In come a [`Manifest`] that has been checked by itself and documents that have been loaded. Out goes the model that
//! everything is generated from, or diagnostics that point into the manifest and name the vendor's field. Nothing is
//! opened here and nothing is generated.
//!
//! - [`ours`] makes the prim's own types and routes;
//! - [`vendor`] picks the operations that are called out of each document;
//! - [`mapping`] checks values against both sides;
//! - [`request`] and [`answer`] fill a call with them.

mod answer;
mod call;
pub mod codes;
mod env;
mod errors;
mod mapping;
mod needs;
mod ours;
mod page;
mod pool;
mod price;
mod provider;
mod request;
mod settings;
mod sides;
mod steps;
mod vendor;

use std::collections::BTreeMap;

use model::Words;
use model::prim::{Deploy, Hook, Prim, Site, Status};
use source::Diagnostics;

use crate::openapi;
use crate::prim::manifest::Manifest;
use crate::prim::platform::Platform;

/// What a manifest refers to beside itself.
#[derive(Debug, Default)]
pub struct Outside {
    /// Vendors' documents with their repairs, by the path that manifests name. One that is missing was reported by whoever
    /// looked for it.
    pub documents: BTreeMap<String, openapi::Document>,
    /// Texts of files in the prim's folder, by path.
    pub files: BTreeMap<String, String>,
}

/// Joins a manifest with the rest. What comes back must not be used if there were errors.
pub fn link(manifest: &Manifest, platform: &Platform, outside: &Outside, out: &mut Diagnostics) -> Prim {
    let api = ours::lower(manifest, out);
    let errors = errors::ErrorCodes::of(manifest, platform);
    let mut prim = Prim {
        id: manifest.id.value.clone(),
        words: Words::split(&manifest.id),
        name: platform.name_of(&manifest.id),
        host: platform.endpoint_of(&manifest.id),
        status: manifest.status.value,
        category: manifest.category.value.clone(),
        description: manifest.description.value.clone(),
        port: manifest.port.as_ref().map(|port| port.value),
        smoke: manifest.smoke.value.clone(),
        env: env::variables(manifest, platform),
        limits: settings::limits_of_prim(manifest, platform),
        errors: Vec::new(),
        types: api.types.clone(),
        routes: ours::routes(manifest, platform, &api),
        apis: Vec::new(),
        providers: Vec::new(),
        pool: None,
        hooks: manifest
            .hooks
            .iter()
            .map(|hook| Hook { name: hook.name.clone(), reason: hook.value.value.clone(), span: hook.span })
            .collect(),
        by_hand: false,
        deploy: deploy(manifest),
        inputs: Vec::new(),
        span: manifest.id.span,
    };
    if prim.status == Status::Phantom {
        return prim;
    }
    let vendors = vendor::lower_all(manifest, outside, out);
    provider::link_all(&mut prim, manifest, platform, outside, vendors, &errors, out);
    prim.pool = pool::of(manifest, &prim);
    prim.env.extend(env::choice(&prim));
    errors.give(&mut prim, manifest);
    prim
}

fn deploy(manifest: &Manifest) -> Deploy {
    let deploy = &manifest.deploy;
    Deploy {
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
    }
}
