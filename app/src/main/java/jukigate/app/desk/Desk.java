package jukigate.app.desk;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.LineActs;
import jukigate.app.cases.BusinessCases;
import jukigate.app.console.BackboneAudit;
import jukigate.app.console.BackbonePerformance;
import jukigate.app.console.BackboneTime;
import jukigate.app.console.WebConsole;
import jukigate.app.counter.Counter;
import jukigate.app.counter.PaperTray;
import jukigate.app.evidence.LogBook;
import jukigate.app.record.Recording;
import jukigate.domain.FailureTrace;
import jukigate.domain.node.NodeId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The counter of a running backbone: takes what is in its folder and answers each. */
public final class Desk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

  private final DeskFolder folder;
  private final EventClerk events;
  private final JournalClerk journal;
  private final QueueClerk queue;
  private final CsClerk counters;
  private final CodesClerk codes;
  private final ReconciliationsClerk reconciliations;
  private final BulkClerk bulk;
  private final LineClerk lines;
  private final Captures captures;
  private final FaultClerk faults;
  private final ClockClerk clock;
  private final BackboneTime time;
  private final BackbonePerformance performance;
  private final ResponderClerk responder;
  private final PrintClerk printer;
  private final MediumClerk media;
  private final AuditClerk audit;
  private final LogBook book;
  private final ConsoleClerk console;
  private final ScheduledExecutorService looker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("desk").factory());
  private Optional<ScheduledFuture<?>> looking = Optional.empty();

  /** Of a backbone without a web console. */
  public Desk(DeskFolder folder, Backbone backbone, Set<NodeId> served) {
    this(folder, backbone, served, Optional.empty());
  }

  /**
   * @param served the nodes that this process plays
   */
  public Desk(
      DeskFolder folder, Backbone backbone, Set<NodeId> served, Optional<WebConsole> console) {
    this.folder = folder;
    this.events = new EventClerk(new Counter(backbone.nodes(), served));
    var cases = new BusinessCases(backbone.journal(), () -> Recording.Reader.of(backbone));
    this.journal =
        new JournalClerk(backbone.journal(), backbone.auditLog(), cases, backbone.clock());
    this.queue = new QueueClerk(backbone.nodes(), backbone.clock());
    this.clock = new ClockClerk(backbone);
    this.time = new BackboneTime(backbone);
    this.performance = new BackbonePerformance(backbone);
    this.responder = new ResponderClerk(backbone);
    this.counters = new CsClerk(backbone.nodes(), Set.copyOf(served), backbone.clock());
    this.lines = new LineClerk(backbone);
    this.captures = new Captures(backbone.clock());
    this.faults = new FaultClerk(new LineActs(backbone), captures);
    this.codes = new CodesClerk(backbone.nodes(), Set.copyOf(served));
    this.reconciliations =
        new ReconciliationsClerk(backbone.nodes(), Set.copyOf(served), backbone.clock());
    this.media = new MediumClerk(backbone.nodes(), Set.copyOf(served));
    this.bulk = new BulkClerk(backbone.nodes(), Set.copyOf(served));
    this.audit =
        new AuditClerk(
            backbone.auditLog(),
            backbone.journal(),
            BackboneAudit.verification(backbone),
            backbone.clock());
    this.book = new LogBook(backbone.auditLog(), backbone::everIssuers);
    this.console = new ConsoleClerk(console, folder.home());
    this.printer =
        new PrintClerk(backbone.nodes(), Set.copyOf(served), PaperTray.of(folder.home()));
  }

  /** Looks into the folder from now on. */
  public void open() {
    looking = Optional.of(looker.scheduleWithFixedDelay(this::look, 0, 100, TimeUnit.MILLISECONDS));
  }

  /** Takes everything that waits now; returns how many files that were. */
  public int takeAll() {
    List<Path> waiting = folder.waiting();
    waiting.forEach(this::take);
    return waiting.size();
  }

  /**
   * What cannot be answered, or its answer not written, would fail again and hold up the others.
   */
  private void take(Path file) {
    try {
      folder.answer(file, answer(file));
    } catch (RuntimeException e) {
      LOG.error("desk: {} set aside: {}", file.getFileName(), new FailureTrace(e));
      setAside(file);
    }
  }

  private void setAside(Path file) {
    try {
      folder.setAside(file);
    } catch (RuntimeException e) {
      LOG.error("desk: {} stays: {}", file.getFileName(), new FailureTrace(e));
    }
  }

  @Override
  public void close() {
    looking.ifPresent(it -> it.cancel(false));
    looker.close(); // what is being taken gets its answer
    captures.close();
  }

  /** A look that fails must not end the looking. */
  private void look() {
    try {
      takeAll();
    } catch (RuntimeException e) {
      LOG.error("desk: {}", new FailureTrace(e));
    }
  }

  private Object answer(Path file) {
    return switch (Ticket.kindOf(file)) {
      case EVENT -> events.take(file);
      case JOURNAL -> journal.answer(folder.read(file, JournalQuestion.class));
      case QUEUE -> queue.answer(folder.read(file, QueueErrand.class));
      case CLOCK -> clock.answer(folder.read(file, ClockErrand.class));
      case AGENDA -> time.coming(folder.read(file, AgendaQuestion.class).limit());
      case PERFORMANCE -> performance.figures();
      case CS -> counters.answer(folder.read(file, CsQuestion.class));
      case DECISION -> events.decide(folder.read(file, CsDecision.class));
      case LINE -> lines.answer(folder.read(file, LineQuestion.class));
      case FAULT -> faults.answer(folder.read(file, FaultErrand.class));
      case CODES -> codes.answer(folder.read(file, CodesQuestion.class));
      case RECONCILIATIONS ->
          reconciliations.answer(folder.read(file, ReconciliationsQuestion.class));
      case RESPONDER -> responder.answer(folder.read(file, ResponderErrand.class));
      case MEDIUM -> media.answer(folder.read(file, MediumErrand.class));
      case BULK -> bulk.answer(folder.read(file, BulkErrand.class));
      case AUDIT -> audit.answer(folder.read(file, AuditQuestion.class));
      case LOG -> LogAnswer.of(book, folder.read(file, LogQuestion.class));
      case CONTINUATION ->
          ContinuationAnswer.of(
              audit.log(), folder.read(file, ContinuationQuestion.class), audit.clock());
      case CONSOLE -> console.answer(folder.read(file, ConsoleErrand.class));
      case PRINT -> printer.answer(folder.read(file, PrintErrand.class));
    };
  }
}
