# Reads SHARED_DIR, a directory under it with what is new, and what to do with each part of it.
LC_ALL=C
export LC_ALL
IFS= read -r shared
IFS= read -r stage
cd "$shared" || exit 40
trap 'rm -rf -- "$stage"' EXIT
while IFS= read -r line; do
  name=${line#* }
  case $line in
    new\ *)
      if [ -e "$name" ] || [ -L "$name" ]; then
        printf 'kept %s\n' "$name"
      else
        mkdir -p -- "${name%/*}" && mv -nT -- "$stage/$name" "$name" || exit 1
      fi
      ;;
    library\ *)
      library=$name
      # What was there stays beside it for the runs that use it, until the next replacement.
      previous=libs/.graflag-previous/${library#libs/}
      rm -rf -- "$previous"
      mkdir -p -- "$previous" "$library" || exit 1
      ;;
    old\ *)
      [ ! -e "$library/$name" ] || mv -T -- "$library/$name" "$previous/$name" || exit 1
      ;;
    entry\ *)
      [ ! -e "$library/$name" ] || mv -T -- "$library/$name" "$previous/$name" || exit 1
      mv -T -- "$stage/$library/$name" "$library/$name" || exit 1
      ;;
  esac
done
rmdir libs/.graflag-previous/* libs/.graflag-previous 2>/dev/null
exit 0
