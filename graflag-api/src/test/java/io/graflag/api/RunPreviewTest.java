package io.graflag.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.graflag.api.RunCheck.Outcome;
import io.graflag.api.RunVariable.Origin;
import io.graflag.api.storage.LocalStorage;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunPreviewTest {
  @TempDir Path root;
  private SharedFolder folder;
  private RunStarter starter;

  @BeforeEach
  void open() {
    folder = new SharedFolder(root);
    folder.method("midas", "COMMAND=run", "SUPPORTED_DATASETS=toy*", "_ROWS=2", "_SEED=1");
    folder.dataset("toy").dataset("other");
    starter =
        new RunStarter(
            new LocalStorage(folder.places(), SharedFolder.CLOCK),
            new FakeEngine(),
            new Client("1.0", "here", "ada"),
            SharedFolder.CLOCK);
  }

  @Test
  void showsTheCommandAndWhereEachVariableComesFrom() {
    RunPreview preview =
        starter.preview(
            RunRequest.of("midas", "toy").with("ROWS", "a b").within(Duration.ofSeconds(5)));
    assertThat(preview.command()).contains("run --rows 'a b' --seed 1");
    assertThat(preview.workingDirectory()).contains(root.resolve("methods/midas"));
    assertThat(preview.variables())
        .extracting(RunVariable::name, RunVariable::origin)
        .containsExactly(
            tuple("COMMAND", Origin.ENV),
            tuple("DATA", Origin.RESERVED),
            tuple("EXP", Origin.RESERVED),
            tuple("GRAFLAG_PARAMS", Origin.RESERVED),
            tuple("GRAFLAG_TIMEOUT_SECONDS", Origin.RESERVED),
            tuple("METHOD_NAME", Origin.RESERVED),
            tuple("PYTHONUNBUFFERED", Origin.RESERVED),
            tuple("SUPPORTED_DATASETS", Origin.ENV),
            tuple("_ROWS", Origin.PARAMETER),
            tuple("_SEED", Origin.ENV));
  }

  @Test
  void callsAReservedVariableReservedWhereTheMethodSaysTheSame() {
    folder.method("midas", "COMMAND=run", "METHOD_NAME=midas");
    assertThat(starter.preview(RunRequest.of("midas", "toy")).variables())
        .extracting(RunVariable::name, RunVariable::origin)
        .contains(tuple("METHOD_NAME", Origin.RESERVED));
  }

  @Test
  void tellsAMethodThatRunsWithoutGpusToLeaveThemAlone() {
    folder.method("midas", "COMMAND=run", "_GPU=0");
    RunRequest without = RunRequest.of("midas", "toy").deployed(Deployment.USUAL.withGpus(0));
    assertThat(starter.preview(without).command()).contains("run --gpu -1");
    assertThat(starter.preview(without).variables())
        .contains(new RunVariable("_GPU", "-1", Origin.RESERVED));
    assertThat(starter.preview(without.with("GPU", "2")).command()).contains("run --gpu 2");
    assertThat(starter.preview(RunRequest.of("midas", "toy")).command()).contains("run --gpu 0");
  }

  @Test
  void createsNothing() {
    RunPreview preview = starter.preview(RunRequest.of("midas", "toy"));
    assertThat(preview.ready()).isTrue();
    assertThat(preview.experiment()).isEqualTo("exp__midas__toy__<yyyyMMdd_HHmmss>");
    assertThat(root.resolve("experiments")).doesNotExist();
  }

  @Test
  void leavesTheCommandAloneWhereTheRecipePassesNoArguments() {
    folder.write("methods/midas/Dockerfile", "CMD [\"python\", \"-m\", \"graflag_runner\"]\n");
    assertThat(starter.preview(RunRequest.of("midas", "toy")).command()).contains("run");
  }

  @Test
  void namesEveryCheckThatFailsAtOnce() {
    RunPreview preview =
        starter.preview(RunRequest.of("midas", "other").deployed(Deployment.USUAL.withGpus(1)));
    assertThat(preview.ready()).isFalse();
    assertThat(preview.checks())
        .filteredOn(check -> check.outcome() == Outcome.FAILED)
        .extracting(RunCheck::name)
        .containsExactly("compatibility", "resources");
  }

  @Test
  void warnsOfAParameterThatTheMethodDoesNotDeclare() {
    RunPreview preview = starter.preview(RunRequest.of("midas", "toy").with("COLUMS", "9"));
    assertThat(preview.ready()).isTrue();
    assertThat(preview.warnings()).singleElement().asString().contains("COLUMS");
    assertThat(preview.checks())
        .filteredOn(check -> check.outcome() == Outcome.WARNED)
        .extracting(RunCheck::name)
        .contains("parameters");
  }

  @Test
  void saysWhatItCanOfAMethodThatDoesNotExist() {
    RunPreview preview = starter.preview(RunRequest.of("midaz", "toy"));
    assertThat(preview.command()).isEmpty();
    assertThat(preview.checks().get(0).detail()).contains("Did you mean midas?");
    assertThat(preview.checks().get(1).outcome()).isEqualTo(Outcome.PASSED);
  }
}
