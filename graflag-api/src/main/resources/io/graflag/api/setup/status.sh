# Reads SHARED_DIR. Says how many directories each part holds, what is free, and what is installed.
LC_ALL=C
export LC_ALL
IFS= read -r shared
cd "$shared" 2>/dev/null || exit 40
for part in methods datasets experiments; do
  count=0
  case $part in experiments) start=exp__ ;; *) start= ;; esac
  for path in "$part/$start"*/; do
    [ ! -d "$path" ] || count=$((count + 1))
  done
  echo "count $part $count"
done
stat -f -c 'free %a %S' .
for file in libs/*/.graflag.json; do
  [ ! -f "$file" ] || { printf 'manifest %s ' "${file%/*}" && tr -d '\n' <"$file" && echo; }
done
exit 0
