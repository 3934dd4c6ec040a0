# Sends the files and directories whose absolute paths come in, each with a NUL after it.
printf +
tar -C / -cf - --format=pax --pax-option=delete=atime,delete=ctime --hard-dereference \
  --ignore-failed-read --no-recursion --null -T -
# 1: a file changed while it was read, which standard error names.
[ $? -le 1 ] || exit 1
