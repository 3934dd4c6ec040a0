package io.graflag.runner.monitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A /proc of our own making. */
record FakeProc(Path root) {

  /** A process with one thread; its line holds the numbers that the tests look for. */
  FakeProc process(long pid, long parent, char state, long start) throws IOException {
    Path directory = Files.createDirectories(root.resolve("" + pid).resolve("task/" + pid));
    Files.writeString(directory.resolve("children"), "");
    Files.writeString(
        root.resolve(pid + "/stat"),
        pid
            + " (a) b (c)) "
            + state
            + " "
            + parent
            + " 1 1 0 -1 4194304 90 91 92 93 100 20 3 4 20 0 1 0 "
            + start
            + " 1000 50 18446744073709551615 1 1 0 0 0 0 0\n");
    Files.writeString(
        root.resolve(pid + "/status"),
        "Name:\ta) b (c)\nVmPeak:\t 9000 kB\nVmHWM:\t    4000 kB\nVmRSS:\t    3000 kB\nThreads:\t1\n");
    return this;
  }

  FakeProc io(long pid, long readBytes, long writeBytes) throws IOException {
    Files.writeString(
        root.resolve(pid + "/io"),
        "rchar: 9\nwchar: 9\nsyscr: 9\nsyscw: 9\nread_bytes: "
            + readBytes
            + "\nwrite_bytes: "
            + writeBytes
            + "\ncancelled_write_bytes: 9\n");
    return this;
  }

  FakeProc children(long pid, String list) throws IOException {
    Files.writeString(root.resolve(pid + "/task/" + pid + "/children"), list);
    return this;
  }

  FakeProc environment(long pid, String variables) throws IOException {
    Files.writeString(root.resolve(pid + "/environ"), variables);
    return this;
  }

  FakeProc gone(long pid) throws IOException {
    Files.delete(root.resolve(pid + "/stat"));
    return this;
  }
}
