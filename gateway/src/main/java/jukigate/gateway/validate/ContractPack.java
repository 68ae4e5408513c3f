package jukigate.gateway.validate;

import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.validation.Schema;
import jukigate.domain.message.Operation;
import jukigate.wire.xml.SafeXml;

/** The operations of the network and the schema of their bodies. */
public final class ContractPack {
  private final Map<String, Operation> byAction;
  private final Schema schema;

  public ContractPack(Stream<Operation> operations, Schema schema) {
    this.byAction =
        operations.collect(
            Collectors.toUnmodifiableMap(Operation::requestAction, Function.identity()));
    this.schema = schema;
  }

  /** The project's own contracts, from the class path. */
  public static ContractPack own() {
    return new ContractPack(
        Operation.all(), SafeXml.schema(Operation.schemas().map(ContractPack::document).toList()));
  }

  public Optional<Operation> operation(String requestAction) {
    return Optional.ofNullable(byAction.get(requestAction));
  }

  /** The services, each an endpoint. */
  public List<String> services() {
    return byAction.values().stream().map(Operation::service).distinct().sorted().toList();
  }

  public Schema schema() {
    return schema;
  }

  private static URL document(String path) {
    return Objects.requireNonNull(ContractPack.class.getClassLoader().getResource(path), path);
  }
}
