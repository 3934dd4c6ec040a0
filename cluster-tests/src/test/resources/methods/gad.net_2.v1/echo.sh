# Writes the arguments, byte for byte, the names in /tmp, and the smallest results that can be evaluated.
set -eu
: > "${EXP}args.bin"
for argument in "$@"; do printf '%s\0' "$argument" >> "${EXP}args.bin"; done
ls -A /tmp > "${EXP}tmp.txt"
echo "$# arguments on $(hostname)"
printf '{"result_type":"NODE_ANOMALY_SCORES","scores":[0.1,0.9,0.3],"ground_truth":[0,1,0],"metadata":{}}' \
  > "${EXP}results.json"
