package jukigate.keystores.medium;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;

/**
 * A medium (媒体連携) after any edits, of the closed file or of what the right sender signs: refused,
 * or it holds what was put in, and never an exception. A fuzzer calls it, and {@link
 * MediumFuzzCorpusTest}.
 */
public final class MediumFuzz {
  private static final int STEP = 4;
  private static final Media MEDIA = media();
  private static final byte[] FILE = MEDIA.right();
  private static final byte[] CONTENT = Media.packed(Media.manifest());
  private static final Content RIGHT = Content.of(MEDIA.open(FILE).orThrow());

  private record Content(MediumManifest manifest, List<Payload> entries) {
    static Content of(OpenedMedium opened) {
      List<Payload> entries = new ArrayList<>();
      opened.entries().forEach(entries::add);
      return new Content(opened.manifest(), entries);
    }
  }

  private MediumFuzz() {}

  private static Media media() {
    try {
      return Media.in(Files.createTempDirectory("medium-fuzz"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes keys and messages before the clock of the first input runs. The name is the fuzzer's. */
  public static void fuzzerInitialize() {}

  /** The name is the fuzzer's. The first byte says what is edited. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    byte[] script = Arrays.copyOfRange(input, 1, input.length);
    if (input[0] % 2 == 0) {
      check(MEDIA.open(edited(FILE, script)));
    } else {
      // A sender may sign whatever he likes: only the manner of the refusal is looked at.
      read(MEDIA.open(MEDIA.around(edited(CONTENT, script))));
    }
  }

  private static void check(Outcome<OpenedMedium> outcome) {
    if (read(outcome) instanceof Outcome.Passed<Content>(var content) && !content.equals(RIGHT)) {
      throw new IllegalStateException("opened, and holds something else");
    }
  }

  /** To the last entry, since entries are unpacked as they are read. */
  private static Outcome<Content> read(Outcome<OpenedMedium> outcome) {
    return outcome.map(Content::of);
  }

  /** Every four bytes: place (two), how many bytes go, the byte that comes. */
  private static byte[] edited(byte[] file, byte[] script) {
    byte[] edited = file;
    for (int i = 0; i + STEP <= script.length; i += STEP) {
      int place =
          (Byte.toUnsignedInt(script[i]) << 8 | Byte.toUnsignedInt(script[i + 1]))
              % (edited.length + 1);
      int gone = Math.min(Byte.toUnsignedInt(script[i + 2]) % 16, edited.length - place);
      byte[] next = new byte[edited.length - gone + 1];
      System.arraycopy(edited, 0, next, 0, place);
      next[place] = script[i + 3];
      System.arraycopy(edited, place + gone, next, place + 1, edited.length - place - gone);
      edited = next;
    }
    return edited;
  }
}
