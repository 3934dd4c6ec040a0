#!/bin/sh
# Runs one detector for each result type on its sample dataset, evaluates it, and prints the table of the README.
#   examples/result-types.sh [COMMAND...]     default: the graflag of this checkout
set -eu

here=$(cd "$(dirname "$0")" && pwd)
[ "$#" -gt 0 ] || set -- "$here/../graflag"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# Nothing that is configured here may change the table: it is about what came along.
: > "$folder/empty.env"
export GRAFLAG_SHARED_DIR="$folder/shared"
mkdir "$GRAFLAG_SHARED_DIR"

echo '| result type | detector | sample dataset | AUC-ROC |'
echo '|---|---|---|---|'
while read -r type method dataset; do
  # The answer is kept whole, so that a failure can be read.
  if ! "$@" --config "$folder/empty.env" --engine local run -m "$method" -d "$dataset" --evaluate --json \
    < /dev/null > "$folder/answer.json" 2> "$folder/errors.txt"; then
    cat "$folder/errors.txt" "$folder/answer.json" >&2
    exit 1
  fi
  # The first is the method's own; those of the baselines follow.
  area=$(sed -n '/"auc_roc" *: *[0-9]/{s/.*"auc_roc" *: *\([0-9.eE+-]*\).*/\1/p;q;}' "$folder/answer.json")
  found=$(sed -n 's/.*"result_type" *: *"\([A-Z_]*\)".*/\1/p' "$GRAFLAG_SHARED_DIR"/experiments/exp__"${method}"__*/eval/evaluation.json)
  if [ "$found" != "$type" ] || [ -z "$area" ]; then
    echo "error: $method wrote ${found:-nothing} instead of $type, AUC-ROC ${area:-not defined}" >&2
    exit 1
  fi
  # In the C locale a point is a point.
  # shellcheck disable=SC2016 # the backticks are Markdown
  LC_ALL=C printf '| `%s` | `%s` | `%s` | %.4f |\n' "$type" "$method" "$dataset" "$area"
done << 'TABLE'
NODE_ANOMALY_SCORES lof sample_outliers
EDGE_ANOMALY_SCORES link_likelihood sample_links
GRAPH_ANOMALY_SCORES wl_outlier sample_graphs
TEMPORAL_NODE_ANOMALY_SCORES snapshot_nodes sample_snapshots
TEMPORAL_EDGE_ANOMALY_SCORES snapshot_edges sample_snapshots
TEMPORAL_GRAPH_ANOMALY_SCORES snapshot_graphs sample_snapshots
NODE_STREAM_ANOMALY_SCORES midas_r_nodes sample_stream
EDGE_STREAM_ANOMALY_SCORES midas_f sample_stream
GRAPH_STREAM_ANOMALY_SCORES anograph sample_windows
TABLE
