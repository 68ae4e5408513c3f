package jukigate.conformance.kit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import jukigate.conformance.attack.Attack;
import jukigate.conformance.attack.Attacks;
import jukigate.conformance.attack.HttpRequest;
import jukigate.conformance.attack.Letter;
import jukigate.conformance.attack.Range;
import jukigate.conformance.attack.Resealed;
import jukigate.conformance.attack.Shot;
import jukigate.conformance.contract.Contract;
import jukigate.conformance.line.Dial;
import jukigate.domain.Bilingual;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;

/** What the system under test is called with: each made of a good request by one change. */
final class Calls {
  /** Breaks the schema. */
  static final Right INVALID = Right.of("JG-403");

  /** The line is checked; a message is refused for its content, one for its signature. */
  static final Receiving ANSWERS =
      scene(
          "answers",
          plain("good"),
          body("not-of-the-schema", Wording::unfinished, INVALID),
          text("altered", it -> it.replace("op-0001", "op-0002"), Right.REFUSED));

  /** The same for what is encrypted. */
  static final Receiving CLOSED_ANSWERS =
      scene(
          "closed-answers",
          closed("good", it -> it, Right.ACCEPTED),
          closedBody("not-of-the-schema", Wording::unfinished, INVALID));

  /** Two encrypted answers. */
  static final Receiving CLOSED_TWICE =
      scene(
          "closed-twice",
          closed("first", it -> it, Right.ACCEPTED),
          closed("second", it -> it, Right.ACCEPTED));

  private static final String HIDDEN = "ENC-";

  private Calls() {}

  static Receiving scene(String id, Call... calls) {
    return scene(id, List.of(calls));
  }

  static Receiving scene(String id, List<Call> calls) {
    String names = String.join(", ", calls.stream().map(Call::name).distinct().toList());
    return new Receiving(
        "call-" + id, new Bilingual("電文を送る: " + names, "is sent: " + names), calls);
  }

  /** What an attack of the catalogue sends; all of it where no variant is named. */
  static Receiving known(String id, String... variants) {
    Attack attack = Attacks.ofId(id).orElseThrow();
    List<String> names = variants.length == 0 ? Attacks.names(attack) : List.of(variants);
    Bilingual sent = attack.sent();
    return new Receiving(
        "attack-" + id + (variants.length == 0 ? "" : "-" + String.join("-", variants)),
        new Bilingual(id + ": " + sent.ja(), id + ": " + sent.en()),
        names.stream().map(name -> known(attack, name)).toList());
  }

  private static Call known(Attack attack, String variant) {
    return new Call(
        attack.id() + " " + variant,
        caller -> Attacks.shot(attack, variant, caller.range()),
        caller ->
            attack.id().startsWith(HIDDEN) && caller.probes().hidden().isEmpty()
                ? List.of()
                : Right.of(attack, variant, caller.range().target().places()));
  }

  /** Several scenes as one. */
  static Receiving all(String id, Receiving... scenes) {
    return new Receiving(
        "call-" + id,
        new Bilingual(
            String.join("; ", Arrays.stream(scenes).map(it -> it.title().ja()).toList()),
            String.join("; ", Arrays.stream(scenes).map(it -> it.title().en()).toList())),
        Arrays.stream(scenes).flatMap(it -> it.calls().stream()).toList());
  }

  static Call plain(String name) {
    return new Call(name, Caller::plain, Right.ACCEPTED);
  }

  /** Otherwise sealed. */
  static Call drafted(String name, UnaryOperator<Letter> change, Right right) {
    return new Call(name, caller -> caller.shot(change.apply(caller.range().letter())), right);
  }

  /** The same of one that only its receiver can read. */
  static Call closed(String name, UnaryOperator<Letter> change, Right right) {
    return new Call(
        name,
        caller -> caller.shot(change.apply(caller.range().closedLetter())),
        caller -> caller.probes().hidden().isEmpty() ? List.of() : List.of(right));
  }

  /** A body in other words, rightly signed; not where the contract allows it so. */
  static Call body(String name, UnaryOperator<Wording> change, Right right) {
    return new Call(
        name,
        caller ->
            caller.shot(
                caller.range().letter().body(it -> change.apply(caller.wording(it)).text())),
        caller -> suits(name, caller, caller.probes().open(), change, right));
  }

  /** The same of one that only its receiver can read. */
  static Call closedBody(String name, UnaryOperator<Wording> change, Right right) {
    return new Call(
        name,
        caller ->
            caller.shot(
                caller.range().closedLetter().body(it -> change.apply(caller.wording(it)).text())),
        caller ->
            caller
                .probes()
                .hidden()
                .map(probe -> suits(name, caller, probe, change, right))
                .orElse(List.of()));
  }

  /** Of a pack the kit knows no more than the schema; where that does not decide, nothing is. */
  private static List<Right> suits(
      String name, Caller caller, Probes.Probe probe, UnaryOperator<Wording> change, Right right) {
    Contract contract = caller.network().contract();
    return changedBody(name, caller, probe, change)
        .filter(body -> contract.isOwn() || decides(contract, body, right))
        .map(body -> List.of(right))
        .orElse(List.of());
  }

