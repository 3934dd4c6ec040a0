# Ends after some seconds, and leaves nothing.
echo "$_SECONDS seconds without a runner"
# As the first process of a container it must see to signals itself.
trap 'exit 143' TERM
sleep "$_SECONDS" &
wait $!
