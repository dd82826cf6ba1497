#!/bin/bash
# run.sh [parley] [ejabberd]: the same open-loop load on Parley and on ejabberd, each alone, in one run on one machine.
# Call it from the project's root, on a quiet machine, after a build. Needs Go, PostgreSQL 15 (initdb) and, from Debian,
# ejabberd and erlang-p1-pgsql; a mongod on the PATH. Writes target/peers/result.txt. All on 127.0.0.1.
#   STRETCHES="cold quiet idle full"
#     cold   accounts are made, the server is started anew, and gets 500/s from its first moment on, for 30 s
#     quiet  after that, 200/s until two minutes are over since the start; then 60 s of 200/s and 60 s of 20/s
#     idle   1,000 connections, nobody writes, for 60 s
#     full   60 s of 1,200/s (HOT), then 20 s each of RATES, then up to the highest rate held
#   REPEAT=3   how often, the servers in turn       SHORT=1   tiny numbers, to see that all works
# A figure means something only beside the other server's of the same run.
here=$(cd "$(dirname "$0")" && pwd); root=$PWD
[ -f pom.xml ] && [ -d command-side ] || { echo "call it from Parley's root"; exit 1; }
out=$root/target/peers; mkdir -p "$out" || exit 1
PG=$(dirname "$(readlink -f "$(command -v initdb || echo /usr/lib/postgresql/15/bin/initdb)")")
STRETCHES=${STRETCHES:-cold quiet idle full} REPEAT=${REPEAT:-1}
USERS=200 SOCKETS=1000 COLD=${COLD:-500 30} TILL=120 QUIET=${QUIET:-200,20} LONG=${LONG:-60} HOT=${HOT:-1200 60} RATES=${RATES:-1000} SECS=20 LIMIT="-limit -limitsecs 15"
[ -n "$SHORT" ] && USERS=20 SOCKETS=40 COLD="50 3" TILL=10 QUIET=50,20 LONG=3 HOT="100 3" RATES=100 SECS=3 LIMIT=
[ $# -eq 0 ] && set -- parley ejabberd
ulimit -n 65536 2>/dev/null
res=$out/result.txt; : > "$res"
say() { echo "$@" | tee -a "$res"; }
started=()
stop() { local p n; for p in "$@"; do kill -TERM "$p" 2>/dev/null; done
  for p in "$@"; do n=0; while kill -0 "$p" 2>/dev/null && [ $n -lt 450 ]; do sleep 0.2; n=$((n+1)); done; kill -KILL "$p" 2>/dev/null; done; }
trap 'stop "${started[@]}"; exit 130' INT TERM
await() { local n=$(($1*20)); shift; until "$@" >/dev/null 2>&1; do sleep 0.05; n=$((n-1)); [ $n -gt 0 ] || return 1; done; }
since() { awk -v a="$1" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.1f", b - a }'; }
gen() { "$out/generator" -adapter "$name" -users $USERS -cpu "$cpu" "$@" 2>>"$out/$name.err" | tee -a "$res"; }

measure() {
  rm -f "$out/$name.err"; prepare_$name || return
  start_$name || return; gen -rates 50 -secs 1 >/dev/null
  case $STRETCHES in *idle*) gen -idle $SOCKETS -secs 1 >/dev/null ;; esac
  stop_$name
  start_$name || return; local begun=$EPOCHREALTIME
  say "-- $name is ready after $took s"
  for stretch in $STRETCHES; do
    say "-- $stretch"
    case $stretch in
      cold) gen -setup=false -warm=false -rates ${COLD% *} -secs ${COLD#* } ;;
      quiet) local left; left=$((TILL - $(since "$begun" | cut -d. -f1)))
        [ $left -gt 0 ] && gen -setup=false -warm=false -rates ${QUIET%,*} -secs $left
        gen -setup=false -rates $QUIET -secs $LONG ;;
      idle) gen -setup=false -idle $SOCKETS -secs $LONG ;;
      full) gen -setup=false -rates ${HOT% *} -secs ${HOT#* }; gen -setup=false -rates $RATES -secs $SECS $LIMIT ;;
    esac
  done
  stop_$name; [ -s "$out/$name.err" ] && sort "$out/$name.err" | uniq -c | sort -rn | head -5
}

