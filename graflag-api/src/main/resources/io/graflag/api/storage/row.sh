# FILE: its first line; a NUL; its last bytes.
[ -e "$1" ] || exit 0
head -c 65536 -- "$1" | head -n 1
printf '\000'
tail -c 8192 -- "$1"
