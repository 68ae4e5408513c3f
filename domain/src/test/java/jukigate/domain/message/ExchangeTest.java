package jukigate.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExchangeTest {
  @Test
  void catalogue_hasTheTwentyInOrder() {
    assertThat(Exchange.all().stream().map(Exchange::id))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 20)
                .mapToObj(number -> String.format(Locale.ROOT, "X%02d", number))
                .toList());
  }

  @Test
  void everyOperation_belongsToAnExchangeOfTheCatalogue() {
    assertThat(Operation.all())
        .allMatch(operation -> Exchange.ofId(operation.exchange()).isPresent());
  }

  @Test
  void exchangeWithOperations_isThere() {
    Exchange update = Exchange.ofId("x01").orElseThrow();

    assertThat(update.isThere()).isTrue();
    assertThat(update.operations()).contains(Operation.UPDATE_IDENTITY);
    assertThat(new Exchange("X99", update.title(), update.shown()).isThere()).isFalse();
  }

  @Test
  void rowWithAnUnknownKey_isThrownWithItsName() {
    var yaml = "exchanges: [{id: X01, title: {ja: 更新, en: Update}, show: 0001-birth}]";

    assertThatThrownBy(
            () ->
                OperationTable.exchanges(
                    new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))))
        .hasMessageContaining("show");
  }
}
