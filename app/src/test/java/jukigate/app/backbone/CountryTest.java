package jukigate.app.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import jukigate.domain.node.NodeId;
import jukigate.domain.node.NodeRole;
import org.junit.jupiter.api.Test;

class CountryTest {
  @Test
  void country_hasEveryMunicipalityAndBothServersOfEveryPrefecture() {
    var counted =
        Country.nodes().stream()
            .collect(Collectors.groupingBy(NodeId::role, Collectors.counting()));
    assertThat(counted)
        .containsEntry(NodeRole.MUNICIPAL_CS, 1741L)
        .containsEntry(NodeRole.PREFECTURE, 47L)
        .containsEntry(NodeRole.SUPPLEMENTARY_PREFECTURE, 47L)
        .containsEntry(NodeRole.NATIONAL, 1L)
        .containsEntry(NodeRole.SUPPLEMENTARY_NATIONAL, 1L)
        .containsEntry(NodeRole.CARD_MANAGEMENT, 1L)
        .hasSize(6);
  }
}
