//! The path of a route, from the manifest's spelling to the router's.

/// `/v1/{bucket}/{key+}` → `/v1/{bucket}/{*key}`.
pub(crate) fn router_path(path: &str) -> String {
    let segment = |segment: &str| match segment.strip_prefix('{').and_then(|rest| rest.strip_suffix("+}")) {
        Some(name) => format!("{{*{name}}}"),
        None => segment.to_owned(),
    };
    path.split('/').map(segment).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::router_path;

    #[test]
    fn only_the_rest_parameter_is_spelled_otherwise() {
        for (ours, theirs) in
            [("/", "/"), ("/v1/a", "/v1/a"), ("/v1/{id}/x", "/v1/{id}/x"), ("/v1/{b}/{key+}", "/v1/{b}/{*key}")]
        {
            assert_eq!(router_path(ours), theirs);
        }
    }
}