prepare_parley() { rm -rf "$out/data" "$out/users.json"; export PARLEY_ADDR=127.0.0.1:8400 PARLEY_USERS=$out/users.json; }
start_parley() {
  local limits="--parley.port=8400 --parley.management.port=8401 --parley.data=$out/data --parley.registration.per-address=1000000 --parley.auth.per-address=1000000 --parley.auth.access-token=12h --parley.connector.sockets-per-address=1000000 --parley.connector.frames-per-second=10000 --parley.connector.budget.commands-per-second=100000 --parley.connector.budget.commands-at-once=100000 --parley.connector.budget.friend-requests-per-day=100000"
  : >"$out/parley.log"
  mvn -q spring-boot:run -Dspring-boot.run.arguments="$limits" >"$out/parley.log" 2>&1 </dev/null & mvn=$!; started+=($mvn)
  await 600 pgrep -f "io.parley.standalone.Standalone .*$out/data"; local begun=$EPOCHREALTIME
  await 600 grep -q "Parley is ready" "$out/parley.log" || { say "parley did not start"; tail -5 "$out/parley.log"; stop $mvn; return 1; }
  took=$(since "$begun")
  java=$(pgrep -f "io.parley.standalone.Standalone .*$out/data" | grep -v "^$mvn$" | head -1); started+=($java)
  cpu="java=$java,postgres=$(head -1 "$(find "$out/data" -maxdepth 3 -name postmaster.pid | head -1)"),mongod=$(pgrep -f "^[^ ]*mongod --dbpath=$out/data/" | head -1),redis=$(pgrep -f "^$out/data/programs/redis-server" | head -1)"
}
stop_parley() { stop $java $mvn; }

as() { setpriv --reuid=$1 --regid=$1 --clear-groups "${@:2}"; }
prepare_ejabberd() {
  pg=$out/pg home=$out/ejabberd
  export EJABBERD_ADDR=127.0.0.1:15222 EJABBERD_PG=postgresql://ejabberd:ejabberd@127.0.0.1:15432/ejabberd
  rm -rf "$pg" "$home"; mkdir -p "$pg" "$home"; chmod 755 "$out"; chown postgres "$pg"; chown ejabberd "$home"
  as postgres "$PG/initdb" -D "$pg" -A trust -E UTF8 --locale=C.UTF-8 -U postgres >"$out/pg.log" 2>&1 || { say "initdb failed: the folder must be reachable by user postgres"; return 1; }
  printf '%s\n' "listen_addresses = '127.0.0.1'" 'port = 15432' "unix_socket_directories = ''" 'fsync = on' 'synchronous_commit = on' 'max_connections = 200' 'shared_buffers = 512MB' 'max_wal_size = 4GB' 'jit = off' >>"$pg/postgresql.conf"
  fresh=1
}
start_ejabberd() {
  local begun=$EPOCHREALTIME; rm -f "$home/ejabberd.log"
  (exec setpriv --reuid=postgres --regid=postgres --clear-groups "$PG/postgres" -D "$pg") >>"$out/pg.log" 2>&1 </dev/null & db=$!; started+=($db)
  await 60 "$PG/pg_isready" -q -h 127.0.0.1 -p 15432 -U postgres || { say "postgres did not start"; return 1; }
  if [ -n "$fresh" ]; then
    "$PG/psql" -qX -h 127.0.0.1 -p 15432 -U postgres -c "create role ejabberd login password 'ejabberd'" -c "create database ejabberd owner ejabberd" >>"$out/pg.log" 2>&1
    "$PG/psql" -qX "$EJABBERD_PG" -v ON_ERROR_STOP=1 -f /usr/share/ejabberd/sql/pg.sql >>"$out/pg.log" 2>&1 || { say "ejabberd: no tables"; stop $db; return 1; }
    fresh=
  fi
  (cd "$home" && export HOME=$home EJABBERD_CONFIG_PATH=$here/conf/ejabberd.yml EJABBERD_LOG_PATH=$home/ejabberd.log ERL_LIBS=/usr/lib/x86_64-linux-gnu ERL_INETRC=/etc/ejabberd/inetrc ERL_MAX_PORTS=32000 ERL_MAX_ETS_TABLES=1400
   exec setpriv --reuid=ejabberd --regid=ejabberd --clear-groups erl +K true +P 250000 -noinput -mnesia dir "\"$home/mnesia\"" -s ejabberd) >"$out/ejabberd.log" 2>&1 </dev/null & beam=$!; started+=($beam)
  await 90 grep -q "Start accepting" "$home/ejabberd.log" || { say "ejabberd did not start"; tail -5 "$out/ejabberd.log"; stop $beam $db; return 1; }
  took=$(since "$begun"); cpu="beam=$beam,postgres=$db"
}
stop_ejabberd() { stop $beam; kill -INT $db; wait $db 2>/dev/null; }

(cd "$here" && go build -o "$out/generator" .) || exit 1
say "# $(date -u '+%F %T') UTC, $(nproc) cores, $(free -g | awk '/Mem/{print $2}') GiB, commit $(git rev-parse --short HEAD), $USERS users"
for round in $(seq "$REPEAT"); do
  for name in "$@"; do sync; sleep 3; say "## $name, round $round, load before: $(cut -d' ' -f1-3 /proc/loadavg)"; measure; done
done
