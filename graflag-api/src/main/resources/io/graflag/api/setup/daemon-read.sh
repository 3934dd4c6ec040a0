# Prints the configuration of Docker; nothing where there is none.
[ ! -e /etc/docker/daemon.json ] || cat /etc/docker/daemon.json
