package jukigate.app.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import jukigate.conformance.contract.Contract;
import jukigate.conformance.contract.PackFolder;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Route;
import jukigate.domain.node.NodeRole;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code jukigate conform pack}: can this contract pack be used, and what is in it? */
@Command(name = "pack")
final class ConformPackCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Parameters(index = "0", paramLabel = "<folder>", descriptionKey = "pack-folder")
  private Path folder;

  ConformPackCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    Contract pack = PackFolder.read(folder, surroundings.clock()).orThrow();
    if (console.json()) {
      console.printJson(data(pack));
      return ExitCode.GOOD;
    }
    pack.operations().forEach(operation -> say(console, operation));
    console.say(
        "conform.pack.good", pack.name(), pack.operations().size(), pack.sha256().orElse(""));
    return ExitCode.GOOD;
  }

  private static void say(Console console, Operation operation) {
    console.say(
        "conform.pack.operation",
        operation.name(),
        operation.title().in(console.language()),
        operation.travels().in(console.language()),
        operation.requestAction());
    operation.routes().stream()
        .filter(ConformPackCommand::isOfMunicipality)
        .forEach(route -> console.say("conform.pack.route", route.title().in(console.language())));
    if (operation.routes().stream().noneMatch(ConformPackCommand::isOfMunicipality)) {
      console.say("conform.pack.aside");
    }
  }

  /** The kit looks at municipal CS. */
  private static boolean isOfMunicipality(Route route) {
    return route.from() == NodeRole.MUNICIPAL_CS || route.to() == NodeRole.MUNICIPAL_CS;
  }

  private static Map<String, Object> data(Contract pack) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", pack.name());
    data.put("sha256", pack.sha256().orElse(""));
    data.put("key", pack.key());
    data.put("probes", pack.probes());
    data.put(
        "operations",
        pack.operations().stream()
            .map(
                it ->
                    Map.of(
                        "name", it.name(),
                        "path", it.path(),
                        "action", it.requestAction(),
                        "answered", it.responseAction(),
                        "namespace", it.namespace(),
                        "encrypted", it.encrypted()))
            .toList());
    return data;
  }
}
