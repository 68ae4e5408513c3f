package jukigate.app.console;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.app.backbone.Backbone;
import jukigate.app.cases.BusinessCase;
import jukigate.app.cases.BusinessCases;
import jukigate.app.evidence.EvidencePack;
import jukigate.app.evidence.ExchangeProof;
import jukigate.app.record.Recording;
import jukigate.app.report.DirectoryNames;
import jukigate.app.report.RowWords;
import jukigate.app.resend.Sender;
import jukigate.console.view.Messages;
import jukigate.domain.Language;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.gateway.journal.JournalFilter;
import jukigate.gateway.journal.RecordNumber;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.simulators.SimulatedNodes;
import jukigate.wire.diagnosis.Cause;
import jukigate.wire.diagnosis.SignatureDiagnosis;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.security.Explanation;
import jukigate.wire.trust.Trust;
import jukigate.wire.xml.XmlLimits;

/** The journal of a running backbone. */
final class BackboneMessages implements Messages {
  private final Backbone backbone;
  private final BiFunction<Language, String, String> words;
  private final String version;
  private final BusinessCases cases;
  private final DirectoryNames names = new DirectoryNames();

  /**
   * @param words texts by their key, e.g. {@code explain.cause.LINE_ENDS}
   * @param version of jukigate, for evidence
   */
  BackboneMessages(Backbone backbone, BiFunction<Language, String, String> words, String version) {
    this.backbone = backbone;
    this.words = words;
    this.version = version;
    this.cases = new BusinessCases(backbone.journal(), () -> Recording.Reader.of(backbone));
  }

  @Override
  public List<Row> page(Wanted wanted, OptionalLong before, int limit, Language language) {
    Optional<RecordNumber> below =
        before.isPresent() ? Optional.of(new RecordNumber(before.getAsLong())) : Optional.empty();
    return backbone.journal().page(filter(wanted), below, limit).stream()
        .map(row -> row(row, language))
        .toList();
  }

  private static JournalFilter filter(Wanted wanted) {
    return new JournalFilter(
        read("node", wanted.node(), NodeId::parse, RowWords.NODES),
        read("exchange", wanted.exchange(), RowWords::actions, RowWords.exchanges())
            .orElse(List.of()),
        read("verdict", wanted.verdict(), RowWords::verdict, RowWords.verdicts()),
        read("refusal", wanted.refusal(), RowWords::refusalId, RowWords.REFUSALS),
        read("from", wanted.from(), RowWords::instant, RowWords.TIME),
        read("to", wanted.to(), RowWords::instant, RowWords.TIME),
        Optional.of(wanted.correlation()).filter(it -> !it.isEmpty()),
        read("messageId", wanted.messageId(), MessageId::parse, "urn:uuid:…"));
  }

