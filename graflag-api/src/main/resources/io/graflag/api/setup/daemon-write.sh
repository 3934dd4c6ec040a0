# Reads the file with the configuration of Docker, that with the number of its process, a registry,
# a number of bytes, and that many bytes: the new configuration.
umask 022
IFS= read -r file
IFS= read -r process
IFS= read -r registry
IFS= read -r length
mkdir -p -- "${file%/*}" || exit 1
new=$(mktemp "${file%/*}/.daemon.json.XXXXXX") || exit 1
trap 'rm -f -- "$new"' EXIT
cat >"$new" || exit 1
[ "$(stat -c %s -- "$new")" = "$length" ] || { echo "not all of it arrived" >&2; exit 1; }
backup=
if [ -e "$file" ]; then
  # It may hold passwords of proxies.
  chmod --reference="$file" -- "$new" || exit 1
  backup=$file.graflag-$(date +%Y%m%d_%H%M%S)
  cp -p -- "$file" "$backup" || exit 1
else
  chmod 0644 -- "$new" || exit 1
fi
mv -f -- "$new" "$file" || exit 1
reload() {
  systemctl reload docker >/dev/null 2>&1 || kill -HUP "$(cat "$process" 2>/dev/null)" 2>/dev/null
}
if reload; then
  tries=0
  while [ "$tries" -lt 40 ]; do
    if docker info --format '{{json .RegistryConfig}}' 2>/dev/null | grep -qF "\"$registry\""; then
      echo "$backup"
      exit 0
    fi
    sleep 0.25
    tries=$((tries + 1))
  done
  why="Docker did not take it over"
else
  why="Docker cannot be told to read it"
fi
if [ -n "$backup" ]; then mv -f -- "$backup" "$file"; else rm -f -- "$file"; fi
reload
echo "$why; daemon.json is as it was" >&2
exit 1
