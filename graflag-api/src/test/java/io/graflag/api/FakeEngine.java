package io.graflag.api;

import io.graflag.api.engine.Engine;
import io.graflag.api.engine.Execution;
import io.graflag.api.engine.RunPlan;
import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.experiment.ServiceDetails;
import io.graflag.core.experiment.StateFacts.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** An engine that starts nothing and remembers what it was asked. */
final class FakeEngine implements Engine {
  final List<RunPlan> started = new ArrayList<>();
  final List<String> stopped = new ArrayList<>();
  Service service = new Service.Absent(false);
  boolean reserves;
  GraflagException refusal;
  GraflagException unprepared;
  Runnable beforeStart = () -> {};

  @Override
  public void prepare() {
    if (unprepared != null) {
      throw unprepared;
    }
  }

  @Override
  public void start(RunPlan plan) {
    beforeStart.run();
    if (refusal != null) {
      throw refusal;
    }
    started.add(plan);
  }

  @Override
  public Execution execution(RunPlan plan) {
    return new Execution(plan.method(), plan.variables(), 0);
  }

  @Override
  public boolean reservesResources() {
    return reserves;
  }

  @Override
  public Service service(Optional<ServiceDetails> details) {
    return service;
  }

  @Override
  public void stop(ExperimentDirectory directory, ServiceDetails details) {
    stopped.add(directory.name());
  }

  @Override
  public void evaluate(ExperimentDirectory directory, Consumer<String> output) {
    throw new UnsupportedOperationException("no test evaluates with this engine");
  }
}
