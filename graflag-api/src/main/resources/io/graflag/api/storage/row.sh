# FILE: its first line; a NUL; its last bytes.
absent "$1" && exit 0
given "$1"
head -c 65536 -- "$1" | head -n 1
printf '\000'
tail -c 8192 -- "$1"
