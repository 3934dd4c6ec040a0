# FILE OFFSET LIMIT: bytes of it.
absent "$1" && exit 0
dd if="$1" iflag=skip_bytes,count_bytes skip="$2" count="$3" bs=65536 status=none
