package jukigate.app.report;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.journal.JournalReader;
import jukigate.gateway.journal.RecordedExchange;

/** The gateway's journal as {@code journal.json} and {@code journal.csv}: every row, no bytes. */
public final class JournalTable {
  private JournalTable() {}

  /** Refused: DISK_FULL when the folder cannot be written. */
  public static Outcome<Path> write(JournalReader journal, Path folder) {
    try {
      Files.createDirectories(folder);
      writeJson(journal, folder.resolve("journal.json"));
      writeCsv(journal, folder.resolve("journal.csv"));
      return Outcome.passed(folder);
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.DISK_FULL, folder, e.getClass().getSimpleName());
    } catch (UncheckedIOException e) {
      return Outcome.refused(
          RefusalCode.DISK_FULL, folder, e.getCause().getClass().getSimpleName());
    }
  }

  /** One row as names and values, in the order of the columns. */
  public static Map<String, String> row(RecordedExchange exchange) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("number", String.valueOf(exchange.number().value()));
    row.put("correlationId", exchange.correlationId());
    row.put("receivedAt", exchange.receivedAt());
    row.put("tlsPeer", exchange.tlsPeer());
    row.put("sender", exchange.sender());
    row.put("receiver", exchange.receiver());
    row.put("path", exchange.path());
    row.put("action", exchange.action());
    row.put("messageId", exchange.messageId());
    row.put("verdict", exchange.verdict().name());
    row.put("stage", exchange.stage());
    row.put("refusalId", exchange.refusalId());
    row.put("detail", exchange.detail());
    row.put("requestSha256", exchange.requestSha256());
    row.put("responseSha256", exchange.responseSha256());
    row.put("marks", exchange.marks());
    return row;
  }

  private static void writeJson(JournalReader journal, Path file) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8)) {
      json.useDefaultPrettyPrinter();
      json.writeStartArray();
      journal.export(exchange -> writeObject(json, row(exchange)));
      json.writeEndArray();
    }
  }

  private static void writeObject(JsonGenerator json, Map<String, String> row) {
    try {
      json.writeStartObject();
      for (Map.Entry<String, String> column : row.entrySet()) {
        json.writeStringField(column.getKey(), column.getValue());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeCsv(JournalReader journal, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      boolean[] headed = {false};
      journal.export(
          exchange -> {
            Map<String, String> row = row(exchange);
            try {
              if (!headed[0]) {
                out.write(Csv.line(row.keySet().stream()));
                headed[0] = true;
              }
              out.write(Csv.line(row.values().stream()));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }
}
