# Comes before every script. Its first argument is SHARED_DIR.
LC_ALL=C
export LC_ALL
umask 022
cd "$1" 2>/dev/null || { [ -d "$1" ] || exit 40; cd "$1" || exit 1; }
shift

# Says by an exit code of its own that find is not the one of GNU, whose -printf is needed.
need_gnu() {
  find / -maxdepth 0 -printf '' || exit 41
  for program in awk gzip tar xargs; do
    command -v "$program" >/dev/null && continue
    echo "$program: not found" >&2
    exit 41
  done
}

# A folder that may not be read must not look like one that is empty.
readable() {
  [ ! -d "$1" ] && return 0
  [ -r "$1/" ] && [ -x "$1/" ] && return 0
  ls "$1/" >/dev/null
  exit 1
}

# Whether there is no such file; one that nobody lets us look at may be there.
absent() { # FILE
  [ -e "$1" ] && return 1
  words=$(ls -dL -- "$1" 2>&1 >/dev/null) && return 1
  case $words in *': No such file or directory') return 0 ;; esac
  printf '%s\n' "$words" >&2
  exit 1
}

# Says why a file cannot be read: what follows a pipe would take it for empty.
given() { # FILE
  [ -f "$1" ] || exit 46
  head -c 1 -- "$1" >/dev/null || exit 1
}

# Runs find; what vanishes while it looks is no failure.
look() {
  { errors=$(find "$@" 2>&1 >&3) && return 0; } 3>&1
  errors=$(printf '%s\n' "$errors" | grep -v ': No such file or directory$') || return 0
  printf '%s\n' "$errors" >&2
  return 1
}

# Facts of the files whose paths come in, each with a NUL after it.
facts() {
  xargs -0 -r sh -c 'find -L "$@" -maxdepth 0 -printf "%y %s %T@ %p\0"' graflag
  # 123: a file vanished meanwhile.
  case $? in 0 | 123) printf '\000' ;; *) exit 1 ;; esac
}

# Contents, as an archive, of those that are regular and not too large. An archive is mostly
# padding, and is asked for every few seconds.
contents() {
  xargs -0 -r sh -c 'find -L "$@" -maxdepth 0 -type f -size -1048577c -print0' graflag |
    tar -cf - --format=gnu --dereference --hard-dereference --ignore-failed-read \
      --no-recursion --null -T - | head -c 100000000 | gzip -1
}

# Writes what comes in to a new file: whole, and on the disk.
put() { # FILE LENGTH
  trap 'rm -f -- "$temporary"' EXIT
  trap 'exit 1' HUP INT TERM
  temporary=$1
  cat >"$1" || exit 1
  [ "$(stat -c %s -- "$1")" = "$2" ] || exit 42
  sync -- "$1" || exit 1
}

# Deletes what copies that were killed left in a directory. Whoever still writes to it has done so
# within the hour; what another copy can go on with has an 8 in its name and is kept for four days.
sweep() { # FOLDER
  for old in "$1"/.graflag-copy-*.tmp; do
    [ -e "$old" ] || continue
    case $old in */.graflag-copy-????????-????-8*) minutes=5760 ;; *) minutes=60 ;; esac
    [ -n "$(find "$old" -cmin -$minutes -print -quit)" ] || discard "$old"
  done
}

# Deletes a tree; what nobody may write to is made so first, and root needs no such thing.
discard() { # PATH
  rm -rf -- "$1" 2>/dev/null && return 0
  chmod -R u+rwX -- "$1" 2>/dev/null
  rm -rf -- "$1"
}
