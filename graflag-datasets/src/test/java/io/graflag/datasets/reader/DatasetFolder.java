package io.graflag.datasets.reader;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Files of a dataset for tests. */
record DatasetFolder(Path path) {

  DatasetFolder text(String name, String text) throws IOException {
    Files.writeString(path.resolve(name), text);
    return this;
  }

  DatasetFolder compressed(String name, String text) throws IOException {
    Files.write(path.resolve(name + ".gz"), gzip(text));
    return this;
  }

  DatasetFolder cutOff(String name, String text) throws IOException {
    byte[] whole = gzip(text);
    Files.write(path.resolve(name + ".gz"), Arrays.copyOf(whole, whole.length / 2));
    return this;
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
