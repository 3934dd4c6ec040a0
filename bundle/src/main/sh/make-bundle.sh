#!/bin/sh
# Makes libs/graflag_runner: the runner with a Java of its own, for images of any language on linux x86-64.
#
#   make-bundle.sh --jdk=JDK RUNNER_JAR TARGET VERSION TIME
#   make-bundle.sh --find                prints the JDK that is found, or fails
#
# JDK is the home of an Eclipse Temurin JDK 25 or newer, or empty: then one is looked for. TARGET is the directory to
# make; TIME is what its files are dated: Java trusts its archive of classes only while the jar keeps its date.
set -eu

oldest=25

# Sets $problem to what is wrong with a JDK for this purpose; empty where nothing is.
check_jdk() {
  problem=
  # Of other builds some need the newest glibc (Debian's its own), and Temurin's the oldest: 2.17.
  if [ ! -x "$1/bin/jlink" ] || [ ! -f "$1/release" ]; then
    problem="is no JDK"
  elif ! grep -q '^IMPLEMENTOR="Eclipse Adoptium"' "$1/release"; then
    problem="is not from Eclipse Temurin"
  elif ! grep -q '^LIBC="gnu"' "$1/release" || ! grep -q '^OS_ARCH="x86_64"' "$1/release"; then
    problem="is not for Linux with glibc on x86-64"
  else
    feature=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    [ "${feature:-0}" -ge "$oldest" ] || problem="is Java ${feature:-unknown}, older than $oldest"
  fi
}

find_jdk() {
  for candidate in "${JAVA_HOME_25_X64:-}" "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/* /opt/jdk*; do
    [ -d "$candidate" ] || continue
    check_jdk "$candidate"
    if [ -z "$problem" ]; then
      jdk=$candidate
      return
    fi
  done
  echo "error: The runner's bundle needs an Eclipse Temurin JDK $oldest or newer (Linux, glibc, x86-64), and none is found." >&2
  echo "hint: Install one (https://adoptium.net) and name it with -Dgraflag.bundle.jdk=DIRECTORY," >&2
  echo "hint: or leave the bundle out with -Dgraflag.bundle.skip: then images cannot be given the runner." >&2
  exit 1
}

if [ "$1" = --find ]; then
  find_jdk
  echo "$jdk"
  exit 0
fi

