package io.graflag.cli;

import io.graflag.core.GraflagException;
import io.graflag.core.experiment.ExperimentName;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Checks the name of an experiment where it enters. */
final class ExperimentConverter implements ITypeConverter<ExperimentName> {
  @Override
  public ExperimentName convert(String value) {
    try {
      return ExperimentName.parse(value);
    } catch (GraflagException e) {
      throw new TypeConversionException(
          e.getMessage() + e.hint().map(hint -> " " + hint).orElse(""));
    }
  }
}
