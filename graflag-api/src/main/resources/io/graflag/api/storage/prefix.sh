# FILE BYTES: the SHA-256 of its first bytes.
head -c "$2" -- "$1" | sha256sum
