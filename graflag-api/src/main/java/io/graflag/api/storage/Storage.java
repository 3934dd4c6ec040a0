package io.graflag.api.storage;

import io.graflag.api.copy.CopyListener;
import io.graflag.api.copy.CopyOptions;
import io.graflag.api.copy.CopyPath;
import io.graflag.api.copy.CopyReport;
import io.graflag.core.Document;
import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.experiment.Status;
import io.graflag.core.method.DatasetName;
import io.graflag.core.method.MethodName;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
   * Creates the directory of a new experiment, which claims its name, with its first status.
   *
   * @param wanted the name; where it is taken, the next free second is
   * @param first what status.json says from the start
   * @return the name that was claimed
   */
  ExperimentName claim(ExperimentName wanted, Status first);

  /**
   * Reads a small file of SHARED_DIR, of at most 64 MB.
   *
   * @param file its path, as {@link #directory} or an entry names it
   * @return empty where there is none
   */
  Optional<Document> read(Path file);

  /**
   * Opens a file of SHARED_DIR that may be of any size.
   *
   * @throws GraflagException NOT_FOUND
   */
  InputStream open(Path file);

  /** Replaces a file of an experiment, so that a reader sees the old content or the new. */
  void write(Path file, byte[] content);

  /**
   * Replaces the status of a run, unless it is further already: an end is final, and no run goes
   * back.
   *
   * @return whether it was written
   */
  boolean write(ExperimentName name, Status status);

  /** The newest row of a spot file of an experiment; empty where there is none. */
  Map<String, Double> lastRow(ExperimentName name, String group);

  /** The last commit that touched a directory; empty where it lies in no git checkout. */
  Optional<String> commit(Path directory);

  /** The clock by which ages of files are measured. */
  Clock clock();

  /** How long whoever follows a run waits at most between two looks. */
  Duration patience();

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
   * @throws GraflagException USAGE, NOT_FOUND, CONFLICT where the target exists, STORAGE where a
   *     file of a directory vanished meanwhile
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

  /**
   * Removes what writers that were killed left in an experiment that is over: half-written files,
   * and space that was held in reserve.
   */
  void sweep(ExperimentName name);

  /** Deletes an experiment with all its files. */
  void delete(ExperimentName name);

  /** Where SHARED_DIR is, for people. */
  String describe();
}
