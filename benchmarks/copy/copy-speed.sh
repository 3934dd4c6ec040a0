#!/bin/sh
# Compares `graflag copy` with rsync over the same sshd, in the same run: one large file, and many small ones.
#
#   benchmarks/copy/copy-speed.sh [MEGABYTES] [ROUNDS]
#
# Needs ./mvnw -pl graflag-cli -am package, sshd, rsync and a JDK. Both programs take their turns; what is printed is the
# median in seconds: of rsync the whole command, of graflag the whole command, the copy within it, and the copy within a
# program that runs already. Ratios are the rsync command to these three.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
megabytes=${1:-200}
rounds=${2:-5}
jar=$root/graflag-cli/target/graflag.jar
work=$(mktemp -d)
server=
trap 'exit 1' HUP INT TERM
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT

mkdir -p "$work/home" "$work/shared/methods" "$work/shared/datasets" "$work/one" "$work/many" /run/sshd
head -c "${megabytes}000000" /dev/urandom > "$work/one/large"
for i in $(seq 1000); do
  head -c 4096 /dev/urandom > "$work/many/$i"
done

ssh-keygen -q -t ed25519 -N '' -f "$work/host"
ssh-keygen -q -t ed25519 -N '' -f "$work/user"
port=$(java "$root/benchmarks/copy/FreePort.java")
cat > "$work/sshd" << END
ListenAddress 127.0.0.1:$port
HostKey $work/host
AuthorizedKeysFile $work/user.pub
PidFile none
StrictModes no
UsePAM no
PermitRootLogin prohibit-password
SetEnv HOME=$work/home
END
/usr/sbin/sshd -D -e -f "$work/sshd" 2> "$work/log" &
server=$!
printf '[127.0.0.1]:%s %s\n' "$port" "$(cut -d ' ' -f 1,2 "$work/host.pub")" > "$work/known"

export GRAFLAG_MANAGER_IP=127.0.0.1 GRAFLAG_SSH_PORT="$port" GRAFLAG_SSH_USER="$(id -un)" GRAFLAG_SSH_KEY="$work/user"
export GRAFLAG_KNOWN_HOSTS="$work/known" GRAFLAG_SHARED_DIR="$work/shared" HOME="$work/home"
cd "$work"
ssh="ssh -p $port -i $work/user -o UserKnownHostsFile=$work/known -o StrictHostKeyChecking=yes -o IdentitiesOnly=yes"
until $ssh 127.0.0.1 true 2> /dev/null; do kill -0 "$server"; done

# timed NAME COMMAND...: runs a command, and adds the seconds to NAME.
timed() {
  name=$1
  shift
  begin=$(date +%s%N)
  "$@" > "$work/said"
  end=$(date +%s%N)
  awk -v t=$((end - begin)) 'BEGIN { printf "%.3f\n", t / 1e9 }' >> "$work/times.$name"
}

# ours NAME ARGUMENT...: the same for a copy of ours, and adds the seconds within it to NAME.inside.
ours() {
  name=$1
  shift
  timed "$name" "$root/graflag" copy --json "$@"
  sed -n 's/.*"seconds": *\([0-9.]*\).*/\1/p' "$work/said" >> "$work/times.$name.inside"
}

median() {
  sort -n "$work/times.$1" | awk '{ t[NR] = $1 } END { printf "%.3f", t[int((NR + 1) / 2)] }'
}

for what in one many; do
  round=0
  while [ "$round" -lt "$rounds" ]; do
    round=$((round + 1))
    # Nothing is deleted but single files: ext4 is slow to make many where many were deleted a moment ago.
    rm -f "$work"/shared/datasets/*/large "$work"/back*/large
    for cipher in default aes128-gcm; do
      way=$ssh
      [ $cipher = default ] || way="$ssh -c $cipher@openssh.com"
      to=datasets/$what.$round.rsync.$cipher
      timed "$what.rsync.$cipher.there" rsync -a -e "$way" "$work/$what/" "127.0.0.1:$work/shared/$to/"
      timed "$what.rsync.$cipher.unchanged" rsync -a -e "$way" "$work/$what/" "127.0.0.1:$work/shared/$to/"
      timed "$what.rsync.$cipher.back" rsync -a -e "$way" "127.0.0.1:$work/shared/$to/" "$work/back.$what.$round.$cipher/"
    done
    to=datasets/$what.$round.ours
    back=$work/back.$what.$round.ours
    ours "$what.ours.there" -s "$work/$what/" --dest "$to"
    ours "$what.ours.unchanged" -s "$work/$what/" --dest "$to"
    ours "$what.ours.back" --from-remote -s "$to/" --dest "$back"
    diff -rq "$work/$what" "$back"
  done
  rm -f "$work"/shared/datasets/*/large "$work"/back*/large
  # The first rounds warm up.
  java -cp "$jar" "$root/benchmarks/copy/CopySpeed.java" "$work/$what" datasets/running "$work/running" $((rounds + 3)) |
    tail -n "$rounds" > "$work/running.times"
  rm -rf "$work"/shared/datasets/running* "$work"/running[0-9]*
  for way in there unchanged back; do
    sed "s/.* $way \([0-9.]*\).*/\1/" "$work/running.times" > "$work/times.$what.running.$way"
  done
done

printf '%-16s%10s%15s%10s%12s%12s%8s%8s%8s\n' '' rsync 'rsync aes-gcm' command 'copy in it' 'in running' ratio ratio ratio
for what in one many; do
  for way in there unchanged back; do
    rsync=$(median "$what.rsync.default.$way")
    command=$(median "$what.ours.$way")
    running=$(median "$what.running.$way")
    inside=$(median "$what.ours.$way.inside")
    printf '%-16s%10s%15s%10s%12s%12s' "$what $way" "$rsync" "$(median "$what.rsync.aes128-gcm.$way")" "$command" \
      "$inside" "$running"
    awk -v rsync="$rsync" -v command="$command" -v inside="$inside" -v running="$running" \
      'BEGIN { printf "%8.2f%8.2f%8.2f\n", rsync / command, rsync / inside, rsync / running }'
  done
done
