package io.graflag.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostsFileTest {
  @Test
  void readsAFileOfTheOriginal() {
    Hosts hosts =
        read(
                "subnet: 192.168.100.0/24",
                "manager: 192.168.100.10",
                "workers:",
                "  - 192.168.100.11",
                "  - 192.168.100.12")
            .hosts()
            .orElseThrow();
    assertThat(hosts.subnet()).contains(Subnet.parse("192.168.100.0/24"));
    assertThat(hosts.manager()).hasToString("192.168.100.10");
    assertThat(hosts.workers())
        .extracting(HostAddress::value)
        .containsExactly("192.168.100.11", "192.168.100.12");
  }

  @ParameterizedTest
  @ValueSource(strings = {"manager: node1", "workers:\nmanager: node1", "workers: []\nmanager: N1"})
  void needsNothingButAManager(String text) {
    assertThat(read(text).problems()).isEmpty();
    assertThat(read(text).hosts().orElseThrow().workers()).isEmpty();
  }

  @Test
  void reportsAllProblemsTogetherEachWithItsLine() {
    assertThat(
            read(
                    "subnet: 10.0.0.0/33",
                    "manager: 10.0.0.300",
                    "gpus: 4",
                    "workers:",
                    "  - 10.0.0.2",
                    "  - {a: b}",
                    "  - 10.0.0.2",
                    "  - bad_name")
                .problems())
        .extracting(problem -> problem.replaceAll("(hosts.yml:\\d+: )(\\S+).*", "$1$2"))
        .containsExactly(
            "hosts.yml:1: \"10.0.0.0/33\"",
            "hosts.yml:2: \"10.0.0.300\"",
            "hosts.yml:3: unknown",
            "hosts.yml:6: a",
            "hosts.yml:7: 10.0.0.2",
            "hosts.yml:8: \"bad_name\"");
  }

  @Test
  void namesAddressesOutsideTheSubnetWithBothSides() {
    assertThat(read("workers: [10.1.0.2, node3]", "manager: 10.0.0.1", "subnet: 10.0.0.0/16"))
        .extracting(HostsFile.Reading::problems)
        .isEqualTo(List.of("hosts.yml:1: 10.1.0.2 is not in subnet 10.0.0.0/16."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|names no manager",
        "subnet: 10.0.0.0/8|names no manager",
        "- a|must hold subnet, manager and workers",
        "manager: [a]|manager must be one value",
        "manager:|neither an IPv4 address",
        "workers: node1|workers must be a list",
        "subnet: 10.0.0.5/24|The subnet is 10.0.0.0/24",
        "manager: 'a|is no YAML",
        "manager: ~x: y|is no YAML"
      })
  void refusesAFileThatIsWrong(String text, String words) {
    assertThat(read(text).hosts()).isEmpty();
    assertThat(read(text).problems()).anyMatch(problem -> problem.contains(words));
  }

  @Test
  void saysThatAKeyStandsTwice() {
    assertThat(read("manager: a", "manager: b").problems())
        .containsExactly("hosts.yml:2: manager stands a second time, first in line 1.");
  }

  @Test
  void reportsAFileThatCannotBeRead(@TempDir Path directory) throws IOException {
    Path large = Files.write(directory.resolve("large.yml"), new byte[(1 << 20) + 1]);
    assertThat(HostsFile.read(directory.resolve("none.yml")).problems())
        .containsExactly("Cannot read " + directory.resolve("none.yml") + ": it does not exist.");
    assertThat(HostsFile.read(directory).problems()).singleElement().asString().contains("read");
    assertThat(HostsFile.read(large).problems()).singleElement().asString().contains("1 MiB");
  }

  private static HostsFile.Reading read(String... lines) {
    return HostsFile.parse(String.join("\n", lines), "hosts.yml");
  }
}
