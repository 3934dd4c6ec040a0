# [NAME]: names of datasets; bytes and files of each; facts and content of each descriptor.
need_gnu
readable datasets
if [ $# -gt 0 ]; then set -- "datasets/$1/"; else set -- datasets/*/; fi
[ -d "$1" ] || set --
for dataset do
  name=${dataset#datasets/}
  printf '%s\000' "${name%/}"
done
printf '\000'
# A line "0" begins a dataset: names may hold anything, so none is printed.
[ $# -eq 0 ] || find -L "$@" -ignore_readdir_race -regextype posix-extended \
  -name '.graflag-copy-*.tmp' -regex '.*/\.graflag-copy-[0-9a-f-]{36}\.tmp' -prune \
  -o -type d -printf '%d\n' -o -printf '+%s\n' |
  awk '/^0$/ { if (n++) printf "%.0f %d\n", bytes, files; bytes = 0; files = 0 }
       /^[+]/ { bytes += substr($0, 2); files++ }
       END { if (n) printf "%.0f %d\n", bytes, files }' | tr '\n' '\000'
printf '\000'
paths() {
  for dataset do
    [ -f "${dataset}metadata.json" ] && printf '%s\000' "${dataset}metadata.json"
  done
  :
}
paths "$@" | facts || exit 1
paths "$@" | contents
