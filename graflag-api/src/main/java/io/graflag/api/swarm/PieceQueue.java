package io.graflag.api.swarm;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Hands pieces of output on, in order, on a thread of its own. */
final class PieceQueue {
  /** Only a reader that is 64 MB behind makes the sender wait; nothing is ever dropped. */
  private static final int ROOM = 64 << 20;

  private static final byte[] END = new byte[0];

  private final BlockingQueue<byte[]> waiting = new LinkedBlockingQueue<>();
  private final Semaphore room = new Semaphore(ROOM);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread;

  PieceQueue(String name, Consumer<byte[]> output) {
    thread = new Thread(() -> handOn(output), name);
    thread.setDaemon(true);
    thread.start();
  }

  private void handOn(Consumer<byte[]> output) {
    try {
      for (byte[] piece = waiting.take(); piece != END; piece = waiting.take()) {
        room.release(piece.length);
        output.accept(piece);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the reader interrupted itself: it wants no more
    } finally {
      room.release(ROOM); // a sender that still waits is let go
      ended.countDown();
    }
  }

  /** Adds a piece; empty ones are left out. */
  void put(byte[] piece) {
    if (piece.length > 0 && ended.getCount() > 0) {
      room.acquireUninterruptibly(piece.length);
      waiting.add(piece);
    }
  }

  /** Lets it end once everything was handed on. */
  void end() {
    waiting.add(END);
  }

  boolean awaitEnd(long amount, TimeUnit unit) throws InterruptedException {
    return ended.await(amount, unit);
  }

  boolean isOwnThread() {
    return Thread.currentThread() == thread;
  }
}
