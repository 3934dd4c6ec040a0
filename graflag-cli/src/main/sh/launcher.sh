# Starts the command line with the Java of the user. Read by ./graflag of a checkout and by bin/graflag of an
# installation; what differs between the two are their arguments to start_graflag.
# shellcheck shell=sh

# Sets $java, or ends with a message.
find_java() {
  if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
    java="$JAVA_HOME/bin/java"
  elif java=$(command -v java); then
    java=$(readlink -f "$java")
  else
    echo "error: GraFlag needs Java 17 or newer, and there is no java on the PATH." >&2
    echo "hint: Install a JDK, or set JAVA_HOME to one." >&2
    exit 1
  fi
}

# Ends with a message if $java is too old. An unknown answer is none: Java itself then says what is wrong.
check_java() {
  release=$(dirname "$(dirname "$java")")/release
  version=$(sed -n 's/^JAVA_VERSION="\([^"]*\).*/\1/p' "$release" 2> /dev/null) || version=
  if [ -z "$version" ]; then
    version=$("$java" -version 2>&1 | sed -n 's/.* version "\([^"]*\).*/\1/p')
  fi
  major=${version%%[!0-9]*}
  if [ -n "$major" ] && [ "$major" -lt 17 ]; then
    echo "error: GraFlag needs Java 17 or newer, and $java is older: $version" >&2
    echo "hint: Install a newer one, or set JAVA_HOME to it." >&2
    exit 1
  fi
}

# Sets $archive to the file of parsed classes for this Java and this jar; empty where the user has no cache.
find_archive() {
  archive=
  case "${XDG_CACHE_HOME:-}" in
    /*) archives="$XDG_CACHE_HOME/graflag/classes" ;;
    *) archives="${HOME:+$HOME/.cache/graflag/classes}" ;;
  esac
  [ -n "$archives" ] || return 0
  archives="$archives/$(printf '%s\n' "$java" "$1" | cksum | cut -d ' ' -f 1)"
  # Size and date: an installation written over by another has other classes under the same path.
  # shellcheck disable=SC2012 # the text only has to be the same as long as the files are
  archive="$archives/$(LC_ALL=C ls -dnL "$java" "$1" | cksum | cut -d ' ' -f 1).jsa"
}

# Makes the archive $archive, or an empty file where this Java cannot; nothing where nothing may be written.
make_archive() {
  mkdir -p "$archives" 2> /dev/null && [ -w "$archives" ] || return 0
  rm -f "$archives"/*.jsa
  # Away from where the user stands and of what is set up there, so that it always has the same classes; nor is a cluster,
  # which may be out of reach, asked for them.
  # shellcheck disable=SC2086 # the flags are words
  (cd "$archives" && GRAFLAG_SHARED_DIR='' GRAFLAG_MANAGER_IP='' exec "$java" $flags -XX:TieredStopAtLevel=1 \
    "-XX:ArchiveClassesAtExit=$archives/$$" "-Dgraflag.home=$1" -Dgraflag.archiving=true \
    -jar "$2" --config /dev/null list methods --json) < /dev/null > /dev/null 2>&1 || true
  [ -f "$archives/$$" ] || : > "$archives/$$"
  mv -f "$archives/$$" "$archive" 2> /dev/null || true
}

# set_compiler ARGUMENT...: sets $compiler for a command line. What is named like a command may also be the value of an
# option, or an argument of another command.
set_compiler() {
  compiler=-XX:TieredStopAtLevel=1
  while [ $# -gt 0 ]; do
    case $1 in
      -c | --config | --engine) shift ;;
      -*) ;;
      copy | sync)
        set_compiler_of_ciphers
        return
        ;;
      *) return ;;
    esac
    # An option may be the last word, without its value.
    [ $# -eq 0 ] || shift
  done
}

# Sets $compiler to what moves much data soon. Only the second compiler knows the processor's instructions for ciphers:
# what calls them is compiled by it at once, and little else, which would cost more than it brings. So the first one need
# not observe what it compiled, and the program goes through the ciphers before they are needed. A Java that is built
# without one of the two starts all the same.
set_compiler_of_ciphers() {
  compiler='-XX:+IgnoreUnrecognizedVMOptions'
  compiler="$compiler -XX:Tier4InvocationThreshold=100000 -XX:Tier4MinInvocationThreshold=20000"
  compiler="$compiler -XX:Tier4CompileThreshold=300000 -XX:Tier4BackEdgeThreshold=1500000"
  compiler="$compiler -XX:-C1UpdateMethodData -Dgraflag.warm-up=true -XX:CompileCommand=quiet"
  for method in AESCrypt.encryptBlock CounterMode.crypt GHASH.update GaloisCounterMode.implGCMCrypt; do
    compiler="$compiler -XX:CompileCommand=CompileThresholdScaling,com/sun/crypto/provider/$method,0.00001"
  done
}

# start_graflag HOME JAR CALLED ARGUMENT...: becomes the program.
# HOME holds runner, evaluator and examples; CALLED is what the user typed.
start_graflag() {
  # Without a UTF-8 locale Java replaces every letter beyond ASCII in the arguments before it starts.
  case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in
    *[Uu][Tt][Ff]*) ;;
    *)
      LC_ALL=C.UTF-8
      export LC_ALL
      ;;
  esac

  flags="-XX:+UseSerialGC -Xshare:auto -Xlog:disable -Xlog:all=error:stderr"
  # Classes already parsed are kept in an archive, which halves the time to start.
  find_archive "$2"
  if [ -z "$archive" ] || [ ! -f "$archive" ] || [ -n "$(find "$2" -newer "$archive")" ]; then
    check_java
    [ -z "$archive" ] || make_archive "$1" "$2"
  fi

  live=false
  if [ -t 2 ]; then live=true; fi
  if [ -z "${COLUMNS:-}" ] && [ -t 1 ] && command -v tput > /dev/null 2>&1; then
    # tput knows not every terminal, and measures the one on its standard input.
    if { COLUMNS=$(tput cols 2> /dev/null <&3); } 3>&1; then export COLUMNS; fi
  fi

  home=$1 jar=$2 called=$3
  shift 3
  set_compiler "$@"
  # Found on the PATH it was called by its name alone; and a path that needs quotes is no help in a hint.
  if [ "$called" = "$(command -v graflag)" ]; then called=graflag; fi
  case "$called" in *[!A-Za-z0-9_./+-]*) called=graflag ;; esac
  set -- "-Dgraflag.home=$home" "-Dgraflag.command=$called" "-Dgraflag.live=$live" -jar "$jar" "$@"
  if [ -n "$archive" ] && [ -s "$archive" ]; then set -- "-XX:SharedArchiveFile=$archive" "$@"; fi
  # shellcheck disable=SC2086
  exec "$java" $flags $compiler "$@"
}
