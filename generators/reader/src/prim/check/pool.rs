//! Pools: every provider in its order, and fallbacks that do nothing twice.

use model::prim::Idempotency;
use source::Diagnostic;

use super::Check;
use crate::prim::codes;
use crate::prim::manifest::Policy;

impl Check<'_> {
    pub(super) fn pool(&mut self) {
        let manifest = self.manifest;
        let real: Vec<&str> = manifest.real_providers().map(|provider| provider.name.as_str()).collect();
        let Some(pool) = &manifest.pool else {
            if let Some(second) = manifest.real_providers().nth(1) {
                let diagnostic =
                    Diagnostic::error(&codes::POOL, second.span, "nothing says which of several providers is chosen");
                self.push(
                    diagnostic
                        .label("the second provider")
                        .help(format!("add `pool: {{ policy: priority, order: [{}] }}`", real.join(", "))),
                );
            }
            return;
        };
        if real.len() < 2 {
            let diagnostic = Diagnostic::error(&codes::POOL, pool.span, "a pool of one provider has nothing to choose");
            self.push(diagnostic.help("remove `pool`"));
        }
        let mut seen: Vec<&str> = Vec::new();
        for name in &pool.order {
            if self.check_provider(name) && seen.contains(&name.value.as_str()) {
                self.push(Diagnostic::error(
                    &codes::POOL,
                    name.span,
                    format!("`{}` stands twice in the order", name.value),
                ));
            }
            seen.push(name);
        }
        let missing: Vec<&str> = real.iter().copied().filter(|name| !seen.contains(name)).collect();
        if !missing.is_empty() && real.len() > 1 {
            let message = format!("the order leaves out `{}`", missing.join("`, `"));
            self.push(
                Diagnostic::error(&codes::POOL, pool.policy.span, message)
                    .help("every provider has its place in `order`"),
            );
        }
        if let Some(weights) = pool.weights.iter().next().filter(|_| pool.policy.value != Policy::Weighted) {
            let diagnostic =
                Diagnostic::error(&codes::POOL, weights.span, "weights count only with `policy: weighted`");
            self.push(diagnostic.help("remove `weights`, or change the policy"));
        }
        for code in pool.fallback.iter().filter(|code| code.value != "none") {
            self.check_error_code(code);
        }
        for name in &pool.fallback_routes {
            let Some(route) = self.check_route(name) else { continue };
            if let Some(key) = route.value.idempotency.as_ref().filter(|key| key.value == Idempotency::Required) {
                let message = format!("`{}` could be done twice", name.value);
                let diagnostic = Diagnostic::error(&codes::FALLBACK, name.span, message)
                    .also(key.span, "it is not safe to repeat without a key");
                self.push(
                    diagnostic.help("another provider does not know the key; remove the route from `fallback_routes`"),
                );
            }
        }
    }
}
