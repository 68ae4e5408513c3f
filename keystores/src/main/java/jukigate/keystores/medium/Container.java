package jukigate.keystores.medium;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;

/**
 * The signed content: a ZIP with {@code 0001.xml}, {@code 0002.xml} and so on, and last {@code
 * manifest.xml}. The names are compared, never used. The limits are counted while unpacking, so a
 * small file that unpacks to much costs no more than they allow.
 */
final class Container {
  /** As many bytes as a message may have: an entry is the body of one. */
  static final int MAX_ENTRY = 8 << 20;

  static final int MAX_ENTRIES = 500;

  /** All entries together, unpacked; they are never held together. */
  static final long MAX_UNPACKED = 512L << 20;

  private static final int MAX_MANIFEST = 64 << 10;
  private static final String MANIFEST = "manifest.xml";

  private final byte[] zip;

  /** Takes the array as it is: it is large, and nobody else has it. */
  Container(byte[] zip) {
    this.zip = zip;
  }

  /** What was found while going through a container. */
  record Listing(Payload manifest, List<String> digests) {}

  /** Writes the manifest from the digests of the entries. */
  interface ManifestWriter {
    Payload write(List<String> digests);
  }

  static Outcome<byte[]> pack(Iterable<Payload> entries, Instant made, ManifestWriter manifest) {
    var bytes = new ByteArrayOutputStream();
    List<String> digests = new ArrayList<>();
    try (var zip = new ZipOutputStream(bytes)) {
      for (Payload entry : entries) {
        if (digests.size() == MAX_ENTRIES || entry.size() > MAX_ENTRY) {
          return tooLarge(digests.size() + 1);
        }
        digests.add(entry.sha256());
        write(zip, name(digests.size()), made, entry);
        if (bytes.size() > MediumSeal.MAX_BYTES) {
          return tooLarge(digests.size());
        }
      }
      write(zip, MANIFEST, made, manifest.write(digests));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Outcome.passed(bytes.toByteArray());
  }

  private static <T> Outcome<T> tooLarge(int entry) {
    return Outcome.refused(RefusalCode.MEDIUM_UNREADABLE, "too large at entry " + entry);
  }

  private static void write(ZipOutputStream zip, String name, Instant made, Payload content)
      throws IOException {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(LocalDateTime.ofInstant(made, ZoneOffset.UTC));
    zip.putNextEntry(entry);
    zip.write(content.toByteArray());
    zip.closeEntry();
  }

  /** Goes through the whole container once. Refused with MEDIUM_CONTENT_DIFFERS. */
  Outcome<Listing> list() {
    List<String> digests = new ArrayList<>();
    long unpacked = 0;
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.getName().equals(MANIFEST)) {
          Payload manifest = read(in, MAX_MANIFEST);
          return in.getNextEntry() == null
              ? Outcome.passed(new Listing(manifest, digests))
              : differs("something after manifest.xml");
        }
        if (digests.size() == MAX_ENTRIES || !entry.getName().equals(name(digests.size() + 1))) {
          return differs("name of entry " + (digests.size() + 1));
        }
        Payload content = read(in, MAX_ENTRY);
        unpacked += content.size();
        if (unpacked > MAX_UNPACKED) {
          return differs("more than " + MAX_UNPACKED + " bytes unpacked");
        }
        digests.add(content.sha256());
      }
      return differs("no manifest.xml");
    } catch (IOException | IllegalArgumentException e) {
      return differs("not a ZIP file, or an entry too large");
    }
  }

  /** The entries of a container that {@link #list} has gone through. */
  Iterator<Payload> entries(int size) {
    var in = new ZipInputStream(new ByteArrayInputStream(zip));
    return new Iterator<>() {
      private int given;

      @Override
      public boolean hasNext() {
        return given < size;
      }

      @Override
      public Payload next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        given++;
        try {
          in.getNextEntry();
          return read(in, MAX_ENTRY);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  private static Payload read(InputStream in, int most) throws IOException {
    byte[] bytes = in.readNBytes(most + 1);
    if (bytes.length > most) {
      throw new IOException("too large");
    }
    return Payload.of(bytes);
  }

  static <T> Outcome<T> differs(String what) {
    return Outcome.refused(RefusalCode.MEDIUM_CONTENT_DIFFERS, what);
  }

  private static String name(int number) {
    return String.format(Locale.ROOT, "%04d.xml", number);
  }
}
