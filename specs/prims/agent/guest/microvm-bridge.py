"""The brain of an agent in its virtual machine.

The chat daemon writes one JSON value per line to our input and reads one per line from our output. When it is ready, we
have it publish a key package; when its owner writes, we have a program think and send back what it prints.
"""

import json
import os
import shlex
import subprocess
import sys
from collections import deque

OWNER = os.environ.get("PIKA_OWNER_PUBKEY", "").lower()
RELAYS = [url for url in os.environ.get("PIKA_RELAY_URLS", "").replace(",", " ").split() if url]
COMMAND = shlex.split(os.environ.get("PIKA_PI_CMD", "pi -p"))
SECONDS = max(1000, int(os.environ.get("PIKA_PI_TIMEOUT_MS", "120000"))) / 1000
TURNS = int(os.environ.get("PIKA_PI_HISTORY_TURNS", "8"))
REMEMBERED = 256


def say(command):
    """Tells the daemon to do something."""
    print(json.dumps(command), flush=True)


def think(history):
    """What the program answers to a conversation."""
    lines = [f"{who}: {text}" for who, text in history]
    try:
        done = subprocess.run(
            COMMAND, input="\n".join(lines), capture_output=True, text=True, timeout=SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"bridge: {error}", file=sys.stderr, flush=True)
        return "I cannot think right now."
    if done.returncode != 0 or not done.stdout.strip():
        print(f"bridge: {COMMAND[0]} ended with {done.returncode}: {done.stderr.strip()}", file=sys.stderr, flush=True)
        return "I cannot think right now."
    return done.stdout.strip()


def main():
    """Answers until the daemon closes our input."""
    histories = {}
    seen = deque(maxlen=REMEMBERED)
    for line in sys.stdin:
        try:
            event = json.loads(line)
        except json.JSONDecodeError:
            continue
        if not isinstance(event, dict):
            continue
        if event.get("type") == "ready":
            say({"cmd": "publish_keypackage", "request_id": "first", "relays": RELAYS})
        if event.get("type") != "message_received":
            continue
        group, text = event.get("nostr_group_id"), str(event.get("content", "")).strip()
        message = event.get("message_id")
        if str(event.get("from_pubkey", "")).lower() != OWNER or not group or not text or message in seen:
            continue
        if message:
            seen.append(message)
        history = histories.setdefault(group, deque(maxlen=2 * TURNS))
        history.append(("owner", text))
        answer = think(history)
        history.append(("agent", answer))
        say({"cmd": "send_message", "nostr_group_id": group, "content": answer})


if __name__ == "__main__":
    main()
