# FILE LINES: how many bytes it holds and when it was written last; then the last lines of these.
absent "$1" && echo 0 && exit 0
given "$1"
facts=$(stat -L -c '%s %.9Y' -- "$1") || exit 1
size=${facts% *}
part() { dd if="$1" iflag=skip_bytes,count_bytes skip=$((size - chunk)) count="$chunk" bs=65536 status=none; }
most=67000000
[ "$most" -le "$size" ] || most=$size
chunk=65536
while :; do
  [ "$chunk" -le "$most" ] || chunk=$most
  [ "$chunk" -eq "$most" ] && break
  [ "$(part "$1" | wc -l)" -gt "$2" ] && break
  chunk=$((chunk * 2))
done
printf '%s\n' "$facts"
part "$1" | tail -n "$2"
