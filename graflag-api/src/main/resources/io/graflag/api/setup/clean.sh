# Reads SHARED_DIR and the name of a marker, and removes it.
IFS= read -r shared
IFS= read -r marker
cd "$shared" && rm -f -- "$marker"
