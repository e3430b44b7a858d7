#!/usr/bin/env bash
# A PostgreSQL of one's own, for a try or a test: in a new temporary folder, on a free port of 127.0.0.1, with a random password. Says how to reach
# it in one line when it takes connections, and starts it again if it dies. Ends with its standard input (Ctrl-D, or the process that started it) or by
# Ctrl-C, and removes all it made.
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

# Starts it on $port; true when it takes connections.
start() {
    : >"$folder/log"
    "${user[@]}" "$bin/postgres" -D "$folder/data" -p "$port" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
        -c fsync=off -c full_page_writes=off -c shared_buffers=32MB -c max_connections=200 >"$folder/log" 2>&1 </dev/null &
    server=$!
    until grep -q "ready to accept connections" "$folder/log"; do
        if ! kill -0 "$server" 2>/dev/null; then
            server=
            return 1
        fi
        sleep 0.05
    done
}

for attempt in $(seq 20); do
    # Below the ports that connections of others get.
    port=$((20000 + RANDOM % 12000))
    ! start || break
    grep -q "in use" "$folder/log" || break
done
if [ -z "$server" ]; then
    cat "$folder/log" >&2
    exit 1
fi
echo "Host=127.0.0.1;Port=$port;Username=compilednet;Password=$password;Database=postgres"

# Started again if it dies, until the input ends: read gives more than 128 where there was none for a second.
while read -r -t 1 || [ $? -gt 128 ]; do
    { [ -n "$server" ] && kill -0 "$server" 2>/dev/null; } || start || true
done
