package jukigate.app.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import jukigate.app.backbone.HomeClock;
import jukigate.app.cases.BusinessCase;
import jukigate.app.cases.BusinessCases;
import jukigate.app.command.JournalPlace.Where;
import jukigate.app.desk.AuditAnswer;
import jukigate.app.desk.AuditClerk;
import jukigate.app.desk.AuditQuestion;
import jukigate.app.desk.ContinuationAnswer;
import jukigate.app.desk.ContinuationQuestion;
import jukigate.app.desk.DeskFolder;
import jukigate.app.desk.DeskJournal;
import jukigate.app.desk.LogAnswer;
import jukigate.app.desk.LogQuestion;
import jukigate.app.desk.Ticket;
import jukigate.app.evidence.EvidencePack;
import jukigate.app.evidence.LogBook;
import jukigate.app.evidence.LogVerification;
import jukigate.app.evidence.ProofCheck;
import jukigate.app.evidence.ProofFile;
import jukigate.app.record.Recording;
import jukigate.app.report.JournalTable;
import jukigate.app.resend.Change;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.gateway.audit.AuditEntry;
import jukigate.gateway.audit.WitnessWord;
import jukigate.gateway.journal.JournalFilter;
import jukigate.gateway.journal.JournalReader;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.gateway.journal.sql.SqlJournal;
import jukigate.keystores.TrustFolder;
import jukigate.simulators.SimulatedNodes;
import jukigate.store.DatabaseOptions;
import jukigate.store.DatabasePlace;
import jukigate.wire.profile.SecurityProfile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jukigate audit}: what the gateway has on record. */
@Command(name = "audit")
final class AuditCommand extends CommandGroup {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** All of them are below. */
  private static final String NEWEST = "9223372036854775807";

  private final Surroundings surroundings;

  AuditCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The newest exchanges that are wanted, one line each. */
  @Command(name = "list")
  int list(
      @Mixin SharedOptions options,
      @Mixin JournalPlace place,
      @Mixin RowChoice choice,
      @Option(names = "--limit", paramLabel = "<n>", defaultValue = "20") int limit) {
    Console console = options.console(surroundings);
    JournalFilter filter = choice.filter();
    int most = Math.max(1, limit);
    return withJournal(
        console,
        place.where(options, surroundings),
        journal -> print(console, journal.page(filter, choice.before(), most), most));
  }

  /** Everything about one exchange. */
  @Command(name = "show")
  int show(
      @Mixin SharedOptions options,
      @Mixin JournalPlace place,
      @Option(names = "--bytes") boolean bytes,
      @Parameters(paramLabel = "<correlation-id>", descriptionKey = "correlation-id")
          String correlationId) {
    Console console = options.console(surroundings);
    return withJournal(
        console,
        place.where(options, surroundings),
        journal -> show(console, journal, correlationId, bytes));
  }

  /** All of it, as files. */
  @Command(name = "export")
  int export(
      @Mixin SharedOptions options,
      @Mixin JournalPlace place,
      @Parameters(paramLabel = "<folder>", descriptionKey = "export-folder") Path folder) {
    Console console = options.console(surroundings);
    return opened(
        console,
        place.where(options, surroundings),
        journal -> {
          journal.auditLog().act(AuditEntry.act("export", surroundings.clock().instant()));
          return export(console, journal.reader(), folder);
        },
        home -> export(console, over(home), folder));
  }

  private static int export(Console console, JournalReader journal, Path folder) {
    Path written = JournalTable.write(journal, folder).orThrow();
    console.say("audit.exported", written);
    return ExitCode.GOOD;
  }

  /** Goes through all of it and names what was changed. */
  @Command(name = "verify")
  int verify(
      @Mixin SharedOptions options,
      @Mixin JournalPlace place,
      @Option(names = "--without-messages") boolean withoutMessages,
      @Option(names = "--witnesses") boolean witnesses) {
    Console console = options.console(surroundings);
    return withAnswer(
        console,
        place.where(options, surroundings),
        new AuditQuestion("verify", "", !withoutMessages, witnesses),
        answer -> AuditView.verified(console, answer.verified().getFirst()));
  }

