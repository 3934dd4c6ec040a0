# FILE: one byte once it is open, then its content.
[ -e "$1" ] || exit 44
[ -f "$1" ] || exit 46
exec <"$1"
printf +
exec cat
