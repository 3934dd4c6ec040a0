# $1 log, others: arguments of docker build. Prints what it prints, and exits as it does.
set -u
log=$1
shift
exec 3>&1
code=$(
  {
    {
      DOCKER_CLI_HINTS=false BUILDKIT_PROGRESS=plain docker build "$@" 2>&1 < /dev/null
      echo "$?" >&4
    } | tee -a -- "$log" >&3
  } 4>&1
)
exit "${code:-1}"
