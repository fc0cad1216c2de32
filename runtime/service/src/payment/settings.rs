//! The payment settings of a service.

use std::sync::Arc;

use super::allow::{Allowlist, remote_allowlist};
use super::network::NETWORK_IDS;
use super::{Facilitator, Gate, Network, http_client, remote_facilitator};
use crate::env::standard::{FACILITATOR, NETWORK, PAY_TO, PAYMENTS, WALLET};
use crate::{Env, Secret};

/// What the environment says about payments.
#[derive(Debug, Clone, Default)]
pub(crate) struct PaymentSettings {
    is_disabled: bool,
    pay_to: String,
    network: &'static str,
    facilitator: String,
    wallet: Option<String>,
}

/// How a service treats its paid routes.
pub(crate) enum Payments {
    /// It has none.
    NotNeeded,
    /// They are given away, because somebody said so.
    Disabled,
    /// They are paid.
    Required(Gate),
}

impl PaymentSettings {
    /// Reads the settings of a service with paid routes.
    pub(crate) fn read(env: &mut Env) -> Self {
        let is_disabled = PAYMENTS.read(env).one_of(&["required", "disabled"]) == "disabled";
        Self {
            is_disabled,
            pay_to: PAY_TO.read(env).needed_if(!is_disabled).pattern("^0x[0-9a-fA-F]{40}$").text(),
            network: NETWORK.read(env).needed_if(!is_disabled).one_of(NETWORK_IDS),
            facilitator: FACILITATOR.read(env).url(),
            wallet: WALLET.read(env).optional().url(),
        }
    }

    /// Builds the gate. `facilitator` replaces the configured one in tests.
    pub(crate) fn open(
        self,
        endpoint: &str,
        key: Option<Secret>,
        facilitator: Option<Arc<dyn Facilitator>>,
    ) -> Result<Payments, String> {
        if self.is_disabled {
            return Ok(Payments::Disabled);
        }
        let network = Network::by_id(self.network).ok_or("the network is unknown")?;
        let client = http_client()?;
        let facilitator = facilitator.unwrap_or_else(|| remote_facilitator(client.clone(), &self.facilitator));
        let allowlist: Option<Arc<dyn Allowlist>> = self.wallet.map(|base| remote_allowlist(client, &base, key));
        Ok(Payments::Required(Gate::new(network, &self.pay_to, endpoint, facilitator, allowlist)))
    }
}
