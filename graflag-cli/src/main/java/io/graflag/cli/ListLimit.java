package io.graflag.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Checks how many entries of a list are wanted, where the number enters. */
final class ListLimit implements ITypeConverter<Integer> {
  @Override
  public Integer convert(String value) {
    if (!value.matches("\\d{1,9}")) {
      throw new TypeConversionException("'" + value + "' is not a whole number from 0 upwards.");
    }
    return Integer.valueOf(value);
  }
}