  /** Takes away the messages whose period is over; rows, digests and proofs stay. */
  @Command(name = "erase")
  int erase(
      @Mixin SharedOptions options,
      @Mixin JournalPlace place,
      @Option(names = "--due", required = true) boolean due) {
    Console console = options.console(surroundings);
    return withAnswer(
        console,
        place.where(options, surroundings),
        AuditQuestion.erase(),
        answer -> AuditView.erased(console, answer.erasures()));
  }

  /** That an exchange is in the signed tree, for whoever has the gateway's certificate. */
  @Command(name = "prove")
  int prove(
      @Mixin SharedOptions options,
      @Mixin JournalPlace place,
      @Parameters(paramLabel = "<correlation-id>", descriptionKey = "correlation-id")
          String correlationId) {
    Console console = options.console(surroundings);
    return withAnswer(
        console,
        place.where(options, surroundings),
        new AuditQuestion("prove", correlationId, false, false),
        answer -> AuditView.proven(console, answer.proof().getFirst()));
  }

  /** That one signed head continues another. */
  @Command(name = "consistency")
  int consistency(
      @Mixin SharedOptions options,
      @Mixin JournalPlace place,
      @Parameters(index = "0", paramLabel = "<before>", descriptionKey = "head-before") long before,
      @Parameters(index = "1", paramLabel = "<after>", descriptionKey = "head-after") long after) {
    Console console = options.console(surroundings);
    Where where = place.where(options, surroundings);
    var question = new ContinuationQuestion(before, after);
    return opened(
        console,
        where,
        journal ->
            AuditView.continued(
                console,
                question,
                ContinuationAnswer.of(journal.auditLog(), question, clock(where))),
        home ->
            AuditView.continued(
                console,
                question,
                new RunningBackbone(home, PATIENCE, surroundings)
                    .ask(Ticket.Kind.CONTINUATION, question, ContinuationAnswer.class)
                    .orThrow()));
  }

  /** Judges a proof that was saved; needs no journal. */
  @Command(name = "check")
  int check(
      @Mixin SharedOptions options,
      @Mixin JournalPlace place,
      @Parameters(paramLabel = "<proof>", descriptionKey = "proof-file") Path proof) {
    Console console = options.console(surroundings);
    var check = new ProofCheck(issuers(place.where(options, surroundings)));
    return AuditView.checked(console, new ProofFile(proof).judged(check).orThrow());
  }

  /** The signed heads. */
  @Command(name = "heads")
  int heads(
      @Mixin SharedOptions options,
      @Mixin JournalPlace place,
      @Option(names = "--before", paramLabel = "<leaves>", defaultValue = NEWEST) long before,
      @Option(names = "--limit", paramLabel = "<n>", defaultValue = "20") int limit) {
    Console console = options.console(surroundings);
    var question = new LogQuestion(LogQuestion.HEADS, before, "", Math.max(1, limit));
    return page(console, place.where(options, surroundings), question);
  }

  /** What operators did. */
  @Command(name = "acts")
  int acts(
      @Mixin SharedOptions options,
      @Mixin JournalPlace place,
      @Option(names = "--act", paramLabel = "<act>", defaultValue = "") String act,
      @Option(names = "--before", paramLabel = "<number>", defaultValue = NEWEST) long before,
      @Option(names = "--limit", paramLabel = "<n>", defaultValue = "20") int limit) {
    Console console = options.console(surroundings);
    var question = new LogQuestion(LogQuestion.ACTS, before, act, Math.max(1, limit));
    return page(console, place.where(options, surroundings), question);
  }

  private int page(Console console, Where where, LogQuestion question) {
    return opened(
        console,
        where,
        journal ->
            AuditView.page(
                console,
                question,
                LogAnswer.of(new LogBook(journal.auditLog(), () -> issuers(where)), question)),
        home ->
            AuditView.page(
                console,
                question,
                new RunningBackbone(home, PATIENCE, surroundings)
                    .ask(Ticket.Kind.LOG, question, LogAnswer.class)
                    .orThrow()));
  }

