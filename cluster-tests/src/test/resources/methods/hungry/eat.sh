# Doubles a text until memory ends, and gives up at 1 GB where it is not limited.
text=0123456789abcdef
while [ "${#text}" -lt 1000000000 ]; do
  text=$text$text
  echo "${#text} bytes"
done
