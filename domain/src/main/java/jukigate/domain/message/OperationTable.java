package jukigate.domain.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import jukigate.domain.Bilingual;
import jukigate.domain.node.NodeRole;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The rows of {@code operations.yaml}. A table that cannot be read, or that says a thing twice, is
 * a bug and is thrown with the row's name.
 */
record OperationTable(List<Operation> operations) {
  private static final String FILE = "operations.yaml";

  OperationTable {
    operations = List.copyOf(operations);
    var names = new HashSet<String>();
    for (Operation operation : operations) {
      if (!names.add(operation.name())) {
        throw new IllegalArgumentException("twice: " + operation.name());
      }
    }
  }

  /** The table of the project's own contracts. */
  static OperationTable own() {
    return own(in -> read(FILE, in));
  }

  /** The catalogue of the same file. */
  static List<Exchange> ownExchanges() {
    return own(OperationTable::exchanges);
  }

  static OperationTable read(String name, InputStream yaml) {
    return new OperationTable(
        root(name, yaml).rows("operations").stream().map(Row::operation).toList());
  }

  static List<Exchange> exchanges(InputStream yaml) {
    return root(FILE, yaml).rows("exchanges").stream().map(Row::exchange).toList();
  }

  private static <T> T own(Function<InputStream, T> reader) {
    try (InputStream in =
        OperationTable.class.getClassLoader().getResourceAsStream("wsdl/operations.yaml")) {
      return reader.apply(Objects.requireNonNull(in, "wsdl/operations.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row root(String name, InputStream yaml) {
    var settings = LoadSettings.builder().setLabel(name).setAllowDuplicateKeys(false).build();
    return new Row(name, new Load(settings).loadFromInputStream(yaml));
  }

  /** One mapping of the file, with the path that leads to it. */
  private record Row(String path, Map<?, ?> cells) {
    Row(String path, Object value) {
      this(path, value instanceof Map<?, ?> map ? map : Map.of());
    }

    Operation operation() {
      only(Set.of("name", "exchange", "service", "title", "kind", "encrypted", "keep", "routes"));
      String service = text("service");
      String name = text("name");
      String namespace = "urn:jukigate:" + service + ":v1";
      String action = namespace + ":" + name;
      return new Operation(
          text("exchange"),
          service,
          name,
          row("title").bilingual(),
          constant(Operation.Kind.class, "kind"),
          flag("encrypted"),
          row("keep").keep(),
          rows("routes").stream().map(Row::route).toList(),
          namespace,
          action,
          action + "Response");
    }

    Exchange exchange() {
      only(Set.of("id", "title", "shown"));
      return new Exchange(
          text("id"),
          row("title").bilingual(),
          cells.containsKey("shown") ? Optional.of(text("shown")) : Optional.empty());
    }

    private Operation.Keep keep() {
      only(Set.of("period", "ja", "en", "law"));
      try {
        return new Operation.Keep(Period.parse(text("period")), bilingual(), text("law"));
      } catch (DateTimeParseException e) {
        throw wrong("period", e.getParsedString());
      }
    }

    private Route route() {
      only(Set.of("from", "to", "when", "purposes", "law"));
      return new Route(
          constant(NodeRole.class, "from"),
          constant(NodeRole.class, "to"),
          cells.containsKey("when")
              ? constant(Route.Condition.class, "when")
              : Route.Condition.NONE,
          purposes(),
          text("law"));
    }

    private Set<Purpose> purposes() {
      return list("purposes").stream()
          .map(code -> Purpose.ofCode(code.toString()).orElseThrow(() -> wrong("purposes", code)))
          .collect(Collectors.toUnmodifiableSet());
    }

    private Bilingual bilingual() {
      return new Bilingual(text("ja"), text("en"));
    }

    private Row row(String key) {
      return new Row(path + " " + key, cells.get(key));
    }

    private List<Row> rows(String key) {
      return list(key).stream()
          .map(
              value ->
                  new Row(
                      value instanceof Map<?, ?> map && map.containsKey("name")
                          ? path + ", " + map.get("name")
                          : path + " " + key,
                      value))
          .toList();
    }

    private List<?> list(String key) {
      if (cells.get(key) instanceof List<?> list && !list.isEmpty()) {
        return list;
      }
      throw wrong(key, cells.get(key));
    }

    private String text(String key) {
      if (cells.get(key) instanceof String text && !text.isBlank()) {
        return text;
      }
      throw wrong(key, cells.get(key));
    }

    private boolean flag(String key) {
      if (cells.get(key) instanceof Boolean flag) {
        return flag;
      }
      throw wrong(key, cells.get(key));
    }

    private <E extends Enum<E>> E constant(Class<E> kind, String key) {
      String name = text(key).toUpperCase(Locale.ROOT).replace('-', '_');
      for (E value : kind.getEnumConstants()) {
        if (value.name().equals(name)) {
          return value;
        }
      }
      throw wrong(key, text(key));
    }

    private void only(Set<String> known) {
      for (Object key : cells.keySet()) {
        if (!known.contains(key.toString())) {
          throw wrong(key.toString(), "unknown key");
        }
      }
    }

    private IllegalArgumentException wrong(String key, Object value) {
      return new IllegalArgumentException(path + ": " + key + " = " + value);
    }
  }
}
