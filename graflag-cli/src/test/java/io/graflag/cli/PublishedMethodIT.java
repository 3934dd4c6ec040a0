package io.graflag.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.graflag.core.JsonObject;
import io.graflag.core.experiment.FailureReason;
import io.graflag.core.result.Results;
import io.graflag.core.result.ResultsReader;
import io.graflag.core.testing.PythonClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A method folder as the original's users have it: run, evaluated and replayed as it is. */
class PublishedMethodIT {
  private static final String SCRIPT =
      """
      from graflag_runner import ResultWriter, StreamableArray, info, params, paths, seed_all, warning


      class Detector:
          def __init__(self, learning_rate: float = 0.1, epochs: int = 1, note: str = ""):
              self.rate, self.epochs, self.note = learning_rate, epochs, note

          def train(self, writer):
              for epoch in range(1, self.epochs + 1):
                  writer.spot("training", epoch=epoch, loss=self.rate / epoch)

          def scores(self):
              yield [0.5]
              yield [0.1, 0.9, -1]
              yield []
              yield [0.3, 0.8]


      run, config = paths(), params()
      seed_all(int(config["seed"]))
      detector = Detector(**params(Detector))
      writer = ResultWriter()
      detector.train(writer)
      writer.save_scores(
          result_type="TEMPORAL_NODE_ANOMALY_SCORES",
          scores=detector.scores(),
          ground_truth=StreamableArray(iter([[0], [0, 1, 1], [], [True, 0.0]])),
          timestamps=[0, 1, 2, 3],
      )
      writer.add_metadata(method_name="published", dataset=run.dataset, exp_name=run.experiment,
                          method_parameters=config, summary={"note": detector.note})
      writer.add_resource_metrics(12.345, 6.789)
      info("[OK] Results written to %s", writer.finalize())
      """;

  private static final String DOCKERFILE =
      """
      FROM python:3.9-slim
      WORKDIR /app
      COPY methods/published/train_graflag.py ./train_graflag.py
      ARG GRAFLAG_LIBS=local
      COPY libs/graflag_runner /tmp/graflag_libs/graflag_runner
      RUN pip install --no-cache-dir /tmp/graflag_libs/graflag_runner
      CMD ["python3", "-m", "graflag_runner"]
      """;

  private static final String ENV =
      """
      # ==== A template ====
      METHOD_NAME=PUBLISHED
      DESCRIPTION=Scores (a = b), #1
      SUPPORTED_DATASETS=uci,to*
      COMMAND=python3 train_graflag.py
      # Step of the optimizer
      _LEARNING_RATE=.5
      _EPOCHS=2
      _SEED=42
      _GPU=0
      _NOTE=it's a "$HOME"; ü
      _UNUSED=
      """;

  @TempDir Path root;
  private CommandLineSession session;

  @BeforeEach
  void open() {
    session = new CommandLineSession(root);
    session.variable("PYTHONPATH", PythonClient.directory().toString());
    session.variable("PYTHONDONTWRITEBYTECODE", "1");
    // What a shell with conda hands down.
    session.variable("_CE_CONDA", "").variable("_CE_M", "");
    session.write("methods/published/train_graflag.py", SCRIPT);
    session.write("methods/published/Dockerfile", DOCKERFILE);
    session.write("methods/published/.env", ENV);
  }

  private JsonObject run(String... more) {
    CommandLineSession.Answer answer =
        session.graflag(
            Stream.concat(Stream.of("run", "--evaluate", "--json"), Arrays.stream(more))
                .toArray(String[]::new));
    assertThat(answer.code()).as(answer.out() + answer.err()).isZero();
    return answer.json();
  }

  private Path folder(JsonObject answer) {
    return session.experiment(answer.object("experiment").orElseThrow().requiredText("name"));
  }

  private static Map<?, ?> parameters(Path folder) {
    Results results = ResultsReader.read(folder.resolve("results.json"));
    return (Map<?, ?>) results.metadata().get("method_parameters");
  }

  @Test
  void isRunAndEvaluated() {
    JsonObject answer = run("-m", "published", "-d", "toy", "-p", "EPOCHS=3");
    JsonObject evaluation = answer.object("evaluation").orElseThrow();
    JsonObject metrics = evaluation.object("metrics").orElseThrow();
    // Anomalies 0.9 and 0.3, normals 0.5, 0.1 and 0.8; the -1 is unknown.
    assertThat(metrics.number("auc_roc").orElseThrow()).isEqualTo(4 / 6.0);
    assertThat(metrics.number("average_precision").orElseThrow()).isEqualTo(0.75);
    assertThat(metrics.wholeNumber("num_samples")).contains(5L);
    Path folder = folder(answer);
    assertThat(folder.resolve("eval/training_curves.png")).exists();
    assertThat(folder.resolve("training.csv")).content().contains(",3,");
    assertThat(ResultsReader.read(folder.resolve("results.json")).scores().shape())
        .hasToString("4 rows of 0 to 3, 6 values");
  }

  @Test
  void getsExactlyItsParameters() {
    Path folder =
        folder(run("-m", "published", "-d", "toy", "-p", "epochs=3", "NEW=x y", "--no-gpu"));
    assertThat(parameters(folder))
        .isEqualTo(
            Map.ofEntries(
                entry("learning_rate", 0.5),
                entry("epochs", 3),
                entry("seed", 42),
                entry("gpu", -1),
                entry("unused", ""),
                entry("new", "x y"),
                entry("note", "it's a \"$HOME\"; ü")));
  }

  @Test
  void isReplayedAsItWas() {
    Path first = folder(run("-m", "published", "-d", "toy", "-p", "EPOCHS=5", "--no-gpu"));
    Path again = folder(run("--from-config", first.getFileName().toString()));
    assertThat(again).isNotEqualTo(first);
    assertThat(parameters(again)).isEqualTo(parameters(first));
  }

  @Test
  void getsFlagsWhereItsRecipeSaysSo() throws IOException {
    String script = "import sys; print(sys.argv[1:]); sys.exit(3)\n";
    session.write("methods/published/train_graflag.py", script);
    session.write(
        "methods/published/Dockerfile",
        DOCKERFILE.replace("graflag_runner\"]", "graflag_runner\", \"--pass-env-args\"]"));
    CommandLineSession.Answer answer =
        session.graflag("run", "-m", "published", "-d", "toy", "--json");
    assertThat(answer.code()).isEqualTo(1);
    Path folder = folder(answer.json());
    assertThat(List.of(Files.readString(folder.resolve("method_output.txt")).split("\n")))
        .endsWith(
            "['--epochs', '2', '--gpu', '0', '--learning_rate', '.5', '--note',"
                + " 'it\\'s a \"$HOME\"; ü', '--seed', '42', '--unused']");
    assertThat(answer.out()).contains(FailureReason.EXIT_CODE.word());
  }
}
