package io.graflag.evaluator.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.graflag.evaluator.Patients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedDeLongTest {
  private static final boolean[] ANOMALOUS = {true, true, false, false};

  @Test
  void comparesPlacementsItemByItem() {
    // First A N A N: anomalies are placed 1 and 0.5, normal items 0.5 and 1; area 0.75.
    // Second A A N N: all are placed 1; area 1. Differences 0, -0.5 and -0.5, 0: each of variance
    // 0.125; standard error sqrt(0.125 / 2 + 0.125 / 2) = 0.35355; z = -0.25 / 0.35355 = -0.70711.
    PairedDeLong test =
        PairedDeLong.of(new double[] {4, 2, 3, 1}, new double[] {4, 3, 2, 1}, ANOMALOUS);

    assertThat(test.firstArea()).isEqualTo(0.75);
    assertThat(test.secondArea()).isEqualTo(1);
    assertThat(test.z().orElseThrow()).isCloseTo(-Math.sqrt(0.5), within(1e-15));
    assertThat(test.p().orElseThrow()).isCloseTo(0.4795001, within(1e-7));
  }

  @ParameterizedTest
  @CsvSource({
    "s100b, ndka, 1.39077002574, 0.164295175223",
    "s100b, wfns, -2.20898359144, 0.0271757822292"
  })
  void agreesWithProc(String first, String second, double z, double p) {
    Patients patients = Patients.read();
    PairedDeLong test =
        PairedDeLong.of(patients.column(first), patients.column(second), patients.poor());

    assertThat(test.z().orElseThrow()).isCloseTo(z, within(1e-9));
    assertThat(test.p().orElseThrow()).isCloseTo(p, within(1e-9));
  }

  @Test
  void findsNoDifferenceBetweenRankingsThatPlaceAllAlike() {
    PairedDeLong test =
        PairedDeLong.of(new double[] {4, 2, 3, 1}, new double[] {40, 20, 30, 10}, ANOMALOUS);

    assertThat(test.z()).hasValue(0);
    assertThat(test.p()).hasValue(1);
  }

  @Test
  void leavesADifferenceWithoutSpreadUntested() {
    PairedDeLong test = PairedDeLong.of(new double[] {4, 3, 2, 1}, new double[4], ANOMALOUS);

    assertThat(test.firstArea() - test.secondArea()).isEqualTo(0.5);
    assertThat(test.z()).isEmpty();
    assertThat(test.p()).isEmpty();
  }

  @Test
  void takesNegativeZeroAndZeroForOneScore() {
    PairedDeLong test = PairedDeLong.of(new double[] {-0.0, 1, 0.0, -1}, new double[4], ANOMALOUS);

    assertThat(test.firstArea()).isEqualTo(0.875);
  }

  @Test
  void refusesRankingsOfDifferentItems() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PairedDeLong.of(new double[4], new double[3], ANOMALOUS))
        .withMessage("4 and 3 scores for 4 items");
  }
}
