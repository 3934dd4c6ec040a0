# NAME HIDDEN: deletes an experiment, which has no name while it is deleted.
[ -d "experiments/$1" ] || exit 44
mv -T -- "experiments/$1" "experiments/$2" || exit 1
# A method may have written a directory that it protected afterwards.
discard "experiments/$2" && exit 0
# What could not be deleted must not be hidden from whoever lists.
mv -T -- "experiments/$2" "experiments/$1"
exit 1
