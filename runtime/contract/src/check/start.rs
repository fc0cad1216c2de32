//! The service starts, or says why not.

use prim_service::Service;
use prim_service::test::config_faults;

use crate::Terms;
use crate::findings::Findings;
use crate::rig::Rig;

pub(crate) async fn start<S: Service>(terms: &Terms, findings: &mut Findings) {
    for provider in &terms.data.providers {
        Rig::start::<S>(terms, Some(provider)).await;
        findings.tried(&provider.name, []);
    }
    if terms.data.providers.is_empty() {
        Rig::start::<S>(terms, None).await;
    }
    for name in &terms.data.needed {
        let rest = terms.data.env.iter().filter(|(known, _)| *known != name);
        // The kit takes texts that live as long as the program, which tests may make.
        let forever = |text: &String| -> &'static str { Box::leak(text.clone().into_boxed_str()) };
        let faults = config_faults::<S>(rest.map(|(name, value)| (forever(name), forever(value))));
        let is_named = faults.names().contains(&name.as_str());
        findings.tried(
            &format!("without {name}"),
            (!is_named).then(|| format!("it is not missed, but {:?}", faults.names())),
        );
    }
}
