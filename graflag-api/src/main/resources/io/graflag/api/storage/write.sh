# FILE TEMPORARY LENGTH: replaces the file by what comes in.
[ -d "${1%/*}" ] || exit 44
put "$2" "$3"
mv -fT -- "$2" "$1"
