# FOLDER: the names of the directories in it, each with a NUL after it.
readable "$1"
for path in "$1"/*/; do
  [ -d "$path" ] || continue
  name=${path%/}
  printf '%s\000' "${name##*/}"
done
