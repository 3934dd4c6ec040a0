# FILE OFFSET: one byte once it is open, its permissions, size and time; then all from that byte on.
absent "$1" && exit 44
[ -f "$1" ] || exit 46
exec <"$1" || exit 1
facts=$(stat -c '%a %s %.9Y' -) || exit 1
printf '+%s\n' "$facts"
size=${facts#* }
size=${size% *}
[ "$2" -lt "$size" ] || exit 0
exec dd iflag=skip_bytes,count_bytes skip="$2" count=$((size - $2)) bs=262144 status=none
