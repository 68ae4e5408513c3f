package jukigate.gateway.journal.sql;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import jukigate.domain.message.Payload;
import jukigate.gateway.audit.AuditEntry.Kind;
import jukigate.gateway.journal.RecordNumber;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.gateway.journal.Verdict;

/**
 * A change as bytes: a letter for its kind and form, then its fields in order. Texts are as {@link
 * DataOutputStream#writeUTF} writes them, bytes have their length before them.
 */
final class ChangeBytes {
  private static final byte ROW = 'r';
  private static final byte ENDING = 'e';

  private ChangeBytes() {}

  /** Writes the fields of a change. */
  private interface Fields {
    void write(DataOutputStream out) throws IOException;
  }

  static byte[] of(RowChange change) {
    RecordedExchange row = change.row();
    return bytes(
        out -> {
          out.writeByte(ROW);
          texts(
              out,
              change.kind().name(),
              change.signer(),
              row.correlationId(),
              row.receivedAt(),
              row.tlsPeer(),
              row.sender(),
              row.receiver(),
              row.path(),
              row.action(),
              row.messageId(),
              row.verdict().name(),
              row.stage(),
              row.refusalId(),
              row.detail(),
              row.requestSha256(),
              row.responseSha256(),
              row.marks());
          payload(out, change.request());
          payload(out, change.response());
        });
  }

  static byte[] of(EndingChange change) {
    var ending = change.ending();
    return bytes(
        out -> {
          out.writeByte(ENDING);
          out.writeLong(change.number().value());
          texts(
              out,
              ending.verdict().name(),
              ending.stage(),
              ending.refusalId(),
              ending.detail(),
              ending.responseSha256(),
              ending.marks());
          payload(out, change.response());
        });
  }

  static Optional<Change> read(byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      Optional<Change> read =
          switch (in.readByte()) {
            case ROW -> Optional.of(row(in));
            case ENDING -> Optional.of(ending(in));
            default -> Optional.empty();
          };
      return in.available() == 0 ? read : Optional.empty();
    } catch (IOException | IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private static RowChange row(DataInputStream in) throws IOException {
    Kind kind = Kind.valueOf(in.readUTF());
    String signer = in.readUTF();
    var row =
        new RecordedExchange(
            new RecordNumber(0),
            in.readUTF(),
            in.readUTF(),
            in.readUTF(),
            in.readUTF(),
            in.readUTF(),
            in.readUTF(),
            in.readUTF(),
            in.readUTF(),
            Verdict.valueOf(in.readUTF()),
            in.readUTF(),
            in.readUTF(),
            in.readUTF(),
            in.readUTF(),
            in.readUTF(),
            in.readUTF());
    return new RowChange(kind, row, signer, payload(in), payload(in));
  }

  private static EndingChange ending(DataInputStream in) throws IOException {
    var number = new RecordNumber(in.readLong());
    var ending =
        new Leaves.Ending(
            Verdict.valueOf(in.readUTF()),
            in.readUTF(),
            in.readUTF(),
            in.readUTF(),
            in.readUTF(),
            in.readUTF());
    return new EndingChange(number, ending, payload(in));
  }

  private static byte[] bytes(Fields fields) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      fields.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void texts(DataOutputStream out, String... texts) throws IOException {
    for (String text : texts) {
      out.writeUTF(text);
    }
  }

  private static void payload(DataOutputStream out, Payload payload) throws IOException {
    out.writeInt(payload.size());
    out.write(payload.toByteArray());
  }

  private static Payload payload(DataInputStream in) throws IOException {
    int size = in.readInt();
    if (size < 0 || size > in.available()) {
      throw new IOException("cut off");
    }
    return Payload.of(in.readNBytes(size));
  }
}
