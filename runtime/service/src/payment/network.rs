//! The chains and their dollar, from the published deployments of USDC.

/// A chain on which payments settle, with the token they are made in.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Network {
    /// CAIP-2.
    pub(crate) id: &'static str,
    /// Contract of the token.
    pub(crate) asset: &'static str,
    /// Name in the token's EIP-712 domain. It differs between the two chains.
    pub(crate) asset_name: &'static str,
    /// Version in the token's EIP-712 domain.
    pub(crate) asset_version: &'static str,
    /// Digits after the point of one token.
    pub(crate) decimals: u32,
}

/// Base and Base Sepolia.
pub(crate) static NETWORKS: &[Network] = &[
    Network {
        id: "eip155:8453",
        asset: "0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913",
        asset_name: "USD Coin",
        asset_version: "2",
        decimals: 6,
    },
    Network {
        id: "eip155:84532",
        asset: "0x036CbD53842c5426634e7929541eC2318f3dCF7e",
        asset_name: "USDC",
        asset_version: "2",
        decimals: 6,
    },
];

/// The names of the chains, as the configuration spells them.
pub(crate) const NETWORK_IDS: &[&str] = &["eip155:8453", "eip155:84532"];

impl Network {
    pub(crate) fn by_id(id: &str) -> Option<&'static Self> {
        NETWORKS.iter().find(|network| network.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::{NETWORK_IDS, NETWORKS};

    #[test]
    fn the_names_are_those_of_the_table() {
        assert!(NETWORKS.iter().map(|network| network.id).eq(NETWORK_IDS.iter().copied()));
    }
}
