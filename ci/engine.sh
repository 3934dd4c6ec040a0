#!/usr/bin/env bash
# A Docker engine for tests, beside whatever else runs on this machine. Debian or Ubuntu, as root.
#
#   DOCKER_HOST=$(ci/engine.sh start)   installs what is missing, starts it, and prints where it listens
#   DOCKER_HOST=$(ci/engine.sh engine)  the same without the images that tests start from
#   ci/engine.sh images                 makes those images, or waits until another call has made them
#   ci/engine.sh missing                prints the packages that it would install
#   ci/engine.sh stop                   ends it and whatever it runs; its images stay for the next start
#   ci/engine.sh remove                 removes its images, too
#
# Its files are in GRAFLAG_ENGINE_DIR, /var/lib/graflag-engine by default. It leaves the rules and the bridge of
# other engines alone; networks within 198.18.0.0/15, the addresses set aside for tests, reach the outside.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

dir=${GRAFLAG_ENGINE_DIR:-/var/lib/graflag-engine}
socket=$dir/docker.sock
base=debian:bookworm-slim
tests=198.18.0.0/15
# Other directories, other engines: each has a bridge of its own.
number=$(($(printf '%s' "$dir" | cksum | cut -d ' ' -f 1) % 100))
bridge=gf-engine$number
export DOCKER_HOST=unix://$socket

say() { echo "engine: $*" >&2; }

# Only one call changes anything at a time.
lock() {
  mkdir -p "$dir"
  chmod 0700 "$dir"
  exec 9> "$dir/lock"
  flock -w 600 9
}

# Prints the packages that are missing of what an engine needs, and of what makes an image.
missing() {
  { command -v dockerd && command -v docker; } > /dev/null || echo docker.io
  command -v iptables > /dev/null || echo iptables
  command -v ip > /dev/null || echo iproute2
  command -v pgrep > /dev/null || echo procps
  command -v debootstrap > /dev/null || echo debootstrap
}

install_missing() {
  local packages
  mapfile -t packages < <(missing)
  if [ "${#packages[@]}" -gt 0 ]; then
    say "installing ${packages[*]}"
    apt-get update -qq >&2
    # A service that the package would start is none of ours.
    DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -qq --no-install-recommends "${packages[@]}" \
      > "$dir/install.log" 2>&1 9>&- || { tail -n 20 "$dir/install.log" >&2; exit 1; }
  fi
}

# Prints the process of our engine, or nothing. A number alone may be somebody else's by now.
engine() {
  local pid
  pid=$(cat "$dir/pid" 2> /dev/null) || return 0
  if tr '\0' ' ' < "/proc/$pid/cmdline" 2> /dev/null | grep -qF -- "--data-root $dir/data "; then echo "$pid"; fi
}

# rules ACTION: adds (-I) or removes (-D) what its networks need. An engine that does this itself throws away the
# rules of another.
rules() {
  iptables -w "$1" FORWARD -s "$tests" -j ACCEPT
  iptables -w "$1" FORWARD -d "$tests" -j ACCEPT
  iptables -w -t nat "$1" POSTROUTING -s "$tests" ! -d "$tests" -j MASQUERADE
}

answers() { docker version --format '{{.Server.Version}}' > /dev/null 2>&1; }

start_engine() {
  if [ -n "$(engine)" ] && answers; then return; fi
  stop_engine
  # Told to do without a bridge, an engine would take docker0 away from another.
  ip link add "$bridge" type bridge
  ip address add "198.19.$number.1/24" dev "$bridge"
  ip link set "$bridge" up
  rules -I
  touch "$dir/rules"
  say "starting it in $dir"
  setsid dockerd --data-root "$dir/data" --exec-root "$dir/exec" --pidfile "$dir/pid" --host "$DOCKER_HOST" \
    --bridge "$bridge" --iptables=false > "$dir/log" 2>&1 < /dev/null 9>&- &
  local started=$! i
  for ((i = 0; i < 300; i++)); do
    if answers; then return; fi
    kill -0 "$started" 2> /dev/null || break
    sleep 0.2
  done
  say "it does not answer; the end of its log:"
  tail -n 20 "$dir/log" >&2
  exit 1
}

has_image() { docker image inspect "$1" > /dev/null 2>&1; }

# Pulls an image. Where packets to the registry are lost, each attempt would take its two minutes: whether it is in reach
# is asked once, and briefly.
reached=
pull() {
  if [ -z "$reached" ]; then
    reached=yes
    if command -v curl > /dev/null; then
      curl -s -o /dev/null --max-time 5 https://registry-1.docker.io/v2/ || reached=no
    fi
  fi
  [ "$reached" = yes ] && timeout 120 docker pull -q "$1" > /dev/null 2>&1
}

