#!/usr/bin/env bash
# Starts the chat daemon of an agent in its virtual machine.
#
# In come the owner's public key and the relays, from the environment; the agent's own keys lie in the state folder. Out goes
# a daemon that answers the owner, with the bridge beside this file as its brain.
set -euo pipefail

home=/workspace/pika-agent

refuse() {
    printf 'start-agent: %s\n' "$1" >&2
    exit 1
}

[[ "${PIKA_OWNER_PUBKEY:-}" =~ ^[0-9a-f]{64}$ ]] || refuse 'PIKA_OWNER_PUBKEY is not a public key'

relays=()
IFS=', ' read -r -a urls <<<"${PIKA_RELAY_URLS:-}"
for url in "${urls[@]}"; do
    [[ -z "$url" ]] || relays+=(--relay "$url")
done
((${#relays[@]} > 0)) || refuse 'PIKA_RELAY_URLS names no relay'

daemon=''
for candidate in pikachat "${PIKA_MARMOTD_BIN:-}" marmotd; do
    if [[ -n "$candidate" ]] && command -v "$candidate" >/dev/null; then
        daemon=$candidate
        break
    fi
done
[[ -n "$daemon" ]] || refuse 'there is neither pikachat nor marmotd here'

mkdir -p "$home/state"
exec "$daemon" daemon \
    --state-dir "$home/state" \
    --auto-accept-welcomes \
    --allow-pubkey "$PIKA_OWNER_PUBKEY" \
    "${relays[@]}" \
    --exec "python3 $home/microvm-bridge.py"
