# The first program of a worker.
set -u
. /usr/local/lib/graflag/node.sh

# The manager may start later than this node, or again.
mount_shared() {
  mkdir -p /shared
  until mountpoint -q /shared || mount -t nfs4 -o soft,timeo=50 "$GRAFLAG_NFS_SERVER:/shared" /shared; do
    sleep 1
  done
}

start_node
if [ -n "${GRAFLAG_NFS_SERVER:-}" ]; then mount_shared & fi
stay