  /** One exchange with all that is needed to judge it elsewhere. */
  @Command(name = "evidence")
  int evidence(
      @Mixin SharedOptions options,
      @Mixin JournalPlace place,
      @Option(names = "--out", paramLabel = "<file>", required = true) Path out,
      @Parameters(paramLabel = "<correlation-id>", descriptionKey = "correlation-id")
          String correlationId) {
    Console console = options.console(surroundings);
    Where where = place.where(options, surroundings);
    var question = new AuditQuestion("evidence", correlationId, false, false);
    return opened(
        console,
        where,
        journal ->
            evidence(
                console,
                new Packing(where, out),
                journal.reader(),
                clerk(journal, where).answer(question)),
        home ->
            evidence(console, new Packing(where, out), over(home), ask(home, question).orThrow()));
  }

  /** All messages of the business case that one belongs to. */
  @Command(name = "case")
  int caseOf(
      @Mixin SharedOptions options,
      @Mixin JournalPlace place,
      @Parameters(paramLabel = "<number|correlation-id>", descriptionKey = "journal-number")
          String message) {
    Console console = options.console(surroundings);
    Where where = place.where(options, surroundings);
    return opened(
        console,
        where,
        journal -> {
          Recording.Reader reader = reader(options, where);
          return CaseTable.print(
              console,
              message,
              new BusinessCases(journal.reader(), () -> reader)
                  .of(number(journal.reader(), message), List.of())
                  .map(BusinessCase::messages)
                  .orElse(List.of()));
        },
        home -> CaseTable.print(console, message, over(home).caseOf(number(over(home), message))));
  }

  private static long number(JournalReader journal, String message) {
    return message.matches("[0-9]{1,18}")
        ? Long.parseLong(message)
        : journal
            .byCorrelationId(message)
            .map(row -> row.number().value())
            .orElseThrow(
                () -> new RefusedException(Refusal.of(RefusalCode.RECORD_NOT_FOUND, message)));
  }

  /** What is good in the stricter profile is good in this one. */
  private Recording.Reader reader(SharedOptions options, Where where) {
    return new Recording.Reader(
        Started.pki(where.home(), options.clock(surroundings), surroundings),
        TrustFolder.read(trust(where)).orThrow(),
        SecurityProfile.RECOMMENDED_2026);
  }

  /** One message once more, as it is or changed. */
  @Command(name = "resend")
  int resend(
      @Mixin SharedOptions options,
      @Mixin JournalPlace place,
      @Mixin ResendOptions how,
      @Parameters(paramLabel = "<number|correlation-id>", descriptionKey = "journal-number")
          String message) {
    Console console = options.console(surroundings);
    Change change = how.change();
    return withJournal(
        console,
        place.where(options, surroundings),
        journal ->
            ResendOptions.say(
                console,
                how.sender(options, surroundings, journal)
                    .send(number(journal, message), change)
                    .orThrow()));
  }

  private record Packing(Where where, Path out) {}

  private int evidence(
      Console console, Packing packing, JournalReader journal, AuditAnswer answer) {
    return answered(
        console,
        proven -> {
          var proof = proven.proof().getFirst();
          var exchange = journal.byCorrelationId(proof.correlationId()).orElseThrow();
          var evidence =
              new EvidencePack.Evidence(
                  exchange, journal.bytes(exchange.number()).orElseThrow(), proof);
          Path written =
              new EvidencePack(
                      trust(packing.where()), clock(packing.where()).instant(), Version.line())
                  .write(evidence, packing.out().toAbsolutePath())
                  .orThrow();
          console.say("audit.evidence", written);
          return ExitCode.GOOD;
        },
        answer);
  }

  private int withAnswer(
      Console console, Where where, AuditQuestion question, ToIntFunction<AuditAnswer> view) {
    return opened(
        console,
        where,
        journal -> answered(console, view, clerk(journal, where).answer(question)),
        home -> answered(console, view, ask(home, question).orThrow()));
  }

  private Outcome<AuditAnswer> ask(Path home, AuditQuestion question) {
    return new RunningBackbone(home, PATIENCE, surroundings)
        .ask(Ticket.Kind.AUDIT, question, AuditAnswer.class);
  }

  private AuditClerk clerk(SqlJournal journal, Where where) {
    Set<X509Certificate> issuers = issuers(where);
    return new AuditClerk(
        journal.auditLog(),
        journal.reader(),
        new LogVerification(
            journal.auditLog(),
            where.folder(),
            () -> issuers,
            () -> keptAt(where.home().resolve("nodes"))),
        clock(where));
  }

