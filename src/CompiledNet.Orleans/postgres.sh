#!/usr/bin/env bash
# A PostgreSQL of one's own, for a try or a test: in a new temporary folder, on a free port of 127.0.0.1, with a random password. Says how to reach
# it in one line when it takes connections. Ends with its standard input (Ctrl-D, or the process that started it) or by Ctrl-C, and removes all it made.
# Needs Debian's package postgresql; run by root it becomes the user postgres, as PostgreSQL refuses root.
set -euo pipefail

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1 || true)
[ -n "$bin" ] || bin=$(dirname "$(command -v initdb || echo /missing/initdb)")
if ! [ -x "$bin/initdb" ]; then
    echo "PostgreSQL is not here (Debian and Ubuntu: apt-get install postgresql)." >&2
    exit 127
fi
user=()
[ "$(id -u)" != 0 ] || user=(setpriv --reuid=postgres --regid=postgres --init-groups --)

cd /
folder=$(mktemp -d)
server=
finish() {
    trap '' INT TERM
    # At once: nothing of it is needed any more.
    [ -z "$server" ] || { kill -QUIT "$server" && wait "$server"; } 2>/dev/null || true
    rm -rf "$folder"
}
trap finish EXIT
trap 'exit 130' INT TERM

password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
(umask 077; printf '%s\n' "$password" >"$folder/password")
[ "$(id -u)" != 0 ] || chown -R postgres "$folder"
"${user[@]}" "$bin/initdb" -D "$folder/data" -U compilednet --auth=scram-sha-256 --pwfile="$folder/password" -E UTF8 --locale=C --no-sync >"$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }

for attempt in $(seq 20); do
    # Below the ports that connections of others get.
    port=$((20000 + RANDOM % 12000))
    : >"$folder/log"
    "${user[@]}" "$bin/postgres" -D "$folder/data" -p "$port" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
        -c fsync=off -c full_page_writes=off -c shared_buffers=32MB -c max_connections=200 >"$folder/log" 2>&1 </dev/null &
    server=$!
    until grep -q "ready to accept connections" "$folder/log"; do
        kill -0 "$server" 2>/dev/null || break
        sleep 0.05
    done
    if kill -0 "$server" 2>/dev/null; then
        echo "Host=127.0.0.1;Port=$port;Username=compilednet;Password=$password;Database=postgres"
        cat >/dev/null
        exit 0
    fi
    server=
    grep -q "in use" "$folder/log" || break
done
cat "$folder/log" >&2
exit 1
