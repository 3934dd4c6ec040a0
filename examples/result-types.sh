#!/bin/sh
# Runs one detector for each result type on its sample dataset, evaluates it, and prints the table of the README.
#   examples/result-types.sh [COMMAND...]     default: the graflag of this checkout
set -eu

here=$(cd "$(dirname "$0")" && pwd)
[ "$#" -gt 0 ] || set -- "$here/../graflag"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

echo '| result type | detector | sample dataset | AUC-ROC |'
echo '|---|---|---|---|'
while read -r type method dataset; do
  # The answer is kept whole, so that a failure can be read.
  if ! "$@" run -m "$method" -d "$dataset" --evaluate --json > answer.json 2> errors.txt; then
    cat errors.txt answer.json >&2
    exit 1
  fi
  area=$(sed -n 's/.*"auc_roc" *: *\([0-9.eE+-]*\).*/\1/p' answer.json)
  found=$(sed -n 's/.*"result_type" *: *"\([A-Z_]*\)".*/\1/p' experiments/exp__"${method}"__*/eval/evaluation.json)
  if [ "$found" != "$type" ]; then
    echo "error: $method wrote $found instead of $type" >&2
    exit 1
  fi
  # In the C locale a point is a point.
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
