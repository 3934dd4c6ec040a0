package io.graflag.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubnetTest {
  @ParameterizedTest
  @CsvSource({
    "192.168.100.0/24, 192.168.100.255, true",
    "192.168.100.0/24, 192.168.101.0, false",
    "128.0.0.0/1, 255.255.255.255, true",
    "10.0.0.7/32, 10.0.0.8, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "10.0.0.0/8, node1, true"
  })
  void holdsTheAddressesOfItsRange(String subnet, String address, boolean allowed) {
    assertThat(Subnet.parse(subnet).allows(HostAddress.parse(address))).isEqualTo(allowed);
    assertThat(Subnet.parse(subnet)).hasToString(subnet);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10.0.0.0", "10.0.0.0/", "10.0.0/8", "10.0.0.0/8/8", "a/8", "/8"})
  void refusesWhatIsNoSubnet(String text) {
    assertThatThrownBy(() -> Subnet.parse(text))
        .isInstanceOf(GraflagException.class)
        .hasMessageContaining("is no subnet");
  }

  @Test
  void readsANameWithoutRegardToCase() {
    assertThat(HostAddress.parse("Node1.Example.ORG")).hasToString("node1.example.org");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4", "-a", "a b", "a_b", "$(id)"})
  void refusesWhatIsNoAddress(String text) {
    assertThatThrownBy(() -> HostAddress.parse(text))
        .isInstanceOf(GraflagException.class)
        .hasMessageContaining("neither an IPv4 address nor the name of a host");
  }
}
