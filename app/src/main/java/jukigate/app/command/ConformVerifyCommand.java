package jukigate.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import jukigate.app.conform.ConformFolder;
import jukigate.app.conform.SignedStatement;
import jukigate.app.conform.Statement;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.keystores.TrustFolder;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.tls.JvmSecurity;
import jukigate.wire.trust.Trust;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jukigate conform verify}: what a statement says, and whether a kit said it. */
@Command(name = "verify")
final class ConformVerifyCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Parameters(index = "0", paramLabel = "<statement>", descriptionKey = "statement")
  private Path file;

  @Option(names = "--trust", paramLabel = "<folder>", descriptionKey = "kit-trust")
  private Optional<Path> folder = Optional.empty();

  ConformVerifyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    JvmSecurity.harden();
    Console console = shared.console(surroundings);
    Path place = Files.isDirectory(file) ? file.resolve(SignedStatement.FILE) : file;
    SignedStatement signed = SignedStatement.read(place, trust()).orThrow();
    Optional<Path> results = results(place);
    results.ifPresent(it -> signed.over(it).orThrow());
    if (console.json()) {
      console.printJson(data(signed, results));
    } else {
      say(console, signed, results);
    }
    return signed.statement().conforms() ? ExitCode.GOOD : ExitCode.BAD;
  }

  /** Certificates are judged now: a statement is good as long as its certificate is. */
  private Trust trust() {
    Path trusted = folder.orElseGet(() -> shared.home(surroundings).resolve("pki/trust"));
    if (!Files.isDirectory(trusted)) {
      throw new RefusedException(Refusal.of(RefusalCode.FILE_UNREADABLE, trusted, "--trust"));
    }
    return new Trust(
        TrustFolder.read(trusted).orThrow(), SecurityProfile.HIGH_2026, shared.clock(surroundings));
  }

  /** The results beside it; a statement stands alone, too. */
  private static Optional<Path> results(Path statement) {
    return Optional.of(statement.toAbsolutePath().resolveSibling(ConformFolder.RESULTS))
        .filter(Files::exists);
  }

  private static void say(Console console, SignedStatement signed, Optional<Path> results) {
    Statement said = signed.statement();
    console.say(
        "conform.statement.genuine",
        signed.certificate().getSubjectX500Principal().getName(),
        signed.certificate().getSerialNumber().toString(16),
        signed.signed());
    console.say(
        "conform.statement.of",
        said.sut(),
        said.node(),
        said.profile(),
        Long.toString(said.seed()),
        said.kit(),
        said.contract());
    console.say(
        "conform.result",
        said.sut(),
        said.count("pass"),
        said.count("warn"),
        said.count("fail"),
        said.count("skipped") + said.count("not-applicable"),
        said.count("kit-error"));
    console.say(
        said.isWhole() ? "conform.statement.whole" : "conform.statement.part",
        said.verdicts().size(),
        said.cases().count());
    if (!said.cases().equals(Statement.Asked.now())) {
      console.say("conform.statement.other-kit");
    }
    results.ifPresent(it -> console.say("conform.statement.results", it));
    console.say(
        said.conforms() ? "conform.statement.conforms" : "conform.statement.fails", said.sut());
    said.verdicts()
        .forEach(
            (id, word) -> {
              if (word.equals("fail") || word.equals("kit-error")) {
                console.say("conform.statement.failed", id, word);
              }
            });
  }

  private static Map<String, Object> data(SignedStatement signed, Optional<Path> results) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("conforms", signed.statement().conforms());
    data.put("whole", signed.statement().isWhole());
    data.put("sameCases", signed.statement().cases().equals(Statement.Asked.now()));
    data.put("resultsCompared", results.isPresent());
    data.put("signed", signed.signed().toString());
    data.put("signer", signed.certificate().getSubjectX500Principal().getName());
    data.put("serial", signed.certificate().getSerialNumber().toString(16));
    data.put("statement", signed.statement().members());
    return data;
  }
}
