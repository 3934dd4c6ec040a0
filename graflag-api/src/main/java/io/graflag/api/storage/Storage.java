package io.graflag.api.storage;

import io.graflag.api.copy.CopyListener;
import io.graflag.api.copy.CopyOptions;
import io.graflag.api.copy.CopyPath;
import io.graflag.api.copy.CopyReport;
import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.method.DatasetName;
import io.graflag.core.method.MethodName;
import java.nio.file.Path;
import java.util.List;

/**
 * SHARED_DIR, wherever it lives.
 *
 * <p>Each operation costs a constant number of round trips, however many entries it returns. Errors
 * of the storage are {@link GraflagException}s of kind STORAGE or STORAGE_FULL.
 */
public interface Storage {

  /** All directories under methods, sorted by name; those that cannot be run say why. */
  List<MethodEntry> methods();

  /**
   * One method that can be run.
   *
   * @throws GraflagException NOT_FOUND, naming methods with a similar name
   */
  MethodEntry method(MethodName name);

  /** All directories under datasets, sorted by name. */
  List<DatasetEntry> datasets();

  /**
   * One dataset.
   *
   * @throws GraflagException NOT_FOUND, naming datasets with a similar name
   */
  DatasetEntry dataset(DatasetName name);

  /**
   * The newest experiments first.
   *
   * @param limit at most this many
   */
  List<ExperimentScan> experiments(int limit);

  /**
   * One experiment.
   *
   * @throws GraflagException NOT_FOUND
   */
  ExperimentScan experiment(ExperimentName name);

  /** Where the files of an experiment lie, whether it exists or not. */
  ExperimentDirectory directory(ExperimentName name);

  /**
   * Creates the directory of a new experiment, which claims its name.
   *
   * @param wanted the name; where it is taken, the next free second is
   * @return the name that was claimed
   */
  ExperimentName claim(ExperimentName wanted);

  /**
   * Reads what a method wrote, from a byte offset.
   *
   * @param offset how many bytes were read before
   * @param limit at most this many bytes
   * @return the bytes after the offset; empty where there are none yet
   */
  byte[] output(ExperimentName name, long offset, int limit);

  /**
   * Copies a file or a directory of SHARED_DIR to this machine, under its final name only when
   * whole.
   *
   * @param source path under SHARED_DIR; one that leaves it is refused
   * @param target the copy; must not exist
   * @param directory whether a directory is meant
   * @throws GraflagException USAGE, NOT_FOUND, CONFLICT where the target exists
   */
  void download(String source, Path target, boolean directory);

  /**
   * Copies files and trees of this machine to SHARED_DIR; only what changed.
   *
   * @param sources files and directories of this machine
   * @param destination path under SHARED_DIR; one that leaves it is refused
   * @throws GraflagException NOT_FOUND, USAGE or CONFLICT before anything is changed; STORAGE,
   *     STORAGE_FULL or INTERRUPTED, and every file there is then whole
   */
  CopyReport upload(
      List<CopyPath> sources, String destination, CopyOptions options, CopyListener listener);

  /**
   * Copies files and trees of SHARED_DIR to this machine; only what changed.
   *
   * @param sources paths under SHARED_DIR; one that leaves it is refused. A dataset that is a link
   *     is what it leads to
   * @param destination a path of this machine
   * @throws GraflagException as {@link #upload} does
   */
  CopyReport download(
      List<String> sources, CopyPath destination, CopyOptions options, CopyListener listener);

  /** How many bytes are free where experiments are written. */
  long freeBytes();

  /**
   * Reads the end of what a method wrote.
   *
   * @param lines at most this many lines
   */
  OutputTail outputTail(ExperimentName name, int lines);

  /** Deletes an experiment with all its files. */
  void delete(ExperimentName name);

  /** Where SHARED_DIR is, for people. */
  String describe();
}
