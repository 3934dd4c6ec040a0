# Reads SHARED_DIR, the name and the word of a marker. Says what is missing, and how SHARED_DIR is.
LC_ALL=C
export LC_ALL
umask 022
IFS= read -r shared
IFS= read -r marker
IFS= read -r word
for program in docker tar awk grep sed gzip xargs sha256sum; do
  command -v "$program" >/dev/null 2>&1 || echo "missing $program"
done
cp --version 2>/dev/null | grep -q GNU || echo "missing GNU coreutils (cp)"
find / -maxdepth 0 -printf '' 2>/dev/null || echo "missing GNU findutils (find)"
command -v ssh >/dev/null 2>&1 || echo "no-ssh"
if [ -d "$shared" ]; then
  state=there
else
  state=made
  words=$(mkdir -p -- "$shared" 2>&1) || { echo "unusable $words"; exit 0; }
fi
cd "$shared" 2>/dev/null || { echo "unusable it cannot be entered"; exit 0; }
# Only what is older than a setup takes is nobody's any more.
find . -maxdepth 1 -name '.graflag-marker-*' -mmin +60 -delete 2>/dev/null
words=$({ printf '%s\n' "$word" >"$marker"; } 2>&1) || { echo "unusable ${words##*: }"; exit 0; }
for old in .graflag-copy-*.tmp; do
  # With this digit, another copy can go on with it.
  case $old in .graflag-copy-????????-????-8*) continue ;; esac
  [ ! -e "$old" ] || [ -n "$(find "$old" -cmin -60 -print -quit)" ] || rm -rf -- "$old"
done
mkdir -p methods datasets experiments libs 2>/dev/null
echo "$state"
