# Reads the path of a marker. Says how the node belongs to a Swarm, and what the marker says here.
IFS= read -r marker
if command -v docker >/dev/null 2>&1; then
  if words=$(docker info --format "{{.Swarm.LocalNodeState}} {{.Swarm.NodeID}}" 2>/dev/null); then
    echo "swarm $words"
  else
    echo "no-docker $(docker version 2>&1 >/dev/null | tail -n 1)"
  fi
else
  echo "no-docker it is not installed, or not on the PATH of ssh"
fi
if [ -d "${marker%/*}" ]; then
  # A mount by NFS may remember for a while that there was no such file.
  tries=0
  while [ ! -f "$marker" ] && [ "$tries" -lt 10 ]; do
    ls "${marker%/*}" >/dev/null 2>&1
    sleep 0.5
    tries=$((tries + 1))
  done
  [ ! -f "$marker" ] || { printf 'marker ' && cat -- "$marker"; }
else
  echo "no-shared"
fi