  private static <T> Optional<T> read(
      String name, String text, Function<String, Optional<T>> reading, String allowed) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<T> value = reading.apply(text);
    if (value.isEmpty()) {
      throw new RefusedException(
          Refusal.of(RefusalCode.CONSOLE_REQUEST_INVALID, name + ": " + allowed));
    }
    return value;
  }

  @Override
  public Optional<Message> masked(long number, Language language) {
    return message(number, language, true);
  }

  @Override
  public Optional<Message> whole(long number, Language language, String reader, String reason) {
    putOnRecord(Long.toString(number), reader, reason);
    return message(number, language, false);
  }

  @Override
  public Optional<Case> caseOf(long number, Language language) {
    return found(number).map(found -> new CaseView(language, names).of(number, found));
  }

  /** The business case of a message. */
  Optional<BusinessCase> found(long number) {
    return cases.of(number, backbone.nodes().map(SimulatedNodes::owed).orElse(List.of()));
  }

  @Override
  public Optional<Comparison> compared(long number, long other, Language language) {
    return compared(number, other, new Differences(language, true));
  }

  @Override
  public Optional<Comparison> comparedWhole(
      long number, long other, Language language, String reader, String reason) {
    putOnRecord(number + " " + other, reader, reason);
    return compared(number, other, new Differences(language, false));
  }

  private Optional<Comparison> compared(long number, long other, Differences differences) {
    return bytes(number)
        .flatMap(
            one ->
                bytes(other)
                    .map(
                        two ->
                            new Comparison(
                                number,
                                other,
                                compared(differences, number, other, one.request(), two.request()),
                                compared(
                                    differences, number, other, one.response(), two.response()))));
  }

  private static Optional<Compared> compared(
      Differences differences, long number, long other, Payload one, Payload two) {
    return one.size() == 0 || two.size() == 0
        ? Optional.empty()
        : Optional.of(differences.between(Long.toString(number), one, Long.toString(other), two));
  }

  private Optional<RecordedExchange.Bytes> bytes(long number) {
    return row(number).flatMap(row -> backbone.journal().bytes(row.number()));
  }

  @Override
  public Optional<Bytes> bytes(long number, String reader, String reason) {
    putOnRecord(Long.toString(number), reader, reason);
    return bytes(number).map(kept -> new Bytes(base64(kept.request()), base64(kept.response())));
  }

  private static String base64(Payload bytes) {
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  @Override
  public Optional<Pack> evidence(long number, String reader, String reason) {
    putOnRecord(Long.toString(number), reader, reason);
    return row(number).map(row -> pack(row, number));
  }

  private Pack pack(RecordedExchange row, long number) {
    ExchangeProof proof =
        ExchangeProof.of(backbone.auditLog(), backbone.journal(), row.correlationId())
            .orElseThrow(
                () ->
                    new RefusedException(
                        Refusal.of(RefusalCode.RECORD_NOT_FOUND, row.correlationId())));
    var evidence =
        new EvidencePack.Evidence(row, backbone.journal().bytes(row.number()).orElseThrow(), proof);
    var packer =
        new EvidencePack(
            backbone.pki().trustFolder(),
            backbone.clock().instant(),
            "jukigate " + version + ", Java " + Runtime.version());
    return new Pack("evidence-" + number + ".zip", base64(packer.pack(evidence).orThrow()));
  }

  private void putOnRecord(String message, String reader, String reason) {
    backbone.putOnRecord(
        "console-reading", Map.of("message", message, "role", reader, "reason", reason));
  }

  private Optional<RecordedExchange> row(long number) {
    return Sender.row(backbone.journal(), number);
  }

  private Optional<Message> message(long number, Language language, boolean masked) {
    return row(number).map(row -> message(row, language, masked));
  }

  private Message message(RecordedExchange row, Language language, boolean masked) {
    Instant at = Instant.parse(row.receivedAt());
    Optional<RecordedExchange.Bytes> bytes = backbone.journal().bytes(row.number());
    Optional<Looked> request = bytes.map(RecordedExchange.Bytes::request).flatMap(looked(at));
    Optional<Looked> response = bytes.map(RecordedExchange.Bytes::response).flatMap(looked(at));
    return new Message(
        row(row, language),
        row.tlsPeer(),
        why(row, request, language),
        fix(row, request, language),
        row.detail(),
        steps(row.marks()),
        request.map(it -> text(it, language, masked)),
        response.map(it -> text(it, language, masked)));
  }

  /** A message and what is found when it is judged once more by the time of its receipt. */
  private record Looked(Payload payload, Explanation found, SignerChain chain) {}

  private Function<Payload, Optional<Looked>> looked(Instant at) {
    var profile = backbone.profile();
    var material = backbone.trust().material();
    var trust = new Trust(material, profile, () -> at);
    var chain = new SignerChain(material, profile, at, backbone.clock().instant());
    return payload ->
        payload.size() == 0
            ? Optional.empty()
            : Optional.of(new Looked(payload, Explanation.of(payload, profile, trust, at), chain));
  }

  /** In words of the language where it is refused again for the same reason; else as recorded. */
  private static String why(RecordedExchange row, Optional<Looked> request, Language language) {
    return same(row, request).map(refusal -> refusal.text(language)).orElse(row.detail());
  }

  private static String fix(RecordedExchange row, Optional<Looked> request, Language language) {
    return same(row, request)
        .or(() -> RefusalCode.ofId(row.refusalId()).map(Refusal::of))
        .map(refusal -> refusal.fix(language).replaceAll("\\{\\d}", "…"))
        .orElse("");
  }

  private static Optional<Refusal> same(RecordedExchange row, Optional<Looked> request) {
    return request
        .flatMap(it -> it.found().refusal())
        .filter(refusal -> refusal.code().id().equals(row.refusalId()));
  }

  private Text text(Looked looked, Language language, boolean masked) {
    Payload payload = looked.payload();
    Explanation found = looked.found();
    List<SignatureDiagnosis.SignedPart> parts =
        found.signature().map(SignatureDiagnosis::parts).orElse(List.of());
    XmlLines.Shown shown = lines(payload, labels(parts), masked);
    return new Text(
        payload.size(),
        payload.sha256(),
        masked,
        shown.lines(),
        shown.cut(),
        parts.stream().map(part -> signed(part, language)).toList(),
        found.signature().flatMap(SignatureDiagnosis::value).map(it -> finding(it, language)),
        found.certificate().map(SignerChain::facts),
        found.certificate().map(it -> looked.chain().of(it, language)));
  }

  private static Set<String> labels(List<SignatureDiagnosis.SignedPart> parts) {
    return parts.stream().map(SignatureDiagnosis.SignedPart::name).collect(Collectors.toSet());
  }

  /** What is no envelope is shown as it stands, to whom it may be shown at all. */
  private static XmlLines.Shown lines(Payload payload, Set<String> labels, boolean masked) {
    return envelope(payload)
        .map(envelope -> XmlLines.of(envelope, labels, masked))
        .orElseGet(
            () ->
                masked
                    ? new XmlLines.Shown(List.of(), true)
                    : XmlLines.asItStands(
                        new String(payload.toByteArray(), StandardCharsets.UTF_8)));
  }

  private static Optional<Envelope> envelope(Payload payload) {
    return Arrays.stream(Direction.values())
        .map(direction -> Envelope.parse(payload, direction, XmlLimits.DEFAULT))
        .flatMap(
            parsed ->
                parsed instanceof Outcome.Passed<Envelope>(Envelope envelope)
                    ? Stream.of(envelope)
                    : Stream.empty())
        .findFirst();
  }

  private Signed signed(SignatureDiagnosis.SignedPart part, Language language) {
    return new Signed(part.name(), part.cause().map(cause -> finding(cause, language)));
  }

  private Finding finding(Cause cause, Language language) {
    return new Finding(
        cause.name(),
        words.apply(language, "explain.cause." + cause),
        words.apply(language, "explain.fix." + cause));
  }

  /** From {@code PARSE=210 UNSEAL=900 …}. */
  private static List<Step> steps(String marks) {
    return Arrays.stream(marks.split(" "))
        .map(mark -> mark.split("=", 2))
        .filter(mark -> mark.length == 2)
        .map(mark -> new Step(mark[0], Long.parseLong(mark[1])))
        .toList();
  }

  static Row row(RecordedExchange row, Language language) {
    Optional<Operation> operation = Operation.ofRequestAction(row.action());
    return new Row(
        row.number().value(),
        row.receivedAt(),
        row.sender(),
        row.receiver(),
        operation.map(Operation::exchange).orElse(""),
        operation.map(Operation::name).orElse(row.action()),
        operation.map(it -> it.title().in(language)).orElse(""),
        row.verdict().name(),
        row.stage(),
        row.refusalId(),
        row.correlationId(),
        row.messageId(),
        steps(row.marks()).stream().mapToLong(Step::micros).sum(),
        operation.map(Operation::encrypted).orElse(false));
  }
}
