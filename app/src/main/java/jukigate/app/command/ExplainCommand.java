package jukigate.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.gateway.journal.JournalReader;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.keystores.TrustFolder;
import jukigate.store.OwnerOnly;
import jukigate.wire.diagnosis.Cause;
import jukigate.wire.diagnosis.FirstDifference;
import jukigate.wire.diagnosis.SignatureDiagnosis;
import jukigate.wire.diagnosis.SignatureDiagnosis.SignedPart;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.security.Explanation;
import jukigate.wire.trust.Trust;
import jukigate.wire.trust.TrustMaterial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jukigate explain}: why a message was refused, above all why its signature failed. */
@Command(name = "explain")
final class ExplainCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Mixin private JournalPlace place;

  @Option(names = "--profile", paramLabel = "high|recommended", defaultValue = "high")
  private DoctorCommand.Level profile;

  @Option(names = "--signed", paramLabel = "<file>")
  private Path signed;

  @Option(names = "--octets", paramLabel = "<folder>")
  private Path octets;

  @Parameters(paramLabel = "<correlation-id|file>", descriptionKey = "explain-what")
  private String what;

  ExplainCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** A message, and when it is judged. */
  private record Message(String name, Payload payload, Instant at) {}

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    Path file = Path.of(what);
    if (Files.isRegularFile(file)) {
      Instant now = shared.clock(surroundings).instant();
      return explain(console, new Message(what, read(file), now), Optional.empty());
    }
    return new AuditCommand(surroundings)
        .withJournal(console, place.where(shared, surroundings), it -> recorded(console, it));
  }

  private int recorded(Console console, JournalReader journal) {
    Optional<RecordedExchange> row = journal.byCorrelationId(what);
    Optional<Payload> request =
        row.flatMap(found -> journal.bytes(found.number())).map(RecordedExchange.Bytes::request);
    if (row.isEmpty() || request.isEmpty()) {
      return console.refuse(Refusal.of(RefusalCode.RECORD_NOT_FOUND, what));
    }
    Instant at = Instant.parse(row.get().receivedAt());
    return explain(console, new Message(what, request.get(), at), row);
  }

  private int explain(Console console, Message message, Optional<RecordedExchange> row) {
    Explanation found = look(message);
    Optional<SignatureDiagnosis> original =
        Optional.ofNullable(signed)
            .flatMap(file -> look(new Message("", read(file), message.at())).signature());
    found.signature().ifPresent(signature -> keep(signature, original));
    if (console.json()) {
      console.printJson(json(console, found, original, row));
    } else {
      print(console, message, found, original, row);
    }
    boolean isGood =
        found.refusal().isEmpty() && row.map(RecordedExchange::refusalId).orElse("").isEmpty();
    return isGood ? ExitCode.GOOD : ExitCode.BAD;
  }

  private Explanation look(Message message) {
    SecurityProfile level = SecurityProfile.byName(profile.name()).orElseThrow();
    Trust trust = new Trust(material(), level, message::at);
    return Explanation.of(message.payload(), level, trust, message.at());
  }

  /** Of the home folder; nobody is trusted where there is none. */
  private TrustMaterial material() {
    Path folder = shared.home(surroundings).resolve("pki").resolve("trust");
    return Files.isDirectory(folder)
        ? TrustFolder.read(folder).orThrow()
        : new TrustMaterial(Set.of(), Set.of(), Set.of());
  }

  private static void print(
      Console console,
      Message message,
      Explanation found,
      Optional<SignatureDiagnosis> original,
      Optional<RecordedExchange> row) {
    console.line(message.name());
    row.filter(it -> !it.refusalId().isEmpty())
        .ifPresent(it -> console.say("explain.recorded", it.refusalId(), it.stage(), it.detail()));
    found
        .refusal()
        .ifPresentOrElse(
            refusal -> {
              console.say("explain.refused", refusal.code().id(), refusal.text(console.language()));
              console.line("        → " + refusal.fix(console.language()));
            },
            () -> console.say("explain.accepted"));
    found
        .certificate()
        .ifPresent(
            it -> console.say("explain.certificate", it.getSubjectX500Principal().getName()));
    if (found.signature().isEmpty()) {
      console.say("explain.noSignature");
    }
    found.signature().ifPresent(signature -> print(console, signature, original));
  }

  private static void print(
      Console console, SignatureDiagnosis signature, Optional<SignatureDiagnosis> original) {
    for (SignedPart part : signature.parts()) {
      console.line((part.cause().isEmpty() ? "  ✓ " : "  ✗ ") + part.name());
      part.cause()
          .ifPresent(
              cause -> {
                console.say("explain.digests", part.declared(), part.computed());
                print(console, cause);
                difference(part, original).ifPresent(at -> print(console, at));
              });
    }
    console.line((signature.value().isEmpty() ? "  ✓ " : "  ✗ ") + "SignatureValue");
    signature.value().ifPresent(cause -> print(console, cause));
  }

  private static void print(Console console, Cause cause) {
    console.line("      " + cause + ": " + console.text("explain.cause." + cause));
    console.line("      → " + console.text("explain.fix." + cause));
  }

  private static void print(Console console, FirstDifference at) {
    console.say("explain.difference", at.offset());
    console.say("explain.difference.received", at.received());
    console.say("explain.difference.signed", at.signed());
  }

  private static Optional<FirstDifference> difference(
      SignedPart part, Optional<SignatureDiagnosis> original) {
    return same(part, original)
        .flatMap(signed -> FirstDifference.between(part.octets(), signed.octets()));
  }

  private static Optional<SignedPart> same(SignedPart part, Optional<SignatureDiagnosis> original) {
    return original.stream()
        .flatMap(other -> other.parts().stream())
        .filter(other -> other.name().equals(part.name()))
        .findFirst();
  }

  private static Map<String, Object> json(
      Console console,
      Explanation found,
      Optional<SignatureDiagnosis> original,
      Optional<RecordedExchange> row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("recorded", row.map(RecordedExchange::refusalId).orElse(""));
    json.put("refused", found.refusal().map(refusal -> refusal.code().id()).orElse(""));
    json.put("text", found.refusal().map(it -> it.text(console.language())).orElse(""));
    json.put("fix", found.refusal().map(it -> it.fix(console.language())).orElse(""));
    List<Map<String, Object>> parts = new ArrayList<>();
    found
        .signature()
        .ifPresent(signature -> signature.parts().forEach(part -> parts.add(json(part, original))));
    json.put("parts", parts);
    json.put(
        "signatureValue",
        found.signature().flatMap(SignatureDiagnosis::value).map(Cause::name).orElse(""));
    return json;
  }

  private static Map<String, Object> json(SignedPart part, Optional<SignatureDiagnosis> original) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("part", part.name());
    json.put("declared", part.declared());
    json.put("computed", part.computed());
    json.put("cause", part.cause().map(Cause::name).orElse(""));
    difference(part, original)
        .ifPresent(
            at -> {
              json.put("offset", at.offset());
              json.put("received", at.received());
              json.put("signed", at.signed());
            });
    return json;
  }

  /** Canonical octets as files, for a comparison by other tools. They may hold personal data. */
  private void keep(SignatureDiagnosis signature, Optional<SignatureDiagnosis> original) {
    if (octets == null) {
      return;
    }
    try {
      Path folder = OwnerOnly.home(octets.toAbsolutePath());
      for (SignedPart part : signature.parts()) {
        String name = part.name().replaceAll("[^A-Za-z0-9]", "-");
        write(folder.resolve(name + ".received"), part.octets());
        Optional<SignedPart> before = same(part, original);
        if (before.isPresent()) {
          write(folder.resolve(name + ".signed"), before.get().octets());
        }
      }
    } catch (IOException e) {
      throw unusable(octets, e);
    }
  }

  private static void write(Path file, Payload octets) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(file, OwnerOnly.rights(file));
    Files.write(file, octets.toByteArray());
  }

  private static Payload read(Path file) {
    try {
      return Payload.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  private static RefusedException unusable(Path file, IOException e) {
    return new RefusedException(
        Refusal.of(RefusalCode.FILE_UNREADABLE, file, e.getClass().getSimpleName()), e);
  }
}
