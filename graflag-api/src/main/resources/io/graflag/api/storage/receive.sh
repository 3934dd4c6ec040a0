# FOLDER NAME: unpacks what comes in beside its place, and moves it there once it is all here.
mkdir -p -- "$1" || exit 1
sweep "$1"
partial=$1/$2
trap 'cd / && discard "$partial"' EXIT
trap 'exit 1' HUP INT TERM
mkdir -- "$partial" || exit 1
tar -C "$partial" -xpf - --no-same-owner || exit 1
[ -f "$partial/end" ] || exit 42
cd "$partial" || exit 1
# Another copy of the same file may have begun anew with it.
xargs -0 -r -n 3 sh -c '[ "$(stat -c %s -- "$1")" = "$3" ] || exit 255' graflag <large || exit 42
mkdir gone || exit 1
xargs -0 -r -n 2 sh -c '
  mkdir -p -- "$2" || exit 255
  [ -d "$1" ] || exit 0
  find "$1" -mindepth 1 -maxdepth 1 -print0 | xargs -0 -r mv -f -t "$2" -- || exit 255
' graflag <targets || exit 1
xargs -0 -r -n 3 sh -c '
  [ "$(stat -c %s -- "$1")" = "$3" ] || exit 254
  mv -fT -- "$1" "$2" || exit 255
' graflag <large
# 123: one of them is not whole any more.
case $? in 0) ;; 123) exit 42 ;; *) exit 1 ;; esac
xargs -0 -r sh -c '
  batch=$(mktemp -d gone/XXXXXX) || exit 255
  number=0
  for path do
    number=$((number + 1))
    mv -fT -- "$path" "$batch/$number" || exit 255
  done
' graflag <surplus || exit 1
xargs -0 -r -n 30 sh -c '
  while [ $# -gt 2 ]; do
    chmod -- "$1" "$3" && touch -d "@$2" -- "$3" || exit 255
    shift 3
  done
' graflag <folders || exit 1
