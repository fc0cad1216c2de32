//! Who a prim is: folder, category, port, smoke prefix.

use source::Diagnostic;

use super::Check;
use crate::prim::{codes, forms};

impl Check<'_> {
    pub(super) fn identity(&mut self) {
        let manifest = self.manifest;
        if let Some(folder) = manifest.folder.as_ref().filter(|folder| **folder != *manifest.id) {
            let message = format!("`{}` lives in a folder `{folder}`", manifest.id.value);
            let diagnostic = Diagnostic::error(&codes::FOLDER, manifest.id.span, message);
            self.push(diagnostic.label("the id equals the folder's name").help("rename one of the two"));
        }
        let categories = &self.platform.categories;
        if !manifest.category.is_empty() && !categories.iter().any(|category| **category == *manifest.category) {
            let message = format!("there is no category `{}`", manifest.category.value);
            let diagnostic = Diagnostic::error(&codes::CATEGORY, manifest.category.span, message);
            let known = categories.iter().map(|category| category.value.as_str());
            self.push(diagnostic.suggest(&manifest.category, known).help("categories are declared in the platform"));
        }
        let (first, last) = self.platform.ports.value;
        if let Some(port) = manifest.port.as_ref().filter(|port| !(first..=last).contains(&port.value)) {
            let message = format!("{} is no port for a prim", port.value);
            let diagnostic = Diagnostic::error(&codes::PORT_RANGE, port.span, message);
            self.push(diagnostic.label(format!("expected a port from {first} to {last}")));
        }
        let follows = manifest.smoke.span == manifest.id.span;
        if follows && !manifest.id.is_empty() && !(forms::SMOKE.accepts)(&manifest.smoke) {
            let diagnostic = Diagnostic::error(&codes::MISSING_KEY, manifest.id.span, "`smoke` is missing");
            let help = format!("no prefix follows from `{}`: give one of {}", manifest.id.value, forms::SMOKE.about);
            self.push(diagnostic.label("too few letters for a prefix of smoke ids").help(help));
        }
    }
}
