#!/bin/sh
# Measures what the bundle's runner adds to the wall time of a computation on two threads: start, watching and end.
#
#   benchmarks/runner/overhead.sh [BUNDLE] [PAIRS] [SECONDS]
#
# BUNDLE is libs/graflag_runner at its final path; default: bundle/target/graflag_runner. SECONDS is about how long the
# computation takes (60); a short one shows the fixed part, as start and end do not grow with it. Each pair runs plain
# and under the runner, in turns of changing order, so that other load on the machine hits both. Needs g++.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
bundle=${1:-$root/bundle/target/graflag_runner}
pairs=${2:-10}
seconds=${3:-60}
bundle=$(cd "$bundle" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
g++ -std=c++17 -Wall -Wextra -O2 -pthread -o "$work/stopwatch" "$root/benchmarks/runner/stopwatch.cpp"
mkdir "$work/data"

# took FILE: seconds between its first and last note.
took() {
  awk '$1 == "exec" { start = $2 } $1 == "exit" { print ($2 - start) / 1e9 }' "$1"
}

plain() {
  rm -f "$work/plain"
  "$work/stopwatch" launch "$work/plain" "$work/stopwatch" work 2 "$1" > "$work/out"
  took "$work/plain"
}

watched() {
  rm -rf "$work/exp" "$work/watched"
  mkdir "$work/exp"
  echo '{"scores": []}' > "$work/exp/results.json"
  env DATA="$work/data/" EXP="$work/exp/" METHOD_NAME=work COMMAND="$work/stopwatch work 2 $1" \
    "$work/stopwatch" launch "$work/watched" "$bundle/bin/graflag-runner" > "$work/out"
  took "$work/watched"
}

# How many rounds make so many seconds here.
rounds=$(plain 200 | awk -v seconds="$seconds" '{ print int(200 * seconds / $1) }')
echo "$rounds rounds, $pairs pairs; seconds plain, seconds watched, difference in per cent of plain"
pair=1
while [ "$pair" -le "$pairs" ]; do
  if [ $((pair % 2)) -eq 0 ]; then
    a=$(plain "$rounds")
    b=$(watched "$rounds")
  else
    b=$(watched "$rounds")
    a=$(plain "$rounds")
  fi
  echo "$a $b" | awk '{ printf "%9.3f %9.3f %+7.2f\n", $1, $2, 100 * ($2 / $1 - 1) }' | tee -a "$work/pairs"
  pair=$((pair + 1))
done
awk '{ print $3 }' "$work/pairs" | sort -n | awk '{ v[NR] = $1 }
  END { printf "median %+.2f %%, quartiles %+.2f to %+.2f %%, all %+.2f to %+.2f %%\n",
    (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2, v[int((NR + 3) / 4)], v[int((3 * NR + 3) / 4)], v[1], v[NR] }'
