package jukigate.app.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import jukigate.app.play.PlayResult;
import jukigate.app.play.PlayedMessage;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.store.OwnerOnly;

/**
 * Writes what a run leaves behind.
 *
 * <pre>
 * messages/0001-request.xml, 0001-answer.xml …   exact bytes
 * sequence.html                                   the diagram, for a browser
 * result.json                                     verdicts, for programs
 * messages.csv                                    one line for each message
 * README.txt                                      what is what
 * work/gateway/                                   the gateway's journal
 * </pre>
 */
public final class RunFolder {
  private static final Pattern PLAIN = Pattern.compile("[\\w./:@%+=,-]+");

  private RunFolder() {}

  /** Where a run keeps the gateway's journal. */
  public static Path journal(Path folder) {
    return folder.resolve("work").resolve("gateway");
  }

  /** The rest of an audit command line that names the journal of a run, ready for a shell. */
  public static String journalOption(Path folder) {
    String journal = journal(folder.toAbsolutePath()).toString();
    return "--journal "
        + (PLAIN.matcher(journal).matches() ? journal : "'" + journal.replace("'", "'\\''") + "'");
  }

  /** Refused: DISK_FULL when the folder cannot be written. */
  public static Outcome<Path> write(Path folder, PlayResult result, NodeNames names) {
    try {
      OwnerOnly.home(folder);
      Path messages = OwnerOnly.folder(folder.resolve("messages"));
      List<PlayedMessage> played = result.messages();
      for (int i = 0; i < played.size(); i++) {
        PlayedMessage.Bytes bytes = played.get(i).bytes();
        write(messages.resolve(requestFile(i + 1)), bytes.request());
        if (bytes.answer().isPresent()) {
          write(messages.resolve(answerFile(i + 1)), bytes.answer().get());
        }
      }
      write(
          folder.resolve("sequence.html"),
          new SequencePage(result, names, journalOption(folder)).html());
      write(folder.resolve("result.json"), new ResultTables(result, names).json());
      write(folder.resolve("messages.csv"), new ResultTables(result, names).csv());
      write(folder.resolve("README.txt"), readme());
      return Outcome.passed(folder);
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.DISK_FULL, folder, e.getClass().getSimpleName());
    }
  }

  static String requestFile(int number) {
    return String.format(Locale.ROOT, "%04d-request.xml", number);
  }

  static String answerFile(int number) {
    return String.format(Locale.ROOT, "%04d-answer.xml", number);
  }

  private static void write(Path file, Payload bytes) throws IOException {
    Files.write(file, bytes.toByteArray());
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  private static String readme() throws IOException {
    try (var in = RunFolder.class.getResourceAsStream("README.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
