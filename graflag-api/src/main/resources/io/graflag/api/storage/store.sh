# FOLDER NAME OFFSET SIZE MODE TIME: writes what comes in to a file that waits for its place, from a
# byte on. What is there stays when not all of it comes, so that another copy can go on with it.
mkdir -p -- "$1" && cd "$1" || exit 1
# What is gone on with must not be swept away, here or by others, after it was compared.
[ "$3" = 0 ] || touch -c -- "$2" || exit 1
sweep .
[ "$3" = 0 ] || [ "$(stat -c %s -- "$2")" = "$3" ] || exit 42
umask 077
if [ "$3" = 0 ]; then
  # Whoever else writes to what is there must not write to this.
  rm -f -- "$2" || exit 1
  dd of="$2" bs=262144 status=none
else
  # What another copy has moved to its place must not come into being again, with a hole; and dd
  # empties a file of which less than a block is to stay.
  dd of="$2" oflag=seek_bytes seek="$3" conv=notrunc,nocreat bs=262144 status=none
fi
case $? in
  0) ;;
  # It cannot be written: a disk that is full must not stay so for its sake.
  1) rm -f -- "$2"; exit 1 ;;
  *) exit 1 ;;
esac
[ "$(stat -c %s -- "$2")" = "$4" ] || exit 42
chmod -- "$5" "$2" && touch -d "@$6" -- "$2"
