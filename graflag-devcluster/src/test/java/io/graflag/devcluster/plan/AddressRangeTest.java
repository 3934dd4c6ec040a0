package io.graflag.devcluster.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.cluster.Subnet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressRangeTest {
  @Test
  void findsTheRangeAroundAnAddress() {
    assertThat(AddressRange.around("172.18.0.1/16")).hasToString("172.18.0.0/16");
    assertThat(AddressRange.around("10.1.2.128/25")).hasToString("10.1.2.128/25");
  }

  @ParameterizedTest
  @CsvSource({
    "172.30.0.0/24, 172.30.0.0/24, true",
    "172.30.0.0/24, 172.16.0.0/12, true",
    "172.16.0.0/12, 172.30.0.128/25, true",
    "172.30.0.0/24, 172.30.1.0/24, false",
    "0.0.0.0/0, 10.0.0.0/8, true",
    "192.0.2.0/24, 10.0.0.0/8, false"
  })
  void seesWhetherTwoRangesShareAnAddress(String one, String other, boolean overlap) {
    assertThat(new AddressRange(Subnet.parse(one)).overlaps(Subnet.parse(other)))
        .isEqualTo(overlap);
    assertThat(new AddressRange(Subnet.parse(other)).overlaps(Subnet.parse(one)))
        .isEqualTo(overlap);
  }
}
