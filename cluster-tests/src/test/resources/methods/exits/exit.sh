# exit.sh --code CODE
echo "ends with $2" >&2
exit "$2"
