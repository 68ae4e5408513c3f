package jukigate.app.weak;

import static java.util.Map.entry;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import jukigate.conformance.attack.Target;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.identify.IdentifiedMessage;
import jukigate.gateway.journal.Admission;
import jukigate.gateway.parse.Arrival;
import jukigate.gateway.parse.Http;
import jukigate.wire.message.Addressing;
import jukigate.wire.security.UnsealedMessage;

/** The steps of the gateway. */
final class WeakGateway {
  private static final String GATEWAY = "jukigate.gateway.";
  private static final String PARTIES = GATEWAY + "identify.IdentifyParties#";
  private static final String PARSE = GATEWAY + "parse.ParseEnvelope#apply";
  private static final String ANSWER = GATEWAY + "forward.AnswerRules#";
  private static final Random RANDOM = new Random(5);

  private WeakGateway() {}

  static Map<String, Map<String, Call.Instead>> all() {
    return Map.ofEntries(
        entry("http.method", Map.of(PARSE, WeakGateway::anyMethod)),
        entry("http.media-type", Map.of(PARSE, WeakGateway::anyType)),
        entry(
            "tls.peer",
            Map.of(
                PARTIES + "tlsPeer",
                Answers.forgive(call -> Target.CITY, RefusalCode.TLS_PEER_MISSING))),
        entry(
            "identity.tls-is-signer",
            Map.of(
                PARTIES + "sender",
                Answers.forgive(WeakGateway::signer, RefusalCode.SIGNER_IS_NOT_TLS_PEER))),
        entry(
            "identity.signer-is-sender",
            Map.of(
                PARTIES + "sender",
                Answers.forgive(WeakGateway::signer, RefusalCode.SENDER_IS_NOT_SIGNER))),
        entry(
            "identity.receiver",
            Map.of(
                PARTIES + "receiver",
                Answers.forgive(
                    call -> call.argument(Addressing.class, 0).to(),
                    RefusalCode.NOT_ADDRESSED_HERE,
                    RefusalCode.RECEIVER_UNKNOWN))),
        entry(
            "authority.routes",
            Map.of("jukigate.domain.message.Operation#permits", Answers.pass(1))),
        entry(
            "contract.action",
            Map.of(GATEWAY + "validate.ValidateAgainstContract#apply", WeakGateway::anyAction)),
        entry(
            "contract.schema",
            Map.of(
                "jukigate.wire.xml.SafeXml#validate",
                Answers.pass(1),
                GATEWAY + "validate.NumberRules#check",
                Answers.pass(0))),
        entry(
            "contract.encryption",
            Map.of(
                GATEWAY + "validate.BodyRules#check",
                Answers.forgive(
                    call -> call.argument(UnsealedMessage.class, 0).body(),
                    RefusalCode.BODY_NOT_ENCRYPTED,
                    RefusalCode.BODY_ENCRYPTED))),
        entry(
            "answer.parties",
            Map.of(
                ANSWER + "parties",
                Answers.forgive(
                    call -> call.argument(UnsealedMessage.class, 1),
                    RefusalCode.SIGNER_IS_NOT_TLS_PEER,
                    RefusalCode.SENDER_IS_NOT_SIGNER,
                    RefusalCode.NOT_ADDRESSED_HERE,
                    RefusalCode.RESPONSE_UNRELATED))),
        entry("answer.fresh", Map.of(ANSWER + "fresh", Answers.pass(0))),
        entry(
            "answer.media-type", Map.of(GATEWAY + "parse.ParseEnvelope#isXml", Answers.give(true))),
        entry("answer.size", Map.of("jukigate.wire.tls.CappedBody#onNext", WeakGateway::readOn)),
        entry("replay.window", Map.of(GATEWAY + "admit.Freshness#holds", Answers.give(true))),
        entry(
            "replay.store", Map.of(GATEWAY + "journal.sql.SqlJournal#admit", WeakGateway::again)));
  }

  private static Object signer(Call call) throws Exception {
    Object signed = call.arguments()[0];
    var unsealed = signed.getClass().getMethod("unsealed").invoke(signed);
    return ((UnsealedMessage) unsealed).signer();
  }

  private static Object readOn(Call call) throws Exception {
    var bytes = call.field(ByteArrayOutputStream.class, "bytes");
    for (Object buffer : call.argument(List.class, 0)) {
      byte[] part = new byte[((ByteBuffer) buffer).remaining()];
      ((ByteBuffer) buffer).get(part);
      bytes.writeBytes(part);
    }
    return null;
  }

  private static Object anyMethod(Call call) throws Exception {
    Http http = call.argument(Arrival.class, 0).http();
    return parse(
        call,
        new Http(
            "POST", http.path(), http.contentType(), http.contentEncoding(), http.soapAction()));
  }

  private static Object anyType(Call call) throws Exception {
    Http http = call.argument(Arrival.class, 0).http();
    return parse(
        call,
        new Http(
            http.method(),
            http.path(),
            Optional.of("text/xml; charset=utf-8"),
            Optional.empty(),
            http.soapAction()));
  }

  private static Object parse(Call call, Http http) throws Exception {
    Arrival it = call.argument(Arrival.class, 0);
    call.arguments()[0] = new Arrival(it.correlationId(), it.at(), http, it.tlsChain(), it.body());
    return call.original();
  }

  private static Object anyAction(Call call) throws Exception {
    Object answer = call.original();
    if (answer instanceof Outcome.Refused<?>(Refusal refusal)
        && refusal.code() == RefusalCode.ACTION_MISMATCH) {
      var message = call.argument(IdentifiedMessage.class, 0);
      return Outcome.passed(
          Call.make(
              GATEWAY + "validate.ValidMessage",
              message,
              Operation.ofRequestAction(message.unsealed().addressing().action()).orElseThrow()));
    }
    return answer;
  }

  /** A message that was there before is admitted as if it had another id. */
  private static Object again(Call call) throws Exception {
    Object answer = call.original();
    if (answer instanceof Outcome.Refused<?>(Refusal refusal)
        && refusal.code() == RefusalCode.REPLAYED) {
      Admission it = call.argument(Admission.class, 0);
      call.arguments()[0] =
          new Admission(it.heading(), it.signer(), MessageId.fresh(RANDOM), it.request());
      return call.original();
    }
    return answer;
  }
}