# slim ROOT: leaves out of a system, and of what is installed into it later, what the published slim image leaves out:
# documentation and translations. Nor need an image that is being made survive a loss of power.
slim() {
  local root=$1 folder
  rm -rf "$root/var/cache/apt/archives" "$root/var/lib/apt/lists"
  mkdir -p "$root/var/cache/apt/archives/partial" "$root/var/lib/apt/lists/partial"
  echo force-unsafe-io > "$root/etc/dpkg/dpkg.cfg.d/unsafe-io"
  echo 'Acquire::Languages "none";' > "$root/etc/apt/apt.conf.d/no-languages"
  for folder in doc groff info lintian locale man; do
    echo "path-exclude /usr/share/$folder/*" >> "$root/etc/dpkg/dpkg.cfg.d/slim"
    [ -d "$root/usr/share/$folder" ] || continue
    find "$root/usr/share/$folder" ! -type d ! -path '*/doc/*/copyright' ! -name locale.alias -delete
  done
  printf 'path-include /usr/share/%s\n' 'doc/*/copyright' locale/locale.alias >> "$root/etc/dpkg/dpkg.cfg.d/slim"
}

# Where a registry is in reach, its images; else the same out of Debian's packages.
make_images() {
  if ! has_image "$base" && ! pull "$base"; then
    say "making $base; half a minute"
    rm -rf "$dir/root"
    debootstrap --variant=minbase bookworm "$dir/root" > "$dir/debootstrap.log" 2>&1 9>&- ||
      { tail -n 20 "$dir/debootstrap.log" >&2; exit 1; }
    slim "$dir/root"
    tar -C "$dir/root" -c . | docker import - "$base" > /dev/null
    rm -rf "$dir/root"
  fi
  if ! has_image registry:2 && ! pull registry:2; then
    say "making registry:2"
    DOCKER_BUILDKIT=$(docker buildx version > /dev/null 2>&1 && echo 1 || echo 0) \
      docker build -q --network host -t registry:2 "$here/registry" > "$dir/registry.log" 2>&1 ||
      { tail -n 20 "$dir/registry.log" >&2; exit 1; }
  fi
}

stop_engine() {
  local pid i
  pid=$(engine)
  if [ -n "$pid" ]; then
    say "stopping it"
    local left
    left=$(docker ps -q 2> /dev/null || true)
    # shellcheck disable=SC2086 # one word a container
    [ -z "$left" ] || docker rm -f -v $left > /dev/null || true
    for i in $(docker network ls -q --filter type=custom 2> /dev/null || true); do
      docker network rm "$i" > /dev/null || true
    done
    kill "$pid"
    for ((i = 0; i < 150; i++)); do
      [ -n "$(engine)" ] || break
      sleep 0.2
    done
    [ -z "$(engine)" ] || kill -KILL "$pid"
  fi
  # What a killed engine leaves: its containerd, its mounts.
  for pid in $(pgrep -x containerd || true); do
    if tr '\0' ' ' < "/proc/$pid/cmdline" | grep -qF -- "$dir/exec/"; then kill "$pid" || true; fi
  done
  awk -v at="$dir/" 'index($5, at) == 1 {print $5}' /proc/self/mountinfo | sort -r |
    while read -r mounted; do umount -l "$mounted" || true; done
  rm -rf "$dir/exec" "$dir/pid" "$socket"
  ip link delete "$bridge" 2> /dev/null || true
  if [ -e "$dir/rules" ]; then
    rules -D || true
    rm -f "$dir/rules"
  fi
}

case "${1:-}" in
  start)
    lock
    install_missing
    start_engine
    make_images
    echo "$DOCKER_HOST"
    ;;
  engine)
    lock
    install_missing
    start_engine
    echo "$DOCKER_HOST"
    ;;
  images)
    lock
    if [ -z "$(engine)" ]; then
      say "it does not run in $dir"
      exit 1
    fi
    make_images
    ;;
  missing)
    missing
    ;;
  stop)
    [ -d "$dir" ] || exit 0
    lock
    stop_engine
    ;;
  remove)
    [ -d "$dir" ] || exit 0
    lock
    stop_engine
    rm -rf "$dir"
    ;;
  *)
    echo "usage: $0 start | engine | images | missing | stop | remove" >&2
    exit 2
    ;;
esac
