package io.graflag.api.engine;

import io.graflag.api.EvaluationOptions;
import io.graflag.api.ServiceInfo;
import io.graflag.api.storage.ExperimentScan;
import io.graflag.api.storage.MethodEntry;
import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.experiment.StateFacts.Service;
import io.graflag.core.experiment.StateRules.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Where a run executes.
 *
 * <p>Whatever the engine, the experiment directory, its files and its states are the same.
 */
public interface Engine {

  /**
   * What the engine says of services at one moment, asked once however many are looked at.
   *
   * @see Engine#look
   */
  @FunctionalInterface
  interface Look {
    /** What stands for the service of an experiment. */
    Service service(ExperimentScan scan);
  }

  /**
   * Makes ready what every run needs, before anything of a run is created.
   *
   * @throws GraflagException where no run could be started, with the reason
   */
  void prepare();

  /** Whether runs are services of a cluster, with images and reserved resources. */
  boolean isCluster();

  /** Address of the manager, as the records keep it; empty text on one machine. */
  String manager();

  /**
   * What a run will be given.
   *
   * @throws GraflagException USAGE where the engine can never give it, with what there is
   */
  Grant grant(Wish wish);

  /**
   * The image that a run will use, as it lies in the registry; empty where runs use none.
   *
   * @param tag tag of the image
   * @throws GraflagException NOT_FOUND where it has to be built first
   */
  Optional<RunImage> image(MethodEntry method, String tag);

  /**
   * Builds the image of a run whose directory is claimed; empty where runs use none.
   *
   * @param output takes what the build prints, as it comes
   * @throws GraflagException FAILED with the end of what it printed
   */
  Optional<RunImage> build(RunPlan plan, Consumer<byte[]> output);

  /**
   * Creates the service of a run whose directory is claimed and whose configuration is written.
   *
   * <p>Returns once the service exists and service_details.json says so.
   *
   * @throws GraflagException FAILED where the service could not be created, with the reason
   */
  void start(RunPlan plan);

  /** What {@link #start} would execute; nothing is created. */
  Execution execution(RunPlan plan);

  /** Looks at all services, once. */
  Look look();

  /**
   * What runs or waits now.
   *
   * @param experiments asked only where the engine itself does not know its services
   */
  List<ServiceInfo> services(Supplier<List<ExperimentScan>> experiments);

  /** Services of evaluations that are over and that nobody waits for. */
  List<ServiceInfo> leftEvaluations();

  /** Removes a service of which nothing has to be written down: its experiment is gone. */
  void discard(ServiceInfo service);

  /** What the service of a run printed before its method had a file to print to. */
  byte[] log(ExperimentScan scan);

  /**
   * Ends the service of a run after its stop.json was written, and whatever it left behind.
   *
   * <p>Returns once nothing of it runs any more.
   */
  void stop(ExperimentScan scan);

  /**
   * Removes what is left of a run that is over, once its end is written down.
   *
   * @param scan its files as they are now
   * @param verdict how it ended
   */
  void conclude(ExperimentScan scan, Verdict verdict);

  /**
   * Evaluates an experiment and waits for the end.
   *
   * @param options how to evaluate
   * @param output takes each line that the evaluator prints
   * @throws GraflagException FAILED with the evaluator's own message
   */
  void evaluate(ExperimentDirectory directory, EvaluationOptions options, Consumer<String> output);

  /**
   * Checks whether the results of an experiment can be trusted, and writes nothing.
   *
   * @param output takes each line that the evaluator prints, its findings as JSON in one of them
   * @throws GraflagException FAILED with the evaluator's own message
   */
  void verify(ExperimentDirectory directory, Consumer<String> output);

  /**
   * Compares experiments whose directories lie on this machine, and waits for the end.
   *
   * @param target the directory that comparison.json and pictures are written to
   * @param output takes each line that the evaluator prints, what it found as JSON in one of them
   * @throws GraflagException FAILED with the evaluator's own message
   */
  void compare(List<ExperimentDirectory> directories, Path target, Consumer<String> output);
}
