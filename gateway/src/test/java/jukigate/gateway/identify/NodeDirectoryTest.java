package jukigate.gateway.identify;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import jukigate.domain.node.NodeId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeDirectoryTest {
  @ParameterizedTest
  @ValueSource(strings = {"https://a.localhost:9443/pref", "https://a.localhost:9443/pref/"})
  void address_hasOneSlashBetweenBaseAndService(String base) {
    var directory = new NodeDirectory(Map.of(NodeId.NATIONAL, URI.create(base)));
    assertThat(directory.address(NodeId.NATIONAL, "line"))
        .contains(URI.create("https://a.localhost:9443/pref/line/v1"));
    assertThat(directory.address(NodeId.MYNAPORTAL, "line")).isEmpty();
  }
}
