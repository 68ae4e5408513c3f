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
import jukigate.conformance.line.Dial;
import jukigate.domain.Bilingual;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;

/** What the system under test is called with: each made of a good request by one change. */
final class Calls {
  /** The line is checked; a message is refused for its content, one for its signature. */
  static final Receiving ANSWERS =
      scene(
          "answers",
          plain("good"),
          drafted("not-of-the-schema", it -> it.body(Calls::unfinished), Right.of("JG-403")),
          text("altered", it -> it.replace("op-0001", "op-0002"), Right.REFUSED));

  /** The same for what is encrypted. */
  static final Receiving CLOSED_ANSWERS =
      scene(
          "closed-answers",
          closed("good", it -> it, Right.ACCEPTED),
          closed("not-of-the-schema", it -> it.body(Calls::unfinished), Right.of("JG-403")));

  /** Two encrypted answers. */
  static final Receiving CLOSED_TWICE =
      scene(
          "closed-twice",
          closed("first", it -> it, Right.ACCEPTED),
          closed("second", it -> it, Right.ACCEPTED));

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
        caller -> Right.of(attack, variant, caller.range().target().places()));
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
        name, caller -> caller.shot(change.apply(caller.range().closedLetter())), right);
  }

  /** Some operation, from somebody. */
  static Call of(String operation, NodeId from, UnaryOperator<Letter> change, Right right) {
    return of(operation, operation, from, change, right);
  }

  static Call of(
      String name, String operation, NodeId from, UnaryOperator<Letter> change, Right right) {
    return new Call(
        name, caller -> caller.shot(change.apply(caller.draft(operation, from))), right);
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

  /** A body whose last element is gone. */
  static String unfinished(String body) {
    return body.replaceFirst("(?s)<(\\w+:)requestNumber>[^<]*</\\1requestNumber>", "");
  }
}
