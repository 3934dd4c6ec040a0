package io.graflag.examples.midas;

import io.graflag.core.result.Ids;
import io.graflag.core.result.ResultType;
import io.graflag.datasets.EdgeStream;
import io.graflag.examples.RunDirectories;
import io.graflag.examples.stream.StreamRun;
import io.graflag.runner.ResultWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The command that runs {@link MidasRNodes}.
 *
 * <p>The datasets label edges, not nodes: the label of an event is that of its edge.
 */
@Command(name = "midas_r_nodes", description = "MIDAS-R's view of nodes on an edge stream.")
public final class MidasRNodesCommand implements Runnable {
  private final RunDirectories directories;
  @Mixin private SketchOptions sketch;

  @Mixin private FactorOption factor;

  @Option(
      names = "--view",
      defaultValue = "source",
      description = "Whose events edges are: source or target (default: ${DEFAULT-VALUE}).")
  private MidasRNodes.View view;

  /** Creates the command for one run. */
  public MidasRNodesCommand(RunDirectories directories) {
    this.directories = directories;
  }

  @Override
  public void run() {
    MidasRNodes detector = new MidasRNodes(sketch.size(), factor.value(), view, sketch.seed());
    String viewName = view.name().toLowerCase(Locale.ROOT);
    sketch
        .run("midas_r_nodes", Map.of("factor", factor.value(), "view", viewName))
        .execute(
            directories,
            stream -> detector.scores(view.of(stream), stream.timestamps()),
            this::save);
  }

  private void save(ResultWriter writer, EdgeStream stream, double[] scores) {
    writer.saveScores(ResultType.NODE_STREAM_ANOMALY_SCORES, scores, stream.labels());
    writer.timestamps(StreamRun.times(stream));
    writer.nodeIds(Ids.of(Arrays.stream(view.of(stream)).asLongStream().toArray()));
  }
}
