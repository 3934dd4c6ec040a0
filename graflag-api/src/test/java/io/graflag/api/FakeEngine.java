package io.graflag.api;

import io.graflag.api.engine.Engine;
import io.graflag.api.engine.Execution;
import io.graflag.api.engine.Grant;
import io.graflag.api.engine.RunImage;
import io.graflag.api.engine.RunPlan;
import io.graflag.api.engine.Wish;
import io.graflag.api.storage.ExperimentScan;
import io.graflag.api.storage.MethodEntry;
import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.experiment.StateFacts.Service;
import io.graflag.core.experiment.StateRules.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** An engine that starts nothing and remembers what it was asked. */
final class FakeEngine implements Engine {
  static final RunImage IMAGE =
      new RunImage("manager:5000/demo:latest", Optional.of("sha256:1"), false);

  final List<RunPlan> started = new ArrayList<>();
  final List<String> stopped = new ArrayList<>();
  final List<String> concluded = new ArrayList<>();
  final List<Wish> wishes = new ArrayList<>();
  final List<ServiceInfo> services = new ArrayList<>();
  final List<ServiceInfo> evaluations = new ArrayList<>();
  final List<String[]> compared = new ArrayList<>();
  final List<String> discarded = new ArrayList<>();
  Service service = new Service.Absent(false);
  boolean cluster;
  int looks;
  Grant grant = new Grant(0, "Nothing is reserved.", false);
  GraflagException refusal;
  GraflagException unprepared;
  RuntimeException unbuilt;
  String stubborn;
  Runnable onLook = () -> {};
  Runnable beforeStart = () -> {};
  Runnable whileBuilding = () -> {};

  @Override
  public void prepare() {
    if (unprepared != null) {
      throw unprepared;
    }
  }

  @Override
  public boolean isCluster() {
    return cluster;
  }

  @Override
  public String manager() {
    return cluster ? "10.0.0.1" : "";
  }

  @Override
  public Grant grant(Wish wish) {
    wishes.add(wish);
    if (wish.gpus().orElse(0) > 0 && !cluster) {
      throw GraflagException.of(GraflagException.Kind.USAGE, "There is nothing to reserve.");
    }
    return grant;
  }

  @Override
  public Optional<RunImage> image(MethodEntry method, String tag) {
    return Optional.of(IMAGE);
  }

  @Override
  public Optional<RunImage> build(RunPlan plan, Consumer<byte[]> output) {
    output.accept("Step 1/1".getBytes(StandardCharsets.UTF_8));
    whileBuilding.run();
    if (unbuilt != null) {
      throw unbuilt;
    }
    return Optional.of(IMAGE);
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
    return new Execution(plan.method().directory(), plan.variables(), 0);
  }

  @Override
  public Look look() {
    looks++;
    onLook.run();
    return scan -> service;
  }

  @Override
  public List<ServiceInfo> services(Supplier<List<ExperimentScan>> experiments) {
    return services;
  }

  @Override
  public List<ServiceInfo> leftEvaluations() {
    return evaluations;
  }

  @Override
  public void discard(ServiceInfo service) {
    discarded.add(service.name());
  }

  @Override
  public byte[] log(ExperimentScan scan) {
    return new byte[0];
  }

  @Override
  public void stop(ExperimentScan scan) {
    stopped.add(scan.name().value());
  }

  @Override
  public void conclude(ExperimentScan scan, Verdict verdict) {
    if (scan.name().value().equals(stubborn)) {
      throw GraflagException.of(GraflagException.Kind.UNREACHABLE, "it resists");
    }
    concluded.add(scan.name().value());
  }

  @Override
  public void evaluate(
      ExperimentDirectory directory, EvaluationOptions options, Consumer<String> output) {
    throw new UnsupportedOperationException("no test evaluates with this engine");
  }

  @Override
  public void verify(ExperimentDirectory directory, Consumer<String> output) {
    throw new UnsupportedOperationException("no test verifies with this engine");
  }

  @Override
  public void compare(List<ExperimentDirectory> directories, Path target, Consumer<String> output) {
    directories.forEach(directory -> compared.add(directory.path().toFile().list()));
    output.accept("{\"warnings\": [\"compared\"]}");
  }
}
