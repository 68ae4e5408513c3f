package jukigate.gateway.server;

import static jukigate.gateway.server.Backbone.PROFILE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.Gateway;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.gateway.journal.Verdict;
import jukigate.gateway.journal.sql.SqlJournal;
import jukigate.gateway.parse.Arrival;
import jukigate.gateway.seal.Reply;
import jukigate.store.DatabaseOptions;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.xml.XmlLimits;

/** A gateway with its journal, for tests of the whole way, and what they assert. */
final class Way implements AutoCloseable {
  final Backbone backbone;
  SqlJournal journal;
  Gateway gateway;

  Way(Path pkiFolder, Path folder) {
    backbone = new Backbone(pkiFolder);
    journal = SqlJournal.open(folder.resolve("journal"), DatabaseOptions.DEFAULTS).orThrow();
    gateway = backbone.gateway(journal);
  }

  @Override
  public void close() {
    journal.close();
  }

  void assertRefused(Arrival arrival, RefusalCode code) {
    int before = backbone.atNode.size();
    Reply reply = gateway.handle(arrival);
    var fault = backbone.fault(reply);
    assertThat(fault.refusalId()).isEqualTo(code.id());
    assertThat(fault.correlationId()).isEqualTo(arrival.correlationId());
    assertThat(reply.correlationId()).isEqualTo(arrival.correlationId());
    assertAnswers(arrival, reply);
    assertThat(backbone.atNode).as("nothing is forwarded").hasSize(before);
    assertThat(row(arrival).refusalId()).isEqualTo(code.id());
    assertThat(row(arrival).tlsPeer())
        .isEqualTo(arrival.tlsChain().isEmpty() ? "" : row(arrival).tlsPeer());
    assertThat(row(arrival).responseSha256()).isEqualTo(reply.body().sha256());
  }

  /** However far it came: who can be read is told which message is refused. */
  private void assertAnswers(Arrival arrival, Reply reply) {
    if (Envelope.parse(arrival.body(), Direction.REQUEST, XmlLimits.DEFAULT)
        instanceof Outcome.Passed<Envelope>(Envelope asked)) {
      var answer = backbone.unseal(reply).addressing();
      assertThat(answer.relatesTo()).contains(asked.addressing().messageId());
      assertThat(answer.to()).isEqualTo(asked.addressing().from());
    }
  }

  void assertRefusedAfterAdmission(RefusalCode code) {
    int before = backbone.atNode.size();
    Arrival arrival = backbone.arrival(backbone.update().seal(PROFILE));
    Reply reply = gateway.handle(arrival);
    assertThat(backbone.fault(reply).refusalId()).isEqualTo(code.id());
    assertAnswers(arrival, reply);
    assertThat(backbone.atNode).hasSize(before + 1);
    assertThat(row(arrival).verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(row(arrival).responseSha256()).isEqualTo(reply.body().sha256());
  }

  RecordedExchange row(Arrival arrival) {
    return journal.reader().byCorrelationId(arrival.correlationId()).orElseThrow();
  }

  static Payload replaced(Payload payload, String from, String to) {
    String text = text(payload);
    assertThat(text).contains(from);
    return Payload.ofUtf8(text.replace(from, to));
  }

  static String text(Payload payload) {
    return new String(payload.toByteArray(), StandardCharsets.UTF_8);
  }
}
