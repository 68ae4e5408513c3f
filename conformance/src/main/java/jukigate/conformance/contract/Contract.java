package jukigate.conformance.contract;

import java.net.URL;
import java.util.List;
import java.util.Optional;
import javax.xml.validation.Schema;
import jukigate.domain.message.Operation;
import jukigate.wire.xml.SafeXml;

/**
 * What is spoken in the network that the kit plays.
 *
 * @param name of the pack, as its author gave it
 * @param sha256 of all files of the pack, in hex; empty for the contract of this project
 * @param operations the operation table, in its order
 * @param probes names of the operations that a system is called with when it does not matter with
 *     which; the first that suits it is taken
 * @param schema of all bodies
 * @param key local name of the element that numbers a matter
 * @param bodies good ones
 */
public record Contract(
    String name,
    Optional<String> sha256,
    List<Operation> operations,
    List<String> probes,
    Schema schema,
    String key,
    Bodies bodies) {
  public Contract {
    operations = List.copyOf(operations);
    probes = List.copyOf(probes);
  }

  /** That of this project. */
  public static Contract own() {
    return Own.CONTRACT;
  }

  public boolean isOwn() {
    return sha256.isEmpty();
  }

  public Optional<Operation> operation(String requestAction) {
    return operations.stream().filter(it -> it.requestAction().equals(requestAction)).findFirst();
  }

  public Optional<Operation> named(String operation) {
    return operations.stream().filter(it -> it.name().equals(operation)).findFirst();
  }

  private static final class Own {
    static final Contract CONTRACT =
        new Contract(
            "jukigate",
            Optional.empty(),
            Operation.all().toList(),
            List.of("CheckLine", "RequestResidenceCopy"),
            SafeXml.schema(
                Operation.schemas()
                    .<URL>map(path -> Contract.class.getClassLoader().getResource(path))
                    .toList()),
            "requestNumber",
            new OwnBodies());
  }
}
