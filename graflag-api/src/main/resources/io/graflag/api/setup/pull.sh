# Reads the name of an image, and pulls it.
IFS= read -r image
docker pull "$image" 2>&1
