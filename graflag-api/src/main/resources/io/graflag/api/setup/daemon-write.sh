# Reads a registry, a number of bytes, and that many bytes: the new configuration of Docker.
umask 022
file=/etc/docker/daemon.json
IFS= read -r registry
IFS= read -r length
mkdir -p /etc/docker || exit 1
new=$(mktemp /etc/docker/.daemon.json.XXXXXX) || exit 1
trap 'rm -f -- "$new"' EXIT
cat >"$new" || exit 1
[ "$(stat -c %s -- "$new")" = "$length" ] || { echo "not all of it arrived" >&2; exit 1; }
chmod 0644 "$new"
backup=
if [ -e "$file" ]; then
  backup=$file.graflag-$(date +%Y%m%d_%H%M%S)
  cp -p -- "$file" "$backup" || exit 1
fi
mv -f -- "$new" "$file" || exit 1
reload() {
  systemctl reload docker >/dev/null 2>&1 || kill -HUP "$(cat /var/run/docker.pid)"
}
reload
tries=0
while [ "$tries" -lt 40 ]; do
  if docker info --format '{{json .RegistryConfig}}' 2>/dev/null | grep -qF "\"$registry\""; then
    echo "$backup"
    exit 0
  fi
  sleep 0.25
  tries=$((tries + 1))
done
if [ -n "$backup" ]; then mv -f -- "$backup" "$file"; else rm -f -- "$file"; fi
reload
echo "Docker did not take it over; daemon.json is as it was" >&2
exit 1
