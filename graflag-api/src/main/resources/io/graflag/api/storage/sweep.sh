# NAME: removes what writers that were killed left in an experiment.
[ -d "experiments/$1" ] || exit 44
find "experiments/$1/" -maxdepth 1 -type f \( -name '.*.tmp' -o -name .reserve \) -exec rm -f -- {} +
