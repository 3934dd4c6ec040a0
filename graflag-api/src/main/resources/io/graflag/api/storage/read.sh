# FILE: its content.
absent "$1" && exit 44
[ -f "$1" ] || exit 44
size=$(stat -L -c %s -- "$1") || exit 1
[ "$size" -le 67108864 ] || exit 45
cat -- "$1"
