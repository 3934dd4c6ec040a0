# Reads the name of an image, and makes it of one small file.
IFS= read -r image
folder=$(mktemp -d) || exit 1
trap 'rm -rf -- "$folder"' EXIT
echo GraFlag >"$folder/probe" || exit 1
tar -C "$folder" -cf - --format=gnu --owner=0 --group=0 --mtime=@0 probe | docker import - "$image"
