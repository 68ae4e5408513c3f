package jukigate.wire.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TreeHashTest {
  /** The leaves and roots with which implementations of RFC 6962 test themselves. */
  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  private static final TreeHash ONE = TreeHash.leaf(new byte[] {1});
  private static final TreeHash TWO = TreeHash.leaf(new byte[] {2});

  @Test
  void roots_areThoseOfTheStandardsVectors() {
    var leaves = LEAVES.stream().map(HexFormat.of()::parseHex).map(TreeHash::leaf).toList();
    for (int size = 0; size <= leaves.size(); size++) {
      assertThat(new RfcTree(leaves).first(size).root()).hasToString(ROOTS.get(size));
    }
  }

  @Test
  void node_isNoLeafOfTheSameBytes_andHasALeftAndARight() {
    byte[] both = HexFormat.of().parseHex(ONE.hex() + TWO.hex());
    assertThat(TreeHash.node(ONE, TWO))
        .isNotEqualTo(TreeHash.leaf(both))
        .isNotEqualTo(TreeHash.node(TWO, ONE));
  }

  @Test
  void hash_isItsBytesAndItsText() {
    assertThat(TreeHash.of(ONE.toByteArray())).isEqualTo(ONE).hasSameHashCodeAs(ONE);
    assertThat(TreeHash.ofHex(ONE.hex())).contains(ONE);
    assertThat(ONE).isNotEqualTo(TWO).isNotEqualTo(ONE.hex());
    assertThat(Set.of(ONE, TWO)).contains(TreeHash.of(ONE.toByteArray()));
    assertThat(ONE.hashCode()).isNotEqualTo(TWO.hashCode());
  }

  @Test
  void bytesOfTheCaller_areNotThoseOfTheHash() {
    byte[] bytes = ONE.toByteArray();
    TreeHash hash = TreeHash.of(bytes);
    bytes[0]++;
    hash.toByteArray()[0]++;
    assertThat(hash).isEqualTo(ONE);
  }

  @Test
  void anythingButThirtyTwoBytes_isNoHash() {
    assertThatThrownBy(() -> TreeHash.of(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TreeHash.of(new byte[33]))
        .isInstanceOf(IllegalArgumentException.class);
    for (String text : List.of("", "00", ONE.hex() + "00", "x" + ONE.hex().substring(1))) {
      assertThat(TreeHash.ofHex(text)).isEmpty();
    }
  }
}
