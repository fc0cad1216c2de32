//! Keys by the test vectors of BIP 340.

use agent_hooks::nostr_pubkey;

#[test]
fn public_keys_are_those_of_the_standard() {
    let cases = [
        (
            "0000000000000000000000000000000000000000000000000000000000000003",
            "f9308a019258c31049344f85f89d5229b531c845836f99b08601f113bce036f9",
        ),
        (
            "b7e151628aed2a6abf7158809cf4f3c762e7160f38b4da56a784d9045190cfef",
            "dff1d77f2a671c5f36183726db2341be58feae1da2deced843240f7b502ba659",
        ),
        (
            "c90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b14e5c9",
            "dd308afec5777e13121fa72b9cc1b7cc0139715309b086c960e18fd969774eb8",
        ),
        (
            "0b432b2677937381aef05bb02a66ecd012773062cf3fa2549e44f58ed2401710",
            "25d1dff95105f5253c4022f628a996ad3a0d95fbf21d468a1b33f8c160d8f517",
        ),
    ];
    for (secret, public) in cases {
        assert_eq!(nostr_pubkey(secret).as_deref(), Some(public));
        assert_eq!(nostr_pubkey(&secret.to_uppercase()).as_deref(), Some(public));
    }
}

#[test]
fn what_is_no_secret_key_has_no_public_key() {
    let order = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";
    let zero = "0".repeat(64);
    for wrong in ["", "3", order, &zero, &"g".repeat(64), &"ä".repeat(32), &"0".repeat(66)] {
        assert_eq!(nostr_pubkey(wrong), None, "{wrong}");
    }
}
