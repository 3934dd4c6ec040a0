#!/bin/sh
# Measures the bundle's runner: from its start to the method's first instruction, from the method's last one to the end
# of the runner, and its memory while the method runs.
#
#   benchmarks/runner/start.sh [BUNDLE] [ROUNDS]
#
# BUNDLE is libs/graflag_runner at its final path; default: bundle/target/graflag_runner. Needs g++.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
bundle=${1:-$root/bundle/target/graflag_runner}
rounds=${2:-30}
bundle=$(cd "$bundle" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
g++ -std=c++17 -Wall -Wextra -O2 -pthread -o "$work/stopwatch" "$root/benchmarks/runner/stopwatch.cpp"
mkdir "$work/data"

# run MILLISECONDS: one experiment whose method takes so long.
run() {
  rm -rf "$work/exp"
  mkdir "$work/exp"
  echo '{"scores": []}' > "$work/exp/results.json"
  # As whoever claims an experiment leaves it.
  echo '{"status": "building", "timestamp": "2026-11-24T02:22:42.260000+00:00", "method_name": "stopwatch",
    "host": "client", "heartbeat": "2026-11-24T02:22:42.260000+00:00"}' > "$work/exp/status.json"
  env DATA="$work/data/" EXP="$work/exp/" METHOD_NAME=stopwatch \
    COMMAND="exec $work/stopwatch method $work/times $1" \
    "$work/stopwatch" launch "$work/times" "$bundle/bin/graflag-runner" --pass-env-args > "$work/out"
}

# The files are in the page cache from here on.
run 0
run 0
rm "$work/times"
round=0
while [ "$round" -lt "$rounds" ]; do
  run 300
  round=$((round + 1))
done

# statistics FROM TO: of the milliseconds between two notes of each run.
statistics() {
  awk -v from="$1" -v to="$2" '$1 == from { start = $2 } $1 == to { print ($2 - start) / 1e6 }' "$work/times" |
    sort -n | awk -v from="$1" -v to="$2" '{ v[NR] = $1 }
      END { printf "%-5s to %-5s  median %6.1f ms   fastest %6.1f   9 in 10 %6.1f   slowest %6.1f   (%d runs)\n",
        from, to, (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2, v[1], v[int(NR * 0.9 + 0.5)], v[NR], NR }'
}

statistics exec first
statistics last exit

run 3000 &
sleep 2
# shellcheck disable=SC2013 # the words are numbers
for pid in $(cat "/proc/$!/task/$!/children"); do
  for java in $pid $(cat "/proc/$pid/task/$pid/children"); do
    case $(readlink "/proc/$java/exe") in
      "$bundle"/*) grep -E '^Vm(HWM|RSS)|^Rss|^Threads' "/proc/$java/status" ;;
    esac
  done
done
wait
