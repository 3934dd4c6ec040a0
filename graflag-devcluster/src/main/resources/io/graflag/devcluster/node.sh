# What every node does when it starts. Read by start.sh of manager and worker; standard output is the log of the node.

say() { echo "graflag: $*"; }

# Makes the control groups writable, which an engine inside needs.
open_cgroups() {
  if [ -f /sys/fs/cgroup/cgroup.controllers ]; then
    open_cgroup2
  else
    local controller
    for controller in /sys/fs/cgroup/*/; do
      controller=${controller%/}
      # Links such as cpu -> cpu,cpuacct lead to a directory that has its own turn.
      [ -L "$controller" ] || open_cgroup1 "$controller"
    done
  fi
}

open_cgroup1() {
  local name=${1##*/} probe=$1/graflag-probe
  if [ "$name" = unified ] || { mkdir "$probe" && rmdir "$probe"; } 2> /dev/null; then return; fi
  if [ "$name" = systemd ]; then name=none,name=systemd; fi
  umount "$1" && mount -t cgroup -o "$name" cgroup "$1" || say "cannot mount control group $name"
}

open_cgroup2() {
  local leaf=/sys/fs/cgroup/graflag-node
  if ! mkdir -p "$leaf" 2> /dev/null; then
    umount /sys/fs/cgroup && mount -t cgroup2 cgroup2 /sys/fs/cgroup && mkdir -p "$leaf" ||
      say "cannot mount the control groups"
  fi
  # Version 2 hands controllers on only from a group without processes.
  local process
  while read -r process; do
    # One that has ended meanwhile needs no place.
    { echo "$process" > "$leaf/cgroup.procs"; } 2> /dev/null || true
  done < <(cat /sys/fs/cgroup/cgroup.procs)
  local controller
  for controller in $(cat /sys/fs/cgroup/cgroup.controllers); do
    { echo "+$controller" > /sys/fs/cgroup/cgroup.subtree_control; } 2> /dev/null ||
      say "cannot hand on control group $controller"
  done
}

# keep NAME COMMAND...: runs a service, and runs it again whenever it ends.
keep() {
  local name=$1
  shift
  while true; do
    "$@" || true
    say "$name ended; it is started again"
    sleep 1
  done
}

run_engine() {
  # A node that was killed leaves them, and no engine starts beside them.
  rm -rf /var/run/docker.pid /var/run/docker
  dockerd --host unix:///var/run/docker.sock --log-level warn
}

run_sshd() {
  mkdir -p /run/sshd
  /usr/sbin/sshd -D -e
}

start_node() {
  open_cgroups
  mkdir -p /etc/docker
  printf '%s\n' "$GRAFLAG_DAEMON" > /etc/docker/daemon.json
  # Made here: a key in the image would be everybody's.
  [ -f /etc/ssh/ssh_host_ed25519_key ] ||
    ssh-keygen -q -t ed25519 -N '' -C "$(hostname)" -f /etc/ssh/ssh_host_ed25519_key
  keep engine run_engine &
  keep sshd run_sshd &
}

# Ends the engine in order when the node is stopped, with all that it runs.
stay() {
  trap 'trap - TERM; pkill -x dockerd; while pgrep -x dockerd > /dev/null; do sleep 0.2; done; exit 0' TERM
  while true; do wait || true; sleep 1; done
}
