# DATASETS SOURCE...: for each source its path, that with all links resolved, and all below it;
# after "datasets" also what those datasets hold that are links.
need_gnu
follow=$1
shift
if [ "$follow" = datasets ]; then
  for link in "$(realpath -- datasets)"/*; do
    if [ -L "$link" ] && [ -d "$link" ]; then set -- "$@" "$link"; fi
  done
fi
for source do
  printf '%s\000' "$source"
  if [ -e "$source" ]; then
    realpath -z -- "$source" || exit 1
    look -H "$source" -printf '%y%Y %s %T@\0l%l\0p%P\0' || exit 1
  fi
  printf '\000'
done
