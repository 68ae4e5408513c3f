package jukigate.console.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import jukigate.console.view.Messages;
import jukigate.domain.Language;

/** Seven messages, and what was asked of them. */
final class SomeMessages implements Messages {
  private static final long NEWEST = 7;

  final List<Wanted> asked = new ArrayList<>();
  final List<String> readings = new ArrayList<>();

  @Override
  public List<Row> page(Wanted wanted, OptionalLong before, int limit, Language language) {
    asked.add(wanted);
    return LongStream.iterate(before.orElse(NEWEST + 1) - 1, number -> number > 0, n -> n - 1)
        .limit(limit)
        .mapToObj(SomeMessages::row)
        .toList();
  }

  private static Row row(long number) {
    return new Row(
        number,
        "2026-11-23T00:00:00.000Z",
        "cs-221007",
        "pref-220001",
        "X01",
        "UpdateIdentity",
        "本人確認情報更新",
        "ANSWERED",
        "SEAL",
        "",
        "correlation-" + number,
        "urn:uuid:" + number,
        1_500,
        false);
  }

  @Override
  public Optional<Message> masked(long number, Language language) {
    return number > NEWEST ? Optional.empty() : Optional.of(message(number, true));
  }

  @Override
  public Optional<Message> whole(long number, Language language, String reader, String reason) {
    readings.add(number + " " + reader + " " + reason);
    return number > NEWEST ? Optional.empty() : Optional.of(message(number, false));
  }

  @Override
  public Optional<Case> caseOf(long number, Language language) {
    return Optional.of(number)
        .filter(it -> it <= NEWEST)
        .map(
            it ->
                new Case(
                    it,
                    List.of(new Lane("cs-221007", "静岡市")),
                    List.of(new CaseStep(row(it), 0)),
                    List.of(),
                    1,
                    NEWEST,
                    false));
  }

  @Override
  public Optional<Comparison> compared(long number, long other, Language language) {
    return number > NEWEST || other > NEWEST
        ? Optional.empty()
        : Optional.of(new Comparison(number, other, Optional.empty(), Optional.empty()));
  }

  @Override
  public Optional<Comparison> comparedWhole(
      long number, long other, Language language, String reader, String reason) {
    readings.add(number + "/" + other + " " + reader + " " + reason);
    return compared(number, other, language);
  }

  @Override
  public Optional<Bytes> bytes(long number, String reader, String reason) {
    readings.add(number + " " + reader + " " + reason);
    return Optional.of(new Bytes("PGEvPg==", ""));
  }

  @Override
  public Optional<Pack> evidence(long number, String reader, String reason) {
    readings.add(number + " " + reader + " " + reason);
    return Optional.of(new Pack("evidence-" + number + ".zip", "UEs="));
  }

  private static Message message(long number, boolean masked) {
    var text =
        new Text(
            100,
            "00",
            masked,
            List.of(new Line(0, "<a>" + (masked ? "●" : "静岡") + "</a>", "soap:Body")),
            false,
            List.of(new Signed("soap:Body", Optional.empty())),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new Message(
        row(number),
        "cs-221007",
        "",
        "",
        "",
        List.of(new Step("PARSE", 210)),
        Optional.of(text),
        Optional.empty());
  }
}
