package jukigate.gateway.server;

import static jukigate.gateway.server.Backbone.PROFILE;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.Gateway;
import jukigate.gateway.journal.PayloadKeys;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.gateway.journal.Verdict;
import jukigate.gateway.parse.Arrival;
import jukigate.gateway.seal.Reply;
import jukigate.spread.Membership;
import jukigate.spread.Ports;
import jukigate.spread.SpreadJournal;
import jukigate.store.DatabaseOptions;
import jukigate.wire.audit.Proofs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three gateways with real keys and signatures, each with a member of one journal. */
class SpreadGatewayTest {
  private static final List<String> NAMES = List.of("m1", "m2", "m3");

  @TempDir Path folder;

  @Test
  void message_isRelayedOnce_byWhicheverGateway_andAllGrowOneAuditTree() {
    var backbone = new Backbone(folder.resolve("pki"));
    PayloadKeys keys =
        PayloadKeys.make(folder.resolve("journal.key"), new SecureRandom()).orThrow();
    Map<String, InetSocketAddress> ports = Ports.of(NAMES);
    List<SpreadJournal> members = new ArrayList<>();
    for (String name : NAMES) {
      var membership = new Membership(name, ports, folder.resolve(name));
      members.add(SpreadJournal.open(membership, keys, DatabaseOptions.DEFAULTS).orThrow());
    }
    List<Gateway> gateways = members.stream().map(backbone::gateway).toList();
    try {
      Payload request = backbone.update().seal(PROFILE);
      Arrival arrival = backbone.arrival(request);
      Reply reply = gateways.get(0).handle(arrival);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(backbone.atNode).containsExactly(request);

      Reply again = gateways.get(1).handle(backbone.arrival(request));
      assertThat(backbone.fault(again).refusalId()).isEqualTo(RefusalCode.REPLAYED.id());
      assertThat(backbone.atNode).as("nothing is forwarded again").hasSize(1);

      long place = members.stream().mapToLong(SpreadJournal::place).max().orElseThrow();
      List<Proofs.Tree> trees = new ArrayList<>();
      for (SpreadJournal member : members) {
        RecordedExchange row =
            member.reader(place).byCorrelationId(arrival.correlationId()).orElseThrow();
        assertThat(row.verdict()).isEqualTo(Verdict.ANSWERED);
        assertThat(member.reader().bytes(row.number()).orElseThrow())
            .isEqualTo(new RecordedExchange.Bytes(request, reply.body()));
        var signer = backbone.pki.signing(NodeId.GATEWAY, PROFILE);
        trees.add(member.auditLog().seal(signer, backbone.now).orElseThrow().checkpoint().tree());
      }
      assertThat(trees.getFirst().size()).isEqualTo(3);
      assertThat(trees).containsOnly(trees.getFirst());
    } finally {
      members.forEach(SpreadJournal::close);
    }
  }
}
