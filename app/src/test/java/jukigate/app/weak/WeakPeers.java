package jukigate.app.weak;

import static java.util.Map.entry;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.parse.ParsedMessage;
import jukigate.wire.security.UnsealedMessage;

/** Who is known, who may, and in which order it is asked. */
final class WeakPeers {
  private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

  private WeakPeers() {}

  static Map<String, Map<String, Call.Instead>> all() {
    return Map.ofEntries(
        entry(
            "identity.registered",
            Map.of(
                "jukigate.gateway.identify.IdentifyParties#sender",
                Answers.forgive(WeakPeers::signer, RefusalCode.SENDER_UNKNOWN))),
        entry(
            "receiver.own-residents",
            Map.of("jukigate.simulators.node.PrefectureNode#mayAsk", Answers.pass(1))),
        entry(
            "replay.after-verification",
            Map.of("jukigate.gateway.unseal.UnsealMessage#apply", WeakPeers::storedFirst)),
        entry(
            "http.patience",
            Map.of(
                "jukigate.gateway.edge.BodyReader#isLate",
                Answers.give(false),
                "jukigate.gateway.edge.Patience#close",
                Answers.nothing())),
        entry(
            "http.share-of-a-node",
            Map.of("jukigate.gateway.server.Senders#enter", Answers.give(true))),
        entry(
            "http.answer-headers",
            Map.of(
                "org.eclipse.jetty.server.HttpConfiguration#getSendServerVersion",
                Answers.give(true))),
        entry(
            "contract.query",
            Map.of(
                "jukigate.gateway.edge.Contracts#service",
                call ->
                    Optional.ofNullable(call.argument(HttpServletRequest.class, 0).getQueryString())
                        .map(asked -> "identity-update"))),
        entry(
            "record.printable",
            Map.of(
                "jukigate.gateway.journal.sql.Row#printable",
                call -> call.argument(String.class, 0))),
        entry(
            "record.no-content",
            Map.of("jukigate.gateway.journal.sql.Row#detail", call -> "架空 通子")),
        entry(
            "http.no-attachments",
            Map.of("jukigate.gateway.parse.ParseEnvelope#apply", WeakMultipart::unpacked)));
  }

  private static Object signer(Call call) throws Exception {
    Object signed = call.arguments()[0];
    var unsealed = signed.getClass().getMethod("unsealed").invoke(signed);
    return ((UnsealedMessage) unsealed).signer();
  }

  /** The id is used up by whoever comes first, forged or not. */
  private static Object storedFirst(Call call) throws Exception {
    var parsed = call.argument(ParsedMessage.class, 0);
    return SEEN.add(parsed.envelope().addressing().messageId().value())
        ? call.original()
        : Outcome.refused(RefusalCode.REPLAYED);
  }
}