  /** Now, and before a rollover. */
  private static Set<X509Certificate> issuers(Where where) {
    Set<X509Certificate> issuers =
        new HashSet<>(TrustFolder.read(trust(where)).orThrow().issuers());
    issuers.addAll(TrustFolder.former(trust(where)));
    return issuers;
  }

  /** The time of the home folder, which may not be that of the machine. */
  private InstantSource clock(Where where) {
    return new HomeClock(where.home(), surroundings.clock()).open();
  }

  /** While no backbone is up: what is in the database of its nodes. */
  private static List<WitnessWord> keptAt(Path nodes) {
    if (!Files.isDirectory(nodes.resolve("db"))) {
      return List.of();
    }
    return SimulatedNodes.witnessed(nodes).orThrow().stream()
        .map(
            node ->
                new WitnessWord(
                    node.node(), Optional.of(node.kept()), node.conflicting(), Optional.empty()))
        .toList();
  }

  private static int answered(
      Console console, ToIntFunction<AuditAnswer> view, AuditAnswer answer) {
    return answer.refused().stream()
        .findFirst()
        .map(refused -> console.refuse(refused.refusal()))
        .orElseGet(() -> view.applyAsInt(answer));
  }

  private static Path trust(Where where) {
    return where.home().resolve("pki").resolve("trust");
  }

  int withJournal(Console console, Where where, ToIntFunction<JournalReader> question) {
    return opened(
        console,
        where,
        journal -> question.applyAsInt(journal.reader()),
        home -> question.applyAsInt(over(home)));
  }

  private DeskJournal over(Path home) {
    return new DeskJournal(DeskFolder.of(home), surroundings.clock(), surroundings.random());
  }

  /** From the files, or over the desk of the backbone that has them open. */
  private static int opened(
      Console console, Where where, ToIntFunction<SqlJournal> files, ToIntFunction<Path> desk) {
    if (where.database() instanceof DatabasePlace.Folder(Path folder)
        && !Files.isDirectory(folder.resolve("db"))) {
      return console.refuse(Refusal.of(RefusalCode.FILE_UNREADABLE, folder, "no journal"));
    }
    return switch (SqlJournal.open(where.database(), where.key(), DatabaseOptions.DEFAULTS)) {
      case Outcome.Refused<SqlJournal>(Refusal refusal)
          when refusal.code() == RefusalCode.DATABASE_LOCKED && where.isOfHome() ->
          desk.applyAsInt(where.home());
      case Outcome.Refused<SqlJournal>(Refusal refusal) -> console.refuse(refusal);
      case Outcome.Passed<SqlJournal>(SqlJournal journal) -> {
        try (journal) {
          yield files.applyAsInt(journal);
        }
      }
    };
  }

  private static int print(Console console, List<RecordedExchange> exchanges, int most) {
    if (console.json()) {
      console.printJson(exchanges.stream().map(JournalTable::row).toList());
      return ExitCode.GOOD;
    }
    exchanges.forEach(
        exchange ->
            console.line(
                String.format(
                    Locale.ROOT,
                    "%s  %s  %-12s → %-12s %-13s %s",
                    exchange.receivedAt(),
                    exchange.correlationId(),
                    exchange.sender(),
                    exchange.receiver(),
                    exchange.verdict(),
                    exchange.refusalId())));
    if (exchanges.size() == most) {
      console.note("audit.older", Long.toString(exchanges.getLast().number().value()));
    }
    return ExitCode.GOOD;
  }

  private static int show(
      Console console, JournalReader journal, String correlationId, boolean bytes) {
    Optional<RecordedExchange> found = journal.byCorrelationId(correlationId);
    if (found.isEmpty()) {
      return console.refuse(Refusal.of(RefusalCode.RECORD_NOT_FOUND, correlationId));
    }
    Map<String, String> row = JournalTable.row(found.get());
    if (bytes) {
      journal
          .bytes(found.get().number())
          .ifPresent(
              kept -> {
                row.put("request", text(kept.request().toByteArray()));
                row.put("response", text(kept.response().toByteArray()));
              });
    }
    if (console.json()) {
      console.printJson(row);
    } else {
      row.forEach(
          (name, value) -> console.line(String.format(Locale.ROOT, "%-15s %s", name, value)));
    }
    return ExitCode.GOOD;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
