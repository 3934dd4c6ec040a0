package io.graflag.api;

import io.graflag.api.storage.Storage;
import io.graflag.core.Document;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.evaluation.Evaluation;
import io.graflag.core.experiment.ExperimentName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Evaluates completed runs again, one after another; one that fails stops nobody. */
final class EvaluatingAgain {
  private static final String UNKNOWN_VERSION = "development";

  private final Storage storage;
  private final String version;
  private final Function<ExperimentName, EvaluationResults> evaluator;

  /**
   * Prepares it.
   *
   * @param version of the evaluator that will be used, as far as it is known
   * @param evaluator evaluates one run
   */
  EvaluatingAgain(
      Storage storage, String version, Function<ExperimentName, EvaluationResults> evaluator) {
    this.storage = storage;
    this.version = version;
    this.evaluator = evaluator;
  }

  /**
   * Evaluates runs.
   *
   * @param onlyOutdated leaves alone what the same evaluator wrote by the latest rules
   * @param listener takes each outcome as it comes
   */
  List<Reevaluation> evaluate(
      List<ExperimentInfo> runs, boolean onlyOutdated, Consumer<Reevaluation> listener) {
    List<Reevaluation> outcomes = new ArrayList<>();
    for (ExperimentInfo run : runs) {
      if (run.isCompleted() && run.hasResults()) {
        Optional<Evaluation> before = before(run);
        if (!onlyOutdated || before.filter(this::isCurrent).isEmpty()) {
          Reevaluation outcome = again(run.name(), before);
          outcomes.add(outcome);
          listener.accept(outcome);
        }
      }
    }
    return outcomes;
  }

  private Reevaluation again(String name, Optional<Evaluation> before) {
    try {
      EvaluationResults now = evaluator.apply(ExperimentName.parse(name));
      return Reevaluation.of(name, before.map(Evaluation::metrics), now.metrics());
    } catch (GraflagException e) {
      if (e.kind() == Kind.INTERRUPTED) {
        throw e;
      }
      return Reevaluation.failed(name, before.isEmpty(), e.getMessage());
    }
  }

  private boolean isCurrent(Evaluation evaluation) {
    return evaluation
        .evaluator()
        .filter(by -> by.metricRules() == EvaluationOptions.LATEST)
        .filter(by -> version.equals(UNKNOWN_VERSION) || version.equals(by.version()))
        .isPresent();
  }

  /** A file that cannot be read counts as none: evaluating again is what mends it. */
  private Optional<Evaluation> before(ExperimentInfo run) {
    if (!run.hasEvaluation()) {
      return Optional.empty();
    }
    try {
      Optional<Document> file = storage.read(Path.of(run.evaluationPath()));
      return file.map(Evaluation::read);
    } catch (GraflagException e) {
      if (e.kind() != Kind.INVALID_INPUT) {
        throw e;
      }
      return Optional.empty();
    }
  }
}
