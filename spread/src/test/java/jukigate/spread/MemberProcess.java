package jukigate.spread;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.gateway.journal.Admission;
import jukigate.gateway.journal.Conclusion;
import jukigate.gateway.journal.Heading;
import jukigate.gateway.journal.Journal;
import jukigate.gateway.journal.PayloadKeys;
import jukigate.gateway.journal.RecordNumber;
import jukigate.gateway.journal.Verdict;
import jukigate.gateway.journal.sql.SqlJournal;
import jukigate.store.DatabaseOptions;
import jukigate.store.DatabasePlace;
import jukigate.wire.message.Addressing;

/**
 * A member in a process of its own that does what its standard input says: a line for each call, in
 * any number at once, answered by a line that begins with the same word. It ends with its input.
 */
public final class MemberProcess {
  private final SpreadJournal journal;

  private MemberProcess(SpreadJournal journal) {
    this.journal = journal;
  }

  /**
   * @param arguments name of this member, its folder, the file of the keys; then {@code name=port}
   *     for every member, or none for a journal in Derby alone, which knows {@code bench} only
   */
  public static void main(String[] arguments) throws IOException {
    Map<String, InetSocketAddress> members = new TreeMap<>();
    for (String member : List.of(arguments).subList(3, arguments.length)) {
      String[] pair = member.split("=");
      var loopback = InetAddress.getLoopbackAddress();
      members.put(pair[0], new InetSocketAddress(loopback, Integer.parseInt(pair[1])));
    }
    Path folder = Path.of(arguments[1]);
    Path keys = Path.of(arguments[2]);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      if (members.isEmpty()) {
        try (var alone =
            SqlJournal.open(new DatabasePlace.Folder(folder), keys, DatabaseOptions.DEFAULTS)
                .orThrow()) {
          serve(threads, call -> bench(alone, call));
        }
        return;
      }
      var membership = new Membership(arguments[0], members, folder);
      var read = PayloadKeys.read(keys).orThrow();
      try (var journal = SpreadJournal.open(membership, read, DatabaseOptions.DEFAULTS).orThrow()) {
        serve(threads, new MemberProcess(journal)::result);
      }
    }
  }

  private static void serve(ExecutorService threads, Function<List<String>, String> calls)
      throws IOException {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      List<String> words = List.of(line.split(" "));
      String tag = words.getFirst();
      threads.execute(() -> say(tag + " " + calls.apply(words.subList(1, words.size()))));
    }
  }

  private static void say(String line) {
    synchronized (MemberProcess.class) {
      System.out.println(line);
      System.out.flush();
    }
  }

  private String result(List<String> call) {
    try {
      return switch (call.getFirst()) {
        case "admit" -> text(journal.admit(admission(call)));
        case "conclude" ->
            text(journal.conclude(new RecordNumber(Long.parseLong(call.get(1))), answered()));
        case "leader" -> Boolean.toString(journal.isLeader());
        case "place" -> Long.toString(journal.place());
        case "holds" -> {
          var unused = journal.reader(Long.parseLong(call.get(1)));
          yield "yes";
        }
        case "find" ->
            journal.reader().byMessageId(new MessageId(call.get(1))).stream()
                .map(row -> row.number().value() + "=" + row.verdict())
                .toList()
                .toString()
                .replace(" ", "");
        case "bench" -> bench(journal, call);
        default -> "what?";
      };
    } catch (RuntimeException e) {
      return "failed:" + e.getClass().getSimpleName();
    }
  }

  /** {@code bench <callers> <milliseconds>}. */
  private static String bench(Journal journal, List<String> call) {
    return Load.run(journal, Integer.parseInt(call.get(1)), Long.parseLong(call.get(2)));
  }

  private static String text(Outcome<RecordNumber> outcome) {
    return switch (outcome) {
      case Outcome.Passed<RecordNumber>(RecordNumber number) -> "passed:" + number.value();
      case Outcome.Refused<RecordNumber>(Refusal refusal) -> "refused:" + refusal.code().id();
    };
  }

  /** {@code admit <sender> <receiver> <message id> <correlation id> <what it says>}. */
  private static Admission admission(List<String> call) {
    var sender = new NodeId(call.get(1));
    var id = new MessageId(call.get(3));
    var addressing =
        new Addressing(new NodeId(call.get(2)), sender, call.get(5), id, Optional.empty());
    var heading =
        new Heading(
            call.get(4),
            Instant.parse("2026-11-21T00:00:00Z"),
            sender.value(),
            Optional.of(addressing),
            "/identity-update/v1");
    return new Admission(heading, sender, id, Payload.ofUtf8("<request>" + call.get(5)));
  }

  static Conclusion answered() {
    return new Conclusion(
        Verdict.ANSWERED, Optional.empty(), Payload.ofUtf8("<answer/>"), List.of());
  }
}
