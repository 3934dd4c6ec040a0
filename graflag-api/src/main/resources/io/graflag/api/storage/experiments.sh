# LIMIT [NAME]: of the newest experiments, or of one, the clock and names; those that nobody lets us
# look into; facts; small files.
need_gnu
readable experiments
if [ $# -gt 1 ]; then
  [ -d "experiments/$2" ] || exit 44
  names=$2
else
  word='[a-z0-9]+([._-][a-z0-9]+)*'
  # By time, method and dataset; a blank comes before all that may be in a name.
  names=$(
    for path in experiments/exp__*/; do
      name=${path#experiments/}
      name=${name%/}
      case $name in *[!a-z0-9._-]*) ;; *) printf '%s\n' "$name" ;; esac
    done | grep -E "^exp__${word}__${word}__[0-9]{8}_[0-9]{6}\$" |
      sed 's/^exp__\(.*\)__\(.*\)__\(.*\)$/\3 \1 \2 &/' | sort -r | head -n "$1" | sed 's/.* //'
  )
fi
paths() {
  for name in $names; do
    for file do
      [ -e "experiments/$name/$file" ] && printf '%s\000' "experiments/$name/$file"
    done
  done
  :
}
date +%s.%N | tr '\n' '\000'
[ -z "$names" ] || printf '%s\n' "$names" | tr '\n' '\000'
printf '\000'
# A directory that cannot be looked into must not look like one that is empty.
for name in $names; do
  [ -e "experiments/$name/." ] || [ ! -d "experiments/$name" ] || printf '%s\000' "$name"
done
printf '\000'
small='status.json service_details.json stop.json'
paths $small results.json eval/evaluation.json build.log | facts || exit 1
paths $small | contents
