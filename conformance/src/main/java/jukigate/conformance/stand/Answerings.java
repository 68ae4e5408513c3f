package jukigate.conformance.stand;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.key.SigningIdentity;
import org.w3c.dom.Element;

/** Ways of answering, good ones and bad ones; a request that is refused gets its fault always. */
public final class Answerings {
  private Answerings() {}

  /** As gateway and receiver answer; the connection stays open if the client wants it. */
  public static Answering good() {
    return good(payload -> payload, true);
  }

  /**
   * The good answer in other bytes.
   *
   * @param dress changes what is sealed
   */
  public static Answering good(UnaryOperator<Payload> dress) {
    return good(dress, true);
  }

  /** A good answer, and the connection ends with it. */
  public static Answering goodAndClosed() {
    return good(payload -> payload, false);
  }

  private static Answering good(UnaryOperator<Payload> dress, boolean mayStay) {
    return (arrival, clerk, out) -> {
      Clerk.Said said = clerk.say(arrival);
      boolean stays = mayStay && stays(arrival);
      Payload body = clerk.dress().message(dress.apply(said.body()));
      for (byte[] piece : clerk.dress().answer(http(said.status(), body, stays))) {
        out.write(piece);
        out.flush();
      }
      return stays;
    };
  }

  /** A good answer that would keep the connection, which then ends all the same. */
  public static Answering goodAndGone() {
    return (arrival, clerk, out) -> {
      boolean unused = good().answer(arrival, clerk, out);
      return false;
    };
  }

  /** So for one operation; every other one is answered as it should be. */
  public static Answering on(String operation, Answering answering) {
    return (arrival, clerk, out) ->
        (is(arrival, operation) ? answering : good()).answer(arrival, clerk, out);
  }

  /** So for who speaks of this; every other request is answered as it should be. */
  public static Answering about(String text, Answering answering) {
    return (arrival, clerk, out) ->
        (arrival.judged().isPassed()
                    && arrival.judged().orThrow().body().getTextContent().contains(text)
                ? answering
                : good())
            .answer(arrival, clerk, out);
  }

  /** The first time so, then as the second. */
  public static Answering once(Answering first, Answering then) {
    AtomicBoolean done = new AtomicBoolean();
    return (arrival, clerk, out) ->
        (done.getAndSet(true) ? then : first).answer(arrival, clerk, out);
  }

  private static boolean is(Arrival arrival, String operation) {
    return arrival.judged().isPassed()
        && arrival.judged().orThrow().operation().name().equals(operation);
  }

  /** The connection ends where the answer should begin. */
  public static Answering hangUp() {
    return (arrival, clerk, out) -> false;
  }

  /** Something else is sealed than what is right. */
  public static Answering drafted(BiFunction<Reply, Network, Reply> change) {
    return bytes(
        (asked, clerk) ->
            Reply.http(
                change.apply(clerk.reply(asked), clerk.network()).seal(clerk.network().profile())));
  }

  /** The sealed answer is altered as text. */
  public static Answering altered(UnaryOperator<String> change) {
    return answered(
        answer -> {
          String good = new String(answer.toByteArray(), StandardCharsets.UTF_8);
          String changed = change.apply(good);
          if (changed.equals(good)) {
            throw new IllegalArgumentException("changes nothing");
          }
          return Reply.http(Payload.ofUtf8(changed));
        });
  }

  /** The sealed answer is altered as text by who has its signing key. */
  public static Answering resealed(BiFunction<String, SigningIdentity, String> change) {
    return bytes(
        (asked, clerk) -> {
          Reply reply = clerk.reply(asked);
          String good =
              new String(
                  reply.seal(clerk.network().profile()).toByteArray(), StandardCharsets.UTF_8);
          String changed = change.apply(good, reply.signer());
          if (changed.equals(good)) {
            throw new IllegalArgumentException("changes nothing");
          }
          return Reply.http(Payload.ofUtf8(changed));
        });
  }

  /** A signed refusal of a good request, which says it otherwise. */
  public static Answering fault(UnaryOperator<Element> change, RefusalCode code, Object... values) {
    return (arrival, clerk, out) -> {
      Payload fault = clerk.fault(arrival, Refusal.of(code, values), NodeId.GATEWAY, change);
      out.write(http("500 Internal Server Error", fault, false));
      out.flush();
      return false;
    };
  }

  /** A refusal that was altered after it was signed. */
  public static Answering forgedFault(
      UnaryOperator<String> change, RefusalCode code, Object... values) {
    return (arrival, clerk, out) -> {
      Payload fault = clerk.fault(arrival, Refusal.of(code, values), NodeId.GATEWAY);
      String text = new String(fault.toByteArray(), StandardCharsets.UTF_8);
      out.write(http("500 Internal Server Error", Payload.ofUtf8(change.apply(text)), false));
      out.flush();
      return false;
    };
  }

  /** The sealed answer is right, what is around it is not. */
  public static Answering answered(Function<Payload, byte[]> http) {
    return bytes((asked, clerk) -> http.apply(clerk.reply(asked).seal(clerk.network().profile())));
  }

  /** A signed refusal of a good request. */
  public static Answering fault(RefusalCode code, Object... parameters) {
    return (arrival, clerk, out) -> {
      Payload fault = clerk.fault(arrival, Refusal.of(code, parameters), NodeId.GATEWAY);
      out.write(http("500 Internal Server Error", fault, false));
      out.flush();
      return false;
    };
  }

  /** The same bytes whatever was asked. */
  public static Answering always(byte[] http) {
    return bytes((asked, clerk) -> http);
  }

  @FunctionalInterface
  private interface Words {
    byte[] of(Asked asked, Clerk clerk) throws IOException;
  }

  private static Answering bytes(Words words) {
    return (arrival, clerk, out) -> {
      if (!arrival.judged().isPassed()) {
        return good().answer(arrival, clerk, out);
      }
      out.write(words.of(arrival.judged().orThrow(), clerk));
      out.flush();
      return false;
    };
  }

  private static boolean stays(Arrival arrival) {
    return arrival.head().version().equals("HTTP/1.1")
        && arrival.head().values("Connection").stream()
            .noneMatch(value -> value.equalsIgnoreCase("close"));
  }

  private static byte[] http(String status, Payload body, boolean stays) {
    return Reply.http(
        status, body, head -> stays ? head.replace("Connection: close\r\n", "") : head);
  }
}
