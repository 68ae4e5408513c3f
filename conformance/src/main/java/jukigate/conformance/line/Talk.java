package jukigate.conformance.line;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What is said and heard on a connection that stands. */
final class Talk {
  private static final int HANDSHAKE = 0x16;

  private final InputStream in;
  private final OutputStream out;

  Talk(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** Everything that came back; of a TLS handshake only its first byte: it waits for us. */
  byte[] about(Dial dial) throws IOException {
    byte[] bytes = dial.bytes().toByteArray();
    return switch (dial.speech()) {
      case Speech.Whole(Runnable ready) -> {
        ready.run();
        say(bytes, 0, bytes.length);
        yield listen();
      }
      case Speech.Turns(int first, Runnable between) -> {
        say(bytes, 0, first);
        byte[] heard = oneAnswer();
        between.run();
        say(bytes, first, bytes.length);
        yield joined(heard, listen());
      }
      case Speech.Drip drip -> slowly(bytes, drip.first(), heard -> byteByByte(bytes, drip, heard));
      case Speech.Halting(int first, Runnable until) ->
          slowly(
              bytes,
              first,
              heard -> {
                until.run();
                return first;
              });
      case Speech.HangUp() -> {
        say(bytes, 0, bytes.length);
        yield new byte[0];
      }
      case Speech.Scripted scripted ->
          throw new IllegalArgumentException("makes its own connection: " + scripted);
    };
  }

  private void say(byte[] bytes, int from, int to) throws IOException {
    out.write(bytes, from, to - from);
    out.flush();
  }

  private byte[] listen() throws IOException {
    byte[] first = in.readNBytes(1);
    return first.length == 0 || first[0] == HANDSHAKE ? first : joined(first, in.readAllBytes());
  }

  private byte[] oneAnswer() throws IOException {
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    while (!HttpText.isWhole(heard.toByteArray())) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      heard.write(next);
      heard.writeBytes(in.readNBytes(Math.max(0, in.available())));
    }
    return heard.toByteArray();
  }

  /** Says something after the first part; how many bytes have been said then. */
  private interface Middle {
    int say(CompletableFuture<byte[]> heard)
        throws IOException, InterruptedException, ExecutionException;
  }

  /** Listens beside speaking: who is refused while he speaks must hear it. */
  private byte[] slowly(byte[] bytes, int first, Middle middle) throws IOException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<byte[]> heard = CompletableFuture.supplyAsync(this::listening, threads);
      say(bytes, 0, first);
      int said = middle.say(heard);
      if (!heard.isDone()) {
        say(bytes, said, bytes.length);
      }
      return heard.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof UncheckedIOException io ? io.getCause() : new IOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new byte[0];
    }
  }

  private int byteByByte(byte[] bytes, Speech.Drip drip, CompletableFuture<byte[]> heard)
      throws IOException, InterruptedException, ExecutionException {
    long end = System.nanoTime() + drip.patience().toNanos();
    int next = drip.first();
    while (next < bytes.length - 1 && end - System.nanoTime() > 0 && !isDone(heard, drip.gap())) {
      say(bytes, next, ++next);
    }
    return next;
  }

  private byte[] listening() {
    try {
      return listen();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isDone(CompletableFuture<byte[]> heard, Duration gap)
      throws InterruptedException, ExecutionException {
    try {
      heard.get(gap.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException quiet) {
      return false;
    }
  }

  private static byte[] joined(byte[] first, byte[] rest) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(first);
    all.writeBytes(rest);
    return all.toByteArray();
  }
}