jdk=${1#--jdk=} jar=$2 target=$3 version=$4 time=$5
here=$(cd "$(dirname "$0")" && pwd)
jar=$(cd "$(dirname "$jar")" && pwd)/${jar##*/}
mkdir -p "$(dirname "$target")"
target=$(cd "$(dirname "$target")" && pwd)/${target##*/}

if [ -z "$jdk" ]; then
  find_jdk
else
  check_jdk "$jdk"
  if [ -n "$problem" ]; then
    echo "error: The runner's bundle needs an Eclipse Temurin JDK $oldest or newer, and $jdk $problem." >&2
    exit 1
  fi
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
rm -rf "$target"
mkdir -p "$target/bin" "$target/lib"

# All that runner, JNA and Jackson touch on Linux; the rest of what OSHI and Jackson could use is not there.
"$jdk/bin/jlink" --add-modules java.base,java.logging --output "$work/runtime" \
  --strip-debug --no-header-files --no-man-pages --compress zip-6
rm "$work/runtime/bin/keytool"
# Links become files: not everything that copies directories keeps links.
cp -RL "$work/runtime" "$target/runtime"
cp "$jdk/NOTICE" "$target/runtime/NOTICE"

# The jar without what is for other systems: Java reads the list of its files in each run. The native library lies
# beside it, so that nothing is unpacked.
mkdir "$work/jar"
(cd "$work/jar" && "$jdk/bin/jar" --extract --file "$jar")
cp "$work/jar/com/sun/jna/linux-x86-64/libjnidispatch.so" "$target/lib/"
find "$work/jar/com/sun/jna" "$work/jar/oshi" -type d \( -name win32 -o -name windows -o -name mac -o -name aix \
  -o -name solaris -o -name 'darwin-*' -o -name '*bsd*' -o -name '*-*' \) -prune -exec rm -rf {} +
(cd "$work/jar" && find . -type f ! -path ./META-INF/MANIFEST.MF | LC_ALL=C sort > "$work/files" &&
  "$jdk/bin/jar" --create --file "$target/lib/graflag-runner.jar" --date "$time" \
    --manifest META-INF/MANIFEST.MF "@$work/files")
cp "$here/graflag-runner" "$target/bin/graflag-runner"
cp "$here/../../../../LICENSE" "$target/LICENSE"
echo "$version" > "$target/VERSION"
chmod -R u=rwX,go=rX "$target"
chmod 755 "$target/bin/graflag-runner"
find "$target" -exec touch -d "$time" {} +

# launcher OPTION...: makes $work/home, which starts with these options in place of the archive of classes.
launcher() {
  rm -rf "${work:?}/home"
  mkdir -p "$work/home/bin"
  ln -s "$target/runtime" "$target/lib" "$work/home"
  sed "s|-XX:SharedArchiveFile=\"[^\"]*\"|$*|" "$here/graflag-runner" > "$work/home/bin/graflag-runner"
  chmod 755 "$work/home/bin/graflag-runner"
}

# experience COMMAND [VARIABLE=VALUE...]: adds the classes that a run loads to a list.
experience() {
  command=$1
  shift
  rm -rf "$work/exp"
  mkdir -p "$work/exp" "$work/data"
  now=$(date -u +%Y-%m-%dT%H:%M:%S.123+00:00)
  echo "{\"status\": \"building\", \"timestamp\": \"$now\", \"heartbeat\": \"$now\"}" > "$work/exp/status.json"
  launcher "-XX:DumpLoadedClassList=$work/loaded"
  env DATA="$work/data/" EXP="$work/exp/" METHOD_NAME=experience COMMAND="$command" MONITOR_INTERVAL=0.1 "$@" \
    "$work/home/bin/graflag-runner" --pass-env-args > "$work/log" 2>&1 || [ "$?" -eq "$expected" ] || {
    echo "error: The runner of the bundle does not work:" >&2
    cat "$work/log" >&2
    exit 1
  }
  # Their numbers hold in one list only.
  sed 's/ id: [0-9]*$//' "$work/loaded" >> "$work/experiences"
}

# What runs do; what else they may do loads its classes from the jar.
: > "$target/lib/graflag-runner.jsa"
results="printf '{\"scores\": [1]}' > \"\$EXP/results.json\""
expected=0
experience "echo works; sleep 1.5; $results; :" _SEED=1 GRAFLAG_TIMEOUT_SECONDS=60
experience "sleep 0.3; printf 'node_id,score,label\n1,0.5,0\n2,0.9,1\n' > \"\$EXP/scores.csv\"" \
  RESULTS_FROM=scores.csv RESULT_TYPE=NODE_ANOMALY_SCORES
expected=3
experience "echo fails >&2; sleep 0.3; exit 3"
expected=143
experience "trap 'sleep 0.2; exit 0' TERM; sleep 0.3; kill \$PPID; sleep 5 & wait"

awk '!seen[$0]++' "$work/experiences" > "$work/classes"
launcher "-Xshare:dump -XX:+AOTClassLinking -XX:SharedClassListFile=$work/classes" \
  "-XX:SharedArchiveFile=$target/lib/graflag-runner.jsa"
if ! "$work/home/bin/graflag-runner" > "$work/log" 2>&1 || [ ! -s "$target/lib/graflag-runner.jsa" ]; then
  echo "error: The archive of classes cannot be made:" >&2
  cat "$work/log" >&2
  exit 1
fi
chmod 644 "$target/lib/graflag-runner.jsa"
find "$target" -exec touch -d "$time" {} +
