package jukigate.app.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import jukigate.contract.bulkprovision.Result;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.body.BulkBody;
import jukigate.simulators.rule.BulkItem;
import jukigate.store.OwnerOnly;

/** 照会結果ファイル as CSV (RFC 4180, UTF-8), one block after the other. */
public final class BulkResultFile {
  private BulkResultFile() {}

  /**
   * Writes a new file that only its owner may read. Refused: FILE_EXISTS, DISK_FULL,
   * FILE_UNREADABLE when it cannot be written there, and whatever the source refuses; then no file
   * is left.
   *
   * @param source hands the results over, block by block
   */
  public static <T> Outcome<T> write(
      Path file, Function<Consumer<List<Result>>, Outcome<T>> source) {
    try {
      Files.createFile(file, OwnerOnly.rights(file));
    } catch (FileAlreadyExistsException e) {
      return Outcome.refused(RefusalCode.FILE_EXISTS, file);
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.FILE_UNREADABLE, file, e.getClass().getSimpleName());
    }
    return filled(file, source);
  }

  private static <T> Outcome<T> filled(
      Path file, Function<Consumer<List<Result>>, Outcome<T>> source) {
    try {
      Outcome<T> outcome = written(file, source);
      if (!outcome.isPassed()) {
        Files.delete(file);
      }
      return outcome;
    } catch (IOException | UncheckedIOException e) {
      return Outcome.refused(RefusalCode.DISK_FULL, file);
    }
  }

  private static <T> Outcome<T> written(
      Path file, Function<Consumer<List<Result>>, Outcome<T>> source) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      writer.write(Csv.line(head()));
      return source.apply(results -> results.forEach(result -> put(writer, result)));
    }
  }

  private static Stream<String> head() {
    var items = Stream.of(BulkItem.values()).map(BulkItem::element);
    return Stream.of(Stream.of("number", "outcome"), items, Stream.of("state"))
        .flatMap(names -> names);
  }

  private static void put(Writer writer, Result result) {
    try {
      writer.write(Csv.line(BulkBody.row(result).stream()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
