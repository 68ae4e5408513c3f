package jukigate.conformance.kit;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import jukigate.conformance.requirement.Side;
import jukigate.conformance.stand.Arrival;
import jukigate.conformance.sut.Told;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;

/** Which scene a case needs, and what it looks at; texts and requirements are in its file. */
final class Casebook {
  private final SequencedMap<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, Function<SoapView, Finding>> messages = new HashMap<>();

  record Entry(Side side, Scene scene, Check check) {}

  SequencedMap<String, Entry> entries() {
    return entries;
  }

  /** Of a system that sends. */
  void client(String id, Scene scene, Check check) {
    if (entries.put(id, new Entry(Side.client, scene, check)) != null) {
      throw new IllegalArgumentException("twice: " + id);
    }
  }

  /** Of a system that is called: what comes back is what may come back. */
  void called(String id, Receiving scene) {
    called(id, scene, visit -> Finding.good());
  }

  /** The same, and this. */
  void called(String id, Receiving scene, Function<Visit, Finding> check) {
    Check judged =
        transcript ->
            transcript
                .visit()
                .map(visit -> visit.judge().and(() -> check.apply(visit)))
                .orElseGet(() -> Finding.unseen("呼び出せない", "it cannot be called"));
    if (entries.put(id, new Entry(Side.server, scene, judged)) != null) {
      throw new IllegalArgumentException("twice: " + id);
    }
  }

  /** The same for each answer; the first that is wrong counts. */
  void each(String id, Receiving scene, Function<Exchange, Finding> check) {
    called(id, scene, visit -> visit.each(check));
  }

  /** Of a system that sends, in a story. */
  void told(String id, Story story, Function<Tale, Finding> check) {
    put(id, Side.client, story, check);
  }

  /** Of a system that is called, in a story. */
  void asked(String id, Story story, Function<Tale, Finding> check) {
    put(id, Side.server, story, check);
  }

  private void put(String id, Side side, Story story, Function<Tale, Finding> check) {
    Check looked = transcript -> check.apply(new Tale(transcript.steps(), transcript.sut()));
    if (entries.put(id, new Entry(side, story, looked)) != null) {
      throw new IllegalArgumentException("twice: " + id);
    }
  }

  /** Looks at answers, faults among them. */
  void reply(String id, Function<SoapView, Finding> check) {
    each(
        id,
        Calls.ANSWERS,
        exchange ->
            exchange
                .view()
                .map(check)
                .orElseGet(() -> Finding.bad("body", "SOAP", exchange.word())));
  }

  /** What a case looks for in requests is right for answers, too. */
  void reply(String id, String request) {
    reply(id, messages.get(request));
  }

  /** Looks at every request of the good scene; the first that is wrong counts. */
  void request(String id, BiFunction<Arrival, Transcript, Finding> check) {
    client(id, Scenes.GOOD, transcript -> each(transcript, check));
  }

  /** The same for what is inside the message. */
  void message(String id, Function<SoapView, Finding> check) {
    messages.put(id, check);
    request(
        id,
        (arrival, transcript) ->
            switch (SoapView.of(arrival)) {
              case Outcome.Passed<SoapView>(SoapView view) -> check.apply(view);
              case Outcome.Refused<SoapView>(Refusal why) ->
                  Finding.unseen(
                      "電文を読めない (" + why.code().id() + ")",
                      "the message cannot be read (" + why.code().id() + ")");
            });
  }

  /** The bytes of the body as text. */
  void text(String id, Function<String, Finding> check) {
    request(
        id,
        (arrival, transcript) ->
            check.apply(new String(arrival.body().toByteArray(), StandardCharsets.UTF_8)));
  }

  static Finding each(Transcript transcript, BiFunction<Arrival, Transcript, Finding> check) {
    return transcript.arrivals().stream()
        .map(arrival -> check.apply(arrival, transcript).in(arrival))
        .filter(finding -> !(finding instanceof Finding.Good))
        .findFirst()
        .orElseGet(() -> transcript.arrivals().isEmpty() ? nothing(transcript) : Finding.good());
  }

  /** Why nothing came: in the words of the system, of the adapter, or of TLS. */
  static Finding nothing(Transcript transcript) {
    String tls =
        transcript.meetings().stream()
            .map(meeting -> meeting.handshake().isPresent() ? "TLS ok" : meeting.ended())
            .findFirst()
            .orElse("no connection");
    String words =
        transcript.told().stream()
            .map(
                told ->
                    switch (told) {
                      case Outcome.Passed<Told>(Told said) -> said.state() + " " + said.remark();
                      case Outcome.Refused<Told>(Refusal why) -> why.code().id();
                    })
            .findFirst()
            .orElse("");
    return Finding.unseen(
        "電文が届かなかった (" + tls + "、" + words.strip() + ")",
        "no message came (" + tls + "; " + words.strip() + ")");
  }

  /** A server like this must not be told anything. */
  void silence(String id, Scene scene) {
    client(
        id,
        scene,
        transcript -> {
          if (transcript.meetings().isEmpty()) {
            return nothing(transcript);
          }
          Optional<Arrival> told = transcript.arrivals().stream().findFirst();
          return told.map(
                  arrival -> Finding.bad("TLS", "no request", arrival.head().line()).in(arrival))
              .orElse(Finding.good());
        });
  }

  /** An answer like this must not be taken for an acknowledgement. */
  void disbelief(String id, Scene scene) {
    client(
        id,
        scene,
        transcript -> {
          if (transcript.arrivals().isEmpty()) {
            return nothing(transcript);
          }
          Optional<Told> told = transcript.words().findFirst();
          if (told.filter(it -> it.state() == Told.State.ACKNOWLEDGED).isPresent()) {
            return Finding.bad("answer", "not ACKNOWLEDGED", "ACKNOWLEDGED")
                .in(transcript.arrivals().getFirst());
          }
          boolean silent = told.filter(it -> it.state() != Told.State.UNKNOWN).isEmpty();
          return silent && transcript.arrivals().size() < 2
              ? Finding.unseen(
                  "SUTがどう受け取ったかを言わず、再送もしなかった",
                  "the system does not tell how it took it, and did not send again")
              : Finding.good();
        });
  }

  /** An answer like this must be taken. */
  void belief(String id, Scene scene) {
    client(
        id,
        scene,
        transcript -> {
          if (transcript.arrivals().isEmpty()) {
            return nothing(transcript);
          }
          boolean silent = transcript.words().allMatch(it -> it.state() == Told.State.UNKNOWN);
          boolean taken = transcript.words().anyMatch(it -> it.state() == Told.State.ACKNOWLEDGED);
          return silent && transcript.arrivals().size() < 2
              ? Finding.unseen("SUTがどう受け取ったかを言わない", "the system does not tell how it took it")
              : taken
                  ? Finding.good()
                  : Finding.bad("answer", "ACKNOWLEDGED", words(transcript))
                      .in(transcript.arrivals().getFirst());
        });
  }

  /** Whether the system says that it was refused. */
  static Finding saidRefused(Transcript transcript) {
    if (transcript.words().allMatch(it -> it.state() == Told.State.UNKNOWN)) {
      return Finding.unseen("SUTがどう受け取ったかを言わない", "the system does not tell how it took it");
    }
    return transcript.words().findFirst().filter(it -> it.state() == Told.State.REFUSED).isPresent()
        ? Finding.good()
        : Finding.bad("answer", "REFUSED", words(transcript)).in(transcript.arrivals().getFirst());
  }

  static String words(Transcript transcript) {
    return String.join(
        ", ", transcript.words().map(it -> (it.state() + " " + it.remark()).strip()).toList());
  }
}
