#!/bin/sh
# Compares the scoring loops of MIDAS, MIDAS-R and MIDAS-F in Java and in C++ on the same edges.
#
#   benchmarks/midas/run.sh DATASET_DIR [ROUNDS]
#
# DATASET_DIR holds Data.csv and Label.csv, plain or with .gz. Needs g++, a JDK and the build:
#   ./mvnw -Pbenchmarks package -DskipTests
# Programs alternate, so that other load on the machine hits both. Scores must agree to the last
# bit, or the script fails.
set -eu

if [ $# -lt 1 ] || [ ! -d "$1" ]; then
  echo "error: name the directory of an edge stream" >&2
  exit 2
fi
dataset=$1
rounds=${2:-5}
# Of so many repetitions in each round; Java's first ones compile the loop and are left out.
repetitions=8
warmup=3

root=$(cd "$(dirname "$0")/../.." && pwd)
classes=$root/benchmarks/target/classes
jar=$root/examples/shared/libs/graflag_examples/graflag-examples.jar
if [ ! -d "$classes" ] || [ ! -f "$jar" ]; then
  echo "error: $classes or $jar is missing" >&2
  echo "hint: ./mvnw -Pbenchmarks package -DskipTests" >&2
  exit 1
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM

# No fused multiply-add: it rounds differently, so scores would differ in their last digits.
g++ -std=c++17 -Wall -Wextra -O3 -march=native -ffp-contract=off \
  -o "$work/midas_loop" "$root/benchmarks/midas/midas_loop.cpp"
if [ -f "$dataset/Data.csv" ]; then
  data=$dataset/Data.csv
else
  data=$work/Data.csv
  gzip -dc "$dataset/Data.csv.gz" > "$data"
fi

median() {
  cut -d ' ' -f 1 "$1" | sort -n | awk '{ v[NR] = $1 } END {
    print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

echo "$(java -version 2>&1 | sed -n 2p); $(g++ --version | sed -n 1p)"
echo "method    C++ median s   Java median s   Java/C++   last score   checksum"
for method in midas midas_r midas_f; do
  : > "$work/cpp"
  : > "$work/java"
  round=0
  while [ "$round" -lt "$rounds" ]; do
    "$work/midas_loop" "$data" "$method" "$repetitions" | tail -n +$((warmup + 1)) >> "$work/cpp"
    # The collector of the methods' COMMAND.
    java -XX:+UseSerialGC -cp "$classes:$jar" io.graflag.benchmarks.midas.MidasLoop \
      "$dataset" "$method" "$repetitions" | tail -n +$((warmup + 1)) >> "$work/java"
    round=$((round + 1))
  done
  found=$(cat "$work/cpp" "$work/java" | cut -d ' ' -f 2,3 | sort -u)
  if [ "$(echo "$found" | wc -l)" -ne 1 ]; then
    echo "error: scores of $method differ: last score and checksum are" >&2
    echo "$found" >&2
    exit 1
  fi
  awk -v m="$method" -v c="$(median "$work/cpp")" -v j="$(median "$work/java")" -v f="$found" \
    'BEGIN { split(f, p, " ");
      printf "%-9s %12.4f %15.4f %10.2f   %10s   %s\n", m, c, j, j / c, p[1], p[2] }'
done
