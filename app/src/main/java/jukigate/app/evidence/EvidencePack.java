package jukigate.app.evidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jukigate.app.report.JournalTable;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.store.OwnerOnly;

/**
 * 証拠一式: the messages of an exchange, its record, the proof that the record is in the signed tree,
 * certificates and CRLs, and a script that judges all of it with openssl and xmlsec1 alone. It
 * holds messages, and so personal data where they are not encrypted: the file is for its owner
 * only.
 *
 * @param trust the folder with the CA's certificates and CRLs
 * @param packedAt by this time the script judges certificates and CRLs
 * @param version the program that packs
 */
public record EvidencePack(Path trust, Instant packedAt, String version) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final String TEXTS = "/jukigate/app/report/evidence/";

  /**
   * An exchange as the journal and the audit log have it.
   *
   * @param bytes empty where there was no message, as of a failed handshake
   */
  public record Evidence(
      RecordedExchange exchange, RecordedExchange.Bytes bytes, ExchangeProof proof) {}

  /**
   * Writes the pack as a zip. The same evidence at the same time gives the same bytes.
   *
   * @return refused with FILE_EXISTS, and with DISK_FULL when it cannot be written
   */
  public Outcome<Path> write(Evidence evidence, Path out) {
    try {
      var content = ByteBuffer.wrap(zip(evidence));
      var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      try (var channel = Files.newByteChannel(out, options, OwnerOnly.rights(out))) {
        while (content.hasRemaining()) {
          channel.write(content);
        }
      }
      return Outcome.passed(out);
    } catch (FileAlreadyExistsException e) {
      return Outcome.refused(RefusalCode.FILE_EXISTS, out);
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.DISK_FULL, out, e.getClass().getSimpleName());
    }
  }

  /** The same, for whoever keeps it himself. */
  public Outcome<Payload> pack(Evidence evidence) {
    try {
      return Outcome.passed(Payload.of(zip(evidence)));
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.FILE_UNREADABLE, trust, e.getClass().getSimpleName());
    }
  }

  private byte[] zip(Evidence evidence) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      put(zip, "README.txt", resource("README.txt"));
      put(zip, "check.sh", resource("check.sh"));
      message(zip, "request.xml", evidence.bytes().request());
      message(zip, "response.xml", evidence.bytes().response());
      put(zip, "record.json", JSON.writeValueAsBytes(JournalTable.row(evidence.exchange())));
      for (ExchangeProof.Leaf leaf : evidence.proof().leaves()) {
        leaf(zip, leaf);
      }
      head(zip, evidence.proof().head());
      put(zip, "trust/anchors.pem", pems("anchors"));
      put(zip, "trust/issuers.pem", pems("issuers"));
      put(zip, "trust/crls.pem", pems("crls"));
      put(zip, "trust/packed-at.txt", text(packedAt.getEpochSecond() + "\n"));
      put(zip, "version.txt", text(version + "\n"));
    }
    return bytes.toByteArray();
  }

  private void message(ZipOutputStream zip, String name, Payload message) throws IOException {
    if (message.size() > 0) {
      put(zip, name, message.toByteArray());
    }
  }

  /** The content without a line feed: its bytes are what is hashed. */
  private void leaf(ZipOutputStream zip, ExchangeProof.Leaf leaf) throws IOException {
    String name = "leaves/" + leaf.index();
    put(zip, name + ".leaf", text(leaf.content()));
    put(zip, name + ".index", text(leaf.index() + "\n"));
    put(zip, name + ".path", text(lines(leaf.path())));
  }

  private void head(ZipOutputStream zip, ExchangeProof.Head head) throws IOException {
    put(zip, "checkpoint.txt", text(head.text()));
    put(zip, "checkpoint.sig", text(head.signature() + "\n"));
    if (!head.stamp().isEmpty()) {
      put(zip, "checkpoint.tst", Base64.getDecoder().decode(head.stamp()));
    }
    var encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
    String der = encoder.encodeToString(Base64.getDecoder().decode(head.certificate()));
    put(
        zip,
        "checkpoint.pem",
        text("-----BEGIN CERTIFICATE-----\n" + der + "\n-----END CERTIFICATE-----\n"));
  }

  private byte[] pems(String kind) throws IOException {
    var all = new ByteArrayOutputStream();
    try (Stream<Path> files = Files.list(trust.resolve(kind))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".pem")).sorted().toList()) {
        all.write(Files.readAllBytes(file));
      }
    }
    return all.toByteArray();
  }

  private void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    var entry = new ZipEntry(name);
    entry.setLastModifiedTime(FileTime.from(packedAt));
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = EvidencePack.class.getResourceAsStream(TEXTS + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  private static String lines(List<String> lines) {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
