package io.graflag.devcluster;

import io.graflag.core.StorageErrors;
import io.graflag.devcluster.bringup.ClientReach;
import io.graflag.devcluster.bringup.Patience;
import io.graflag.devcluster.bringup.SshBanner;
import io.graflag.devcluster.program.HostProgram;
import io.graflag.devcluster.program.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The machine that a cluster is made on.
 *
 * @param docker the docker command
 * @param nvidiaSmi the tool of the driver of NVIDIA
 * @param filesystems what the kernel can mount
 * @param routes the ranges of addresses that it knows the way to
 * @param host its name
 * @param reach how it reaches the manager
 * @param patience how long a node may take for each step
 */
public record Surroundings(
    Program docker,
    Program nvidiaSmi,
    Path filesystems,
    Path routes,
    String host,
    ClientReach reach,
    Patience patience) {

  /** This machine. */
  public static Surroundings of(Map<String, String> environment) {
    return new Surroundings(
        new HostProgram("docker", environment),
        new HostProgram("nvidia-smi", environment),
        Path.of("/proc/filesystems"),
        Path.of("/proc/net/route"),
        host(Path.of("/proc/sys/kernel/hostname")),
        new SshBanner(),
        Patience.USUAL);
  }

  private static String host(Path file) {
    if (!Files.exists(file)) {
      return "";
    }
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw StorageErrors.of("read", file, e);
    }
  }
}
