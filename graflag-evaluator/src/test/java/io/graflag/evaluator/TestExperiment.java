package io.graflag.evaluator;

import io.graflag.core.ExperimentDirectory;
import io.graflag.core.Json;
import io.graflag.core.JsonObject;
import io.graflag.core.evaluation.Evaluation;
import io.graflag.evaluator.metric.MetricRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An experiment in a temporary directory, evaluated as the command would. */
record TestExperiment(ExperimentDirectory directory) {

  static TestExperiment in(Path path) throws IOException {
    return new TestExperiment(new ExperimentDirectory(Files.createDirectories(path)));
  }

  /** An experiment with flat scores and labels, each given as the inside of a JSON array. */
  static TestExperiment with(Path path, String scores, String labels) throws IOException {
    return in(path)
        .file(
            "results.json",
            """
            {"result_type": "NODE_ANOMALY_SCORES", "scores": [%s], "ground_truth": [%s]}
            """
                .formatted(scores, labels));
  }

  TestExperiment file(String name, String content) throws IOException {
    Path target = directory.path().resolve(name);
    Files.createDirectories(target.getParent());
    Files.writeString(target, content);
    return this;
  }

  /** Evaluates by the current rules, and reads back what was written. */
  Evaluation evaluate() {
    return evaluate(MetricRules.CURRENT);
  }

  Evaluation evaluate(MetricRules rules) {
    new Evaluator("test").evaluate(directory, rules);
    return Evaluation.read(directory.evaluation());
  }

  JsonObject curves() {
    return Json.read(directory.curves());
  }

  boolean hasPlot(String file) {
    return Files.exists(directory.evaluationDirectory().resolve(file));
  }
}
