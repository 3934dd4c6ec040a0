package io.graflag.runner.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class OomKillsTest {
  @Test
  void countsThoseOfOurGroup() {
    assertThat(
            new OomKills(MemoryCgroup.find(MemoryCgroupTest.LAYOUTS.resolve("docker-v1"))).count())
        .hasValue(5);
  }

  @Test
  void isUnknownWhereTheKernelCountsNothing() {
    assertThat(new OomKills(Optional.empty()).count()).isEmpty();
  }
}
