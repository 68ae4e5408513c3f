package jukigate.app.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import jukigate.domain.node.NodeId;
import jukigate.keystores.CsrFiles;
import jukigate.keystores.KeyRole;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jukigate pki csr}: a new key, and the request for its certificate. Needs no PKI. */
@Command(name = "csr")
final class PkiCsrCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Option(names = "--node", paramLabel = "<id>", required = true)
  private String node;

  @Option(names = "--use", paramLabel = "tls|sign|sign-rsa|encrypt", required = true)
  private String use;

  @Option(names = "--out", paramLabel = "<folder>", defaultValue = ".")
  private Path folder;

  PkiCsrCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    NodeId owner = PkiCommand.node(node);
    KeyRole role = PkiCommand.role(use);
    CsrFiles files =
        CsrFiles.generate(owner, role, folder.normalize(), surroundings.random()).orThrow();
    Console console = shared.console(surroundings);
    if (console.json()) {
      Map<String, Object> value = new LinkedHashMap<>();
      value.put("key", files.key().toString());
      value.put("request", files.request().toString());
      value.put("openssl", files.openssl());
      console.printJson(value);
    } else {
      console.say("pki.csr", files.request());
      console.say("pki.key", files.key());
      console.say("pki.openssl", files.openssl());
      console.say("pki.next", files.request(), owner, role.label());
    }
    return ExitCode.GOOD;
  }
}
