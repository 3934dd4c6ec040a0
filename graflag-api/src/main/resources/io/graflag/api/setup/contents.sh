# Reads SHARED_DIR, directories under it, an empty line, and lines of sha256sum. Says which
# directories are there, what is at the top of libraries, their manifests, and each file's state.
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
      [ ! -f "$item/.graflag.json" ] ||
        { printf 'manifest %s ' "$item" && tr -d '\n' <"$item/.graflag.json" && echo; }
      ;;
  esac
done
echo files
sha256sum --check - 2>/dev/null
exit 0
