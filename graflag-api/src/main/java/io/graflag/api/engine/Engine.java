package io.graflag.api.engine;

import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.experiment.ServiceDetails;
import io.graflag.core.experiment.StateFacts.Service;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where a run executes.
 *
 * <p>Whatever the engine, the experiment directory, its files and its states are the same.
 */
public interface Engine {

  /**
   * Makes ready what every run needs, before anything of a run is created.
   *
   * @throws GraflagException where no run could be started, with the reason
   */
  void prepare();

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

  /** Whether runs can reserve GPUs, processors and memory. */
  boolean reservesResources();

  /** What stands for the service of an experiment right now. */
  Service service(Optional<ServiceDetails> details);

  /**
   * Ends the service of a run after its stop.json was written, and whatever it left behind.
   *
   * <p>Returns once nothing of it runs any more.
   */
  void stop(ExperimentDirectory directory, ServiceDetails details);

  /**
   * Evaluates an experiment and waits for the end.
   *
   * @param output takes each line that the evaluator prints
   * @throws GraflagException FAILED with the evaluator's own message
   */
  void evaluate(ExperimentDirectory directory, Consumer<String> output);
}
