# TEMPORARY LENGTH NAME...: makes the first directory that is free, with the status that comes in.
temporary_name=$1
length=$2
shift 2
mkdir -p experiments || exit 1
for name do
  directory=experiments/$name
  if mkdir "$directory" 2>/dev/null; then
    trap 'rm -f -- "$directory/$temporary_name"; rmdir -- "$directory"' EXIT
    trap 'exit 1' HUP INT TERM
    (put "$directory/$temporary_name" "$length" && trap - EXIT) || exit
    mv -fT -- "$directory/$temporary_name" "$directory/status.json" || exit 1
    trap - EXIT
    printf '%s\n' "$name"
    exit 0
  fi
  if [ ! -e "$directory" ] && [ ! -L "$directory" ]; then
    # Says why. Where it works now, another client has just gone, and the next name is as good.
    mkdir "$directory" || exit 1
    rmdir "$directory"
  fi
done
exit 48
