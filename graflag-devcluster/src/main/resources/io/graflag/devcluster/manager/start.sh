# The first program of the manager.
set -u
. /usr/local/lib/graflag/node.sh

# Trusted by the workers. It is made here and never leaves this node.
make_key() {
  (
    umask 077
    mkdir -p /root/.ssh
    [ -f /root/.ssh/id_ed25519 ] ||
      ssh-keygen -q -t ed25519 -N '' -C "root@$(hostname)" -f /root/.ssh/id_ed25519
  )
}

run_registry() { docker-registry serve /etc/graflag/registry.yml; }

run_ganesha() {
  mkdir -p /run/ganesha
  ganesha.nfsd -F -f /etc/graflag/ganesha.conf -L STDOUT -p /run/ganesha/pid
}

make_key
start_node
keep registry run_registry &
if [ "${GRAFLAG_SERVES_NFS:-}" = yes ]; then keep nfs run_ganesha & fi
stay
