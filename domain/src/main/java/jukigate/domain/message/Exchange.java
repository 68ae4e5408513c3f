package jukigate.domain.message;

import java.util.List;
import java.util.Optional;
import jukigate.domain.Bilingual;

/**
 * An exchange of the catalogue: a row under {@code exchanges} of {@code wsdl/operations.yaml}. The
 * catalogue holds everything that the public documents describe, there or not.
 *
 * @param id e.g. {@code X01}
 * @param title what it is called
 * @param shown folder below {@code scenarios} that shows it best, e.g. {@code 0001-birth}
 */
public record Exchange(String id, Bilingual title, Optional<String> shown) {
  /** The catalogue in the order of the ids. */
  public static List<Exchange> all() {
    return Own.CATALOGUE;
  }

  /** The exchange of this id, in upper or lower case. */
  public static Optional<Exchange> ofId(String id) {
    return all().stream().filter(exchange -> exchange.id.equalsIgnoreCase(id)).findFirst();
  }

  /** The operations that make it up, in the order of the table; none, and it is not there. */
  public List<Operation> operations() {
    return Operation.all().filter(operation -> operation.exchange().equals(id)).toList();
  }

  public boolean isThere() {
    return !operations().isEmpty();
  }

  private static final class Own {
    static final List<Exchange> CATALOGUE = OperationTable.ownExchanges();
  }
}
