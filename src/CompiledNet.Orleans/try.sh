#!/usr/bin/env bash
# A cluster on this machine for a first try: a PostgreSQL in a temporary folder, three silos and a client, all of which end and are removed with this.
# try.sh PROGRAM [ARGUMENTS]: the program is a silo if "silo" and a port follow its arguments, else the client; STORE tells it the store.
set -euo pipefail
[ $# -gt 0 ] || { echo "usage: $0 PROGRAM [ARGUMENTS]" >&2; exit 2; }

coproc DATABASE { "$(dirname "$0")/postgres.sh"; }
database=$DATABASE_PID
read -r STORE <&"${DATABASE[0]}" || exit 1
export STORE
silos=()
finish() {
    trap '' INT TERM
    kill "${silos[@]}" 2>/dev/null || true
    wait "${silos[@]}" 2>/dev/null || true
    kill "$database" 2>/dev/null || true
    wait "$database" 2>/dev/null || true
}
trap finish EXIT
trap 'exit 130' INT TERM

for port in 11111 11112 11113; do
    "$@" silo "$port" >/dev/null &
    silos+=($!)
    echo "silo on port $port, its dashboard at http://127.0.0.1:$((port + 2000))" >&2
done
# A client needs a silo that takes clients: on the port a thousand above that to other silos, at the address that Orleans finds, which is the machine's if it has one.
until (for address in 127.0.0.1 $(hostname -I); do for port in 12111 12112 12113; do true <>"/dev/tcp/$address/$port" && exit; done; done; exit 1) 2>/dev/null; do
    for silo in "${silos[@]}"; do kill -0 "$silo" 2>/dev/null || { echo "a silo has ended" >&2; exit 1; }; done
    sleep 0.2
done
"$@"
