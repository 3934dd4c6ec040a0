# Free blocks for anybody, and bytes of a block.
[ -d experiments ] && cd experiments
stat -f -c '%a %S' .
