package io.graflag.api;

import io.graflag.api.storage.MethodEntry;
import io.graflag.core.method.DatasetPattern;
import io.graflag.core.method.EnvFile;
import io.graflag.core.method.MethodSpec;
import io.graflag.core.result.ResultType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A method, for lists and forms.
 *
 * @param name name of its directory
 * @param description one sentence on it
 * @param sourceCode where its source code lies
 * @param supportedData globs of the datasets it supports; empty for all
 * @param parameters its parameters with their defaults
 * @param hasDockerfile whether it has an image recipe
 * @param hasEnv whether it has a {@code .env}
 * @param sourceRef commit of the upstream source
 * @param integration {@code upstream} or {@code reimplementation}
 * @param image the shared image that stands in for one of its own
 * @param gpus how many GPUs it wants by default
 * @param parameterDescriptions what the {@code .env} says of a parameter
 * @param problem why it cannot be run
 * @param warnings lines of the {@code .env} that were skipped
 * @param origin {@code own} or {@code shipped}
 * @param resultType the type of results it declares
 */
public record MethodInfo(
    String name,
    Optional<String> description,
    Optional<String> sourceCode,
    List<String> supportedData,
    Map<String, String> parameters,
    boolean hasDockerfile,
    boolean hasEnv,
    Optional<String> sourceRef,
    Optional<String> integration,
    Optional<String> image,
    Optional<Integer> gpus,
    Map<String, String> parameterDescriptions,
    Optional<String> problem,
    List<String> warnings,
    String origin,
    Optional<String> resultType) {

  static MethodInfo from(MethodEntry entry) {
    Optional<MethodSpec> spec = entry.spec();
    return new MethodInfo(
        entry.name(),
        spec.flatMap(MethodSpec::description),
        spec.flatMap(MethodSpec::sourceCode),
        spec.map(MethodSpec::supportedDatasets).orElse(List.of()).stream()
            .map(DatasetPattern::glob)
            .toList(),
        spec.map(MethodSpec::parameters).orElse(Map.of()),
        entry.hasDockerfile(),
        spec.isPresent(),
        spec.flatMap(MethodSpec::sourceRef),
        spec.flatMap(MethodSpec::integration),
        spec.flatMap(MethodSpec::image),
        entry.problem().isPresent()
            ? Optional.empty()
            : spec.map(MethodSpec::gpus).filter(n -> n.isPresent()).map(n -> n.getAsInt()),
        spec.map(MethodSpec::parameterDescriptions).orElse(Map.of()),
        entry.problem(),
        spec.map(MethodSpec::env).map(EnvFile::warnings).orElse(List.of()),
        entry.origin().word(),
        spec.flatMap(MethodSpec::resultType).map(ResultType::name));
  }
}
