# Reads SHARED_DIR, directories under it, an empty line, and lines of sha256sum. Says which
# directories are there, what is at the top of libraries, their files, versions and manifests, and
# each file's state.
LC_ALL=C
export LC_ALL
IFS= read -r shared
cd "$shared" || exit 40
while IFS= read -r item && [ -n "$item" ]; do
  [ -e "$item" ] || continue
  printf 'there %s\n' "$item"
  case $item in
    libs/*)
      for path in "$item"/* "$item"/.[!.]*; do
        [ ! -e "$path" ] || printf 'entry %s\n' "$path"
      done
      find "$item/" \( -type f -o -type l \) -printf "file $item/%P\\n"
      [ ! -f "$item/VERSION" ] ||
        { printf 'version %s ' "$item" && head -n 1 "$item/VERSION" | tr -d '\n' && echo; }
      [ ! -f "$item/.graflag.json" ] ||
        { printf 'manifest %s ' "$item" && tr -d '\n' <"$item/.graflag.json" && echo; }
      ;;
  esac
done
echo files
sha256sum --check - 2>/dev/null
exit 0
