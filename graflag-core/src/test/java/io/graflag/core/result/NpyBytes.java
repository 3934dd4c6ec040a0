package io.graflag.core.result;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The bytes of {@code .npy} files, put together by hand as NumPy's format description says. */
final class NpyBytes {
  private NpyBytes() {}

  static byte[] doubles(double... values) {
    ByteBuffer data = little(values.length * 8);
    for (double value : values) {
      data.putDouble(value);
    }
    return file("<f8", "(" + values.length + ",)", data.array());
  }

  static byte[] longs(long... values) {
    return file("<i8", "(" + values.length + ",)", longData(values));
  }

  static byte[] pairs(long... values) {
    return file("<i8", "(" + values.length / 2 + ", 2)", longData(values));
  }

  static byte[] bytes(int... values) {
    byte[] data = new byte[values.length];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) values[i];
    }
    return file("|i1", "(" + values.length + ",)", data);
  }

  static byte[] file(String type, String shape, byte[] data) {
    return file(
        1, "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }", data);
  }

  /** Magic number, version, length of the header, header padded to 64 bytes, data. */
  static byte[] file(int version, String header, byte[] data) {
    int before = version == 1 ? 10 : 12;
    int headerBytes = (before + header.length() + 1 + 63) / 64 * 64 - before;
    String padded = header + " ".repeat(headerBytes - header.length() - 1) + "\n";
    ByteBuffer file = little(before + headerBytes + data.length);
    file.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    file.put((byte) version).put((byte) 0);
    if (version == 1) {
      file.putShort((short) headerBytes);
    } else {
      file.putInt(headerBytes);
    }
    return file.put(padded.getBytes(StandardCharsets.US_ASCII)).put(data).array();
  }

  private static byte[] longData(long... values) {
    ByteBuffer data = little(values.length * 8);
    for (long value : values) {
      data.putLong(value);
    }
    return data.array();
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
