package io.graflag.api.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.api.copy.CopyChange;
import io.graflag.api.copy.CopyItem;
import io.graflag.api.copy.CopyListener;
import io.graflag.api.copy.CopyMeter;
import io.graflag.api.copy.CopyOptions;
import io.graflag.api.copy.CopyPlan;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ResumedCopyTest {
  private static final Path FILE = Path.of("/there/file");
  private static final Duration LIMIT = Duration.ofMillis(700);

  /** Sends a hundred bytes at a time, of which some arrive. */
  private static final class LossyWay implements CopyWay {
    private final int arriving;
    private int arrived;
    private int tries;

    LossyWay(int arriving) {
      this.arriving = arriving;
    }

    @Override
    public CopyPlan look() {
      CopyItem file =
          new CopyItem.Content(
              Path.of("/here/file"), FILE, 1000, Optional.of(CopyChange.Action.CREATE));
      return new CopyPlan(List.of(file), new ArrayList<>(), Set.of());
    }

    @Override
    public void execute(CopyPlan plan, CopyMeter meter) {
      meter.keep(arrived, FILE);
      meter.add(100, FILE);
      arrived += arriving;
      if (++tries < 10) {
        throw GraflagException.of(Kind.UNREACHABLE, "The connection broke.");
      }
    }
  }

  private static void copy(CopyWay way) {
    new ResumedCopy(way, CopyOptions.PLAIN, CopyListener.SILENT, LIMIT).run(FILE);
  }

  @Test
  @Timeout(60)
  void givesUpWhereNothingArrivesOfWhatItSends() {
    LossyWay way = new LossyWay(0);
    assertThatThrownBy(() -> copy(way))
        .isInstanceOfSatisfying(
            GraflagException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
    assertThat(way.tries).isLessThan(10);
  }

  @Test
  @Timeout(60)
  void goesOnAsLongAsAnythingArrives() {
    LossyWay way = new LossyWay(1);
    copy(way);
    assertThat(way.tries).isEqualTo(10);
  }
}
