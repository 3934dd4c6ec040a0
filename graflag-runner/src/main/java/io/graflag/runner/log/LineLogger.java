package io.graflag.runner.log;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/**
 * Writes records from INFO upwards, one line each: {@code time - name - LEVEL - message}.
 *
 * <p>The layout, and the names of the levels, are those of Python's logging as the original sets it
 * up. A stack trace follows its line.
 */
final class LineLogger extends LegacyAbstractLogger {
  private static final long serialVersionUID = 1L;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss,SSS", Locale.ROOT);

  private final transient Clock clock;
  private final transient PrintStream out;

  LineLogger(String name, Clock clock, PrintStream out) {
    this.name = name;
    this.clock = clock;
    this.out = out;
  }

  @Override
  public boolean isTraceEnabled() {
    return false;
  }

  @Override
  public boolean isDebugEnabled() {
    return false;
  }

  @Override
  public boolean isInfoEnabled() {
    return true;
  }

  @Override
  public boolean isWarnEnabled() {
    return true;
  }

  @Override
  public boolean isErrorEnabled() {
    return true;
  }

  @Override
  protected String getFullyQualifiedCallerName() {
    return null;
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level, Marker marker, String pattern, Object[] arguments, Throwable cause) {
    String message = String.valueOf(MessageFormatter.basicArrayFormat(pattern, arguments));
    StringWriter record = new StringWriter();
    record.append(TIME.format(LocalDateTime.now(clock)));
    record.append(" - ").append(name).append(" - ").append(word(level)).append(" - ");
    record.append(message.replace("\r", "\\r").replace("\n", "\\n")).append('\n');
    if (cause != null) {
      cause.printStackTrace(new PrintWriter(record, true));
    }
    // One call a record: those of several threads do not mix.
    out.print(record);
  }

  private static String word(Level level) {
    return switch (level) {
      case TRACE, DEBUG -> "DEBUG";
      case INFO -> "INFO";
      case WARN -> "WARNING";
      case ERROR -> "ERROR";
    };
  }
}