  private static boolean decides(Contract contract, String body, Right right) {
    boolean valid =
        SafeXml.parse(Payload.ofUtf8(body), XmlLimits.DEFAULT)
            .then(it -> SafeXml.validate(contract.schema(), it.getDocumentElement()))
            .isPassed();
    return valid ? right.takes("accepted") : right.takes("JG-403");
  }

  /** What becomes of a good body; empty where a pack has nothing in it that could be changed so. */
  private static Optional<String> changedBody(
      String name, Caller caller, Probes.Probe probe, UnaryOperator<Wording> change) {
    Contract contract = caller.network().contract();
    String good = contract.bodies().request(probe.operation(), probe.from(), caller.sut());
    UnaryOperator<String> words = text -> change.apply(caller.wording(text)).text();
    return contract.isOwn()
        ? Optional.of(changed(name, good, words))
        : Optional.of(words.apply(good)).filter(body -> !body.equals(good));
  }

  /** Words that are changed after they were signed. */
  static Call worded(String name, UnaryOperator<Wording> change, Right right) {
    return new Call(
        name,
        caller -> {
          Letter letter = caller.range().letter();
          String text = UnusualForm.text(caller.range().seal(letter));
          return caller
              .range()
              .shot(letter, Payload.ofUtf8(change.apply(caller.wording(text)).text()));
        },
        caller -> worded(name, caller, change, right));
  }

  /** Words that are changed, and rightly signed as they then stand. */
  static Call wordedAndSigned(String name, UnaryOperator<Wording> change, Right right) {
    return new Call(
        name,
        caller -> {
          Letter letter = caller.range().letter();
          String text = change.apply(caller.wording(caller.range().text(letter))).text();
          return caller.range().shot(letter, Payload.ofUtf8(Resealed.whole(text, letter.signer())));
        },
        caller -> worded(name, caller, change, right));
  }

  /**
   * Not where the words stay as they are: what is good would be sent in the place of what is not.
   */
  private static List<Right> worded(
      String name, Caller caller, UnaryOperator<Wording> change, Right right) {
    return changedBody(name, caller, caller.probes().open(), change)
        .map(body -> List.of(right))
        .orElse(List.of());
  }

  /** Some operation, from somebody. */
  static Call of(String operation, NodeId from, UnaryOperator<Letter> change, Right right) {
    return of(operation, operation, from, change, right);
  }

  static Call of(
      String name, String operation, NodeId from, UnaryOperator<Letter> change, Right right) {
    return new Call(
        name,
        caller -> caller.shot(change.apply(caller.draft(operation, from))),
        caller ->
            caller.network().contract().named(operation).isEmpty() ? List.of() : List.of(right));
  }

  /** Changed after it was signed. */
  static Call text(String name, UnaryOperator<String> change, Right right) {
    return form(name, it -> Payload.ofUtf8(changed(name, UnusualForm.text(it), change)), right);
  }

  /** Other bytes after it was signed. */
  static Call form(String name, UnaryOperator<Payload> change, Right right) {
    return new Call(
        name,
        caller -> {
          Letter letter = caller.range().letter();
          return caller.range().shot(letter, change.apply(caller.range().seal(letter)));
        },
        right);
  }

  /** Changed, and rightly signed as it then stands. */
  static Call signed(String name, UnaryOperator<String> change, Right right) {
    return new Call(
        name,
        caller -> {
          Letter letter = caller.range().letter();
          String text = changed(name, caller.range().text(letter), change);
          return caller.range().shot(letter, Payload.ofUtf8(Resealed.whole(text, letter.signer())));
        },
        right);
  }

  private static String changed(String name, String text, UnaryOperator<String> change) {
    String changed = change.apply(text);
    if (changed.equals(text)) {
      throw new IllegalArgumentException(name + " changes nothing");
    }
    return changed;
  }

  /** The same message in another request. */
  static Call http(String name, UnaryOperator<HttpRequest> change, Right right) {
    return said(name, (range, request) -> change.apply(request).bytes(), right);
  }

  /** The same request in other bytes. */
  static Call rewritten(String name, UnaryOperator<HttpBytes> change, Right right) {
    return said(
        name,
        (range, request) ->
            Payload.of(change.apply(HttpBytes.of(request.bytes().toByteArray())).bytes()),
        right);
  }

  /** Any bytes instead of a request with a good message. */
  static Call said(String name, BiFunction<Range, HttpRequest, Payload> bytes, Right... right) {
    return new Call(
        name,
        caller -> {
          Letter letter = caller.range().letter();
          HttpRequest request = caller.range().post(letter, caller.range().seal(letter));
          return caller.range().said(letter, bytes.apply(caller.range(), request));
        },
        right);
  }

  /** A good request on another connection. */
  static Call over(String name, Function<Caller, Dial.Tls> tls, Right right) {
    return new Call(name, caller -> caller.plain().over(tls.apply(caller)), right);
  }

  /** A good request on a connection that is made otherwise. */
  static Call tls(String name, UnaryOperator<Dial.Tls> change, Right right) {
    return new Call(
        name,
        caller -> {
          Shot good = caller.plain();
          return good.over(change.apply(good.dial().tls().orElseThrow()));
        },
        right);
  }

  /** Somebody of the network connects who is not the gateway. */
  static Dial.Tls of(Caller caller, NodeId node) {
    var identity = caller.network().pki().tls(node);
    return Dial.Tls.of(identity).showing(Optional.of(identity));
  }
}
