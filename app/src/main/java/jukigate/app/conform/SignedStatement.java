package jukigate.app.conform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.cms.CmsSignature;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.trust.CertificateUsage;
import jukigate.wire.trust.Trust;

/**
 * A statement with the signature of the kit that made it: CMS SignedData with the JSON inside
 * ({@code statement.p7s}), so that openssl alone can open it. The kit signs as what it plays, the
 * gateway: no key that a vendor needs for its node can make one.
 *
 * @param signed the time that the kit says
 * @param certificate of the kit; the trust that was asked vouches for it
 */
public record SignedStatement(Statement statement, Instant signed, X509Certificate certificate) {
  /** Name of the file in a report folder. */
  public static final String FILE = "statement.p7s";

  /** No statement is larger. */
  private static final long MOST = 4 << 20;

  /** The file of a statement. */
  static byte[] sign(Statement statement, SigningIdentity kit, Instant at, SecureRandom random) {
    return CmsSignature.sign(statement.json().toByteArray(), kit, at, random);
  }

  /**
   * Reads a file from a stranger.
   *
   * @return refused with FILE_UNREADABLE, and with STATEMENT_INVALID when it was changed, was not
   *     signed by a kit whose CAs this trust knows, or says no whole statement
   */
  public static Outcome<SignedStatement> read(Path file, Trust trust) {
    try {
      if (Files.size(file) > MOST) {
        return invalid(file, "> " + MOST + " bytes");
      }
      return judged(CmsSignature.verify(Files.readAllBytes(file)), file, trust);
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.FILE_UNREADABLE, file, e.getClass().getSimpleName());
    }
  }

  private static Outcome<SignedStatement> judged(
      Outcome<CmsSignature.Signed> read, Path file, Trust trust) {
    return switch (read) {
      case Outcome.Refused<CmsSignature.Signed>(Refusal refusal) -> invalid(file, refusal.code());
      case Outcome.Passed<CmsSignature.Signed>(CmsSignature.Signed signed) ->
          switch (trust.verify(List.of(signed.certificate()), CertificateUsage.MESSAGE_SIGNING)) {
            case Outcome.Refused<NodeId>(Refusal refusal) -> invalid(file, refusal.code());
            case Outcome.Passed<NodeId>(NodeId node) ->
                node.equals(NodeId.GATEWAY) ? said(signed, file) : invalid(file, node.urn());
          };
    };
  }

  private static Outcome<SignedStatement> said(CmsSignature.Signed signed, Path file) {
    return Statement.read(signed.content())
        .map(it -> Outcome.passed(new SignedStatement(it, signed.signed(), signed.certificate())))
        .orElseGet(() -> invalid(file, Statement.FORM));
  }

  /**
   * Whether a results.json is the one that it was made over.
   *
   * @return refused with STATEMENT_OF_OTHER_RESULTS, and with FILE_UNREADABLE
   */
  public Outcome<Path> over(Path results) {
    try {
      return Payload.of(Files.readAllBytes(results)).sha256().equals(statement.results())
          ? Outcome.passed(results)
          : Outcome.refused(RefusalCode.STATEMENT_OF_OTHER_RESULTS, results, FILE);
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.FILE_UNREADABLE, results, e.getClass().getSimpleName());
    }
  }

  private static Outcome<SignedStatement> invalid(Path file, RefusalCode code) {
    return invalid(file, code.id());
  }

  private static Outcome<SignedStatement> invalid(Path file, String why) {
    return Outcome.refused(RefusalCode.STATEMENT_INVALID, file, why);
  }
}
