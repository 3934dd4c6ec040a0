# DESTINATION: SHARED_DIR and the destination with all links resolved; then what lies at each path
# that comes in and, where that is a directory, what it holds.
need_gnu
realpath -z -- . || exit 1
realpath -z -m -- "$1" || exit 1
xargs -0 -r sh -c '
  for path do
    shift
    if [ -e "$path" ] || [ -L "$path" ]; then set -- "$@" "$path"; fi
  done
  [ $# -gt 0 ] || exit 0
  find "$@" -maxdepth 0 -printf "%y%Y %s %T@\0l%l\0%p\0" || exit 1
  for path do
    shift
    [ -d "$path" ] && set -- "$@" "$path/"
  done
  [ $# -gt 0 ] || exit 0
  { errors=$(find "$@" -mindepth 1 -maxdepth 1 -printf "%y%Y %s %T@\0l%l\0%p\0" 2>&1 >&3) &&
    exit 0; } 3>&1
  # What vanishes while it looks is no failure.
  errors=$(printf "%s\n" "$errors" | grep -v ": No such file or directory$") || exit 0
  printf "%s\n" "$errors" >&2
  exit 1
' graflag || exit 1
printf '\000'
