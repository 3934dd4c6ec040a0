package io.graflag.runner.process;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;

/**
 * The calls of the C library that the Java platform does not offer.
 *
 * <p>They need JNA, whose start costs 60 to 90 ms, and which is not there where it has no library
 * for the system or no place to unpack it. Every call then says that it did nothing.
 */
final class LibC {
  private static final int PR_SET_CHILD_SUBREAPER = 36;
  private static final int WNOHANG = 1;
  private static final int SIGKILL = 9;
  private static final int EVERYBODY = -1;

  /** The process id of the first process of a container. */
  static final long INIT = 1;

  private LibC() {}

  /**
   * Makes this process the parent of whatever below it loses its own; see prctl(2).
   *
   * @return whether that was done
   */
  static boolean becomeSubreaper() {
    NativeLong no = new NativeLong(0);
    return call("prctl", PR_SET_CHILD_SUBREAPER, new NativeLong(1), no, no, no) == 0;
  }

  /**
   * Collects a child that has ended, so that its entry goes and what it used counts as ours; see
   * waitpid(2).
   *
   * @return whether there was such a child
   */
  static boolean collect(long pid) {
    return call("waitpid", Math.toIntExact(pid), null, WNOHANG) == pid;
  }

  /**
   * Kills every process but this one, which must be the first of its container; see kill(2).
   *
   * <p>The kernel lets nobody fork past it, while whoever goes from one process to the next can be
   * outrun.
   *
   * @return whether that was done; not where there is no other
   */
  static boolean killAllOthers() {
    if (ProcessHandle.current().pid() != INIT) {
      throw new IllegalStateException("only the first process may end all others");
    }
    return call("kill", EVERYBODY, SIGKILL) == 0;
  }

  private static int call(String name, Object... arguments) {
    try {
      return Native.LONG_SIZE == Long.BYTES
          ? Function.getFunction("c", name).invokeInt(arguments)
          : -1;
    } catch (LinkageError e) {
      return -1;
    }
  }
}
