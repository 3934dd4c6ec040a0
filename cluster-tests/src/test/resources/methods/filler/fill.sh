echo "filling ${EXP}"
head -c 200000000 /dev/zero > "${EXP}fill.bin"
