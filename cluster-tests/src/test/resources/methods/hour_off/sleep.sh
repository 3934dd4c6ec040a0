# sleep.sh --seconds SECONDS
set -eu
line=0
while [ "$line" -lt "$(($2 * 5))" ]; do
  line=$((line + 1))
  echo "line $line"
  sleep 0.2
done
printf '{"result_type":"NODE_ANOMALY_SCORES","scores":[0.1,0.9,0.3],"ground_truth":[0,1,0],"metadata":{}}' \
  > "${EXP}results.json"
