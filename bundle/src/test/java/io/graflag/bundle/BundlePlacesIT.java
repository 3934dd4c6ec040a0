package io.graflag.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundle as containers see it: mounted, as process 1, by users who own nothing. */
class BundlePlacesIT {
  @TempDir Path folder;
  private BundleRun run;

  @BeforeEach
  void prepare() throws Exception {
    run = new BundleRun(BundleRun.MADE, folder);
    run.with("GRAFLAG_RUNNER_OPTIONS", BundleRun.ARCHIVE_OR_NOTHING);
  }

  @Test
  void runsWhereItIsMountedReadOnlyAndNothingCanBeUnpacked() throws Exception {
    run.with("GRAFLAG_RUNNER_OPTIONS", "-Xshare:on -Djna.debug_load.jna=true");
    int code = mounted("/mnt/bin/graflag-runner");
    assertThat(code).as(run.err()).isZero();
    assertThat(run.out()).contains("works", "\"status\": \"completed\"");
    assertThat(run.err()).contains("Found jnidispatch at /mnt/lib/libjnidispatch.so");
  }

  @Test
  void runsForAnotherUserThanTheOneWhoMadeIt() throws Exception {
    int code =
        mounted("setpriv --reuid=65534 --regid=65534 --clear-groups /mnt/bin/graflag-runner");
    assertThat(code).as(run.err()).isZero();
    assertThat(run.out()).contains("works", "\"status\": \"completed\"");
  }

  @Test
  void runsAsProcessOne() throws Exception {
    run.under(Isolation.with("--pid", "--fork", "--mount-proc"));
    String command = "echo \"parent $PPID\"; readlink /proc/1/exe; " + BundleRun.RESULTS;
    assertThat(run.run(command)).as(run.err()).isZero();
    assertThat(run.out()).contains("\nparent 1\n", "/runtime/bin/java\n");
  }

  /** Runs a method where /mnt holds the bundle, and nothing below /tmp can be executed. */
  private int mounted(String launch) throws Exception {
    String script =
        "mount --bind '"
            + BundleRun.MADE
            + "' /mnt; mount -o remount,bind,ro /mnt; "
            + "mount -t tmpfs -o noexec none /tmp; mkdir -p /tmp/data /tmp/exp; chmod 777 /tmp/exp; "
            + "export DATA=/tmp/data/ EXP=/tmp/exp/; cd /; code=0; "
            + launch
            + " || code=$?; cat /tmp/exp/status.json; exit $code";
    run.under(Isolation.with("--mount")).under("sh", "-ec", script);
    return run.run(BundleRun.RESULTS + "echo works");
  }
}
