package jukigate.keystores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.wire.trust.TrustMaterial;

/**
 * Trust material in files: {@code anchors/*.pem}, {@code issuers/*.pem}, {@code crls/*.crl.pem}. A
 * running gateway reads it again from time to time and hands it to {@code Trust.replace} when it
 * differs; each file is replaced whole, so there is nothing half written to read.
 */
public final class TrustFolder {
  static final String ANCHORS = "anchors";
  static final String ISSUERS = "issuers";
  static final String CRLS = "crls";
  static final String FORMER = "former";

  private TrustFolder() {}

  /**
   * Reads a trust folder, e.g. {@code var/pki/trust}.
   *
   * @return refused with KEY_FILE_INVALID for a damaged file or when there is no anchor, with
   *     FILE_UNREADABLE when the folder cannot be read
   */
  public static Outcome<TrustMaterial> read(Path folder) {
    try {
      Set<X509Certificate> anchors = certificates(folder.resolve(ANCHORS));
      if (anchors.isEmpty()) {
        return Outcome.refused(
            RefusalCode.KEY_FILE_INVALID, folder.resolve(ANCHORS), "no trust anchor in it");
      }
      return Outcome.passed(
          new TrustMaterial(
              anchors, certificates(folder.resolve(ISSUERS)), crls(folder.resolve(CRLS))));
    } catch (RefusedException e) {
      return Outcome.refused(e.refusal());
    }
  }

  /**
   * The issuing CAs that a rollover has ended. Nobody trusts a connection or a message to them;
   * heads of the audit log that the gateway signed under them stay what they were.
   */
  public static Set<X509Certificate> former(Path folder) {
    Path former = folder.resolve(FORMER);
    return Files.isDirectory(former) ? certificates(former) : Set.of();
  }

  /**
   * Whether this is the authority of the test PKI that never publishes a list, so that whatever it
   * issued must be refused.
   */
  public static boolean isSilentOnPurpose(X509Certificate authority) {
    String name = authority.getSubjectX500Principal().getName();
    return name.startsWith("CN=" + AuthorityName.SILENT_CA.commonName(1) + ",");
  }

  private static Set<X509Certificate> certificates(Path folder) {
    return read(folder, KeyFiles::readCertificates);
  }

  private static Set<X509CRL> crls(Path folder) {
    return read(folder, file -> List.of(KeyFiles.readCrl(file)));
  }

  private static <T> Set<T> read(Path folder, Function<Path, List<T>> reader) {
    try (Stream<Path> files = Files.list(folder)) {
      Set<T> found = new LinkedHashSet<>();
      files
          .filter(file -> file.getFileName().toString().endsWith(".pem"))
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted()
          .forEach(file -> found.addAll(reader.apply(file)));
      return found;
    } catch (IOException e) {
      throw new RefusedException(
          Refusal.of(RefusalCode.FILE_UNREADABLE, folder, e.getClass().getSimpleName()), e);
    }
  }
}
