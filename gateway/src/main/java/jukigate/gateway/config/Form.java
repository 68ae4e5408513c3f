package jukigate.gateway.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jukigate.domain.node.NodeId;
import jukigate.keystores.KeySource;
import jukigate.store.ServerAddress;
import jukigate.wire.profile.SecurityProfile;

/**
 * What a value looks like.
 *
 * @param wanted said to whoever wrote another one; the same in every language
 * @param read empty when the text is not of this form
 */
record Form<T>(String wanted, Function<String, Optional<T>> read) {
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");

  static Form<String> loopback() {
    return new Form<>("127.0.0.1", text -> Optional.of(text).filter(t -> t.equals("127.0.0.1")));
  }

  static Form<Integer> integer(int least, int most) {
    return new Form<>(
        least + " – " + most,
        text ->
            Optional.of(text)
                .filter(t -> t.matches("[0-9]{1,9}"))
                .map(Integer::valueOf)
                .filter(n -> n >= least && n <= most));
  }

  /** A port, or none. */
  static Form<OptionalInt> portOrOff() {
    Form<Integer> port = integer(0, 65_535);
    return new Form<>(
        "off, " + port.wanted(),
        text ->
            text.equals("off")
                ? Optional.of(OptionalInt.empty())
                : port.read().apply(text).map(OptionalInt::of));
  }

  static Form<Duration> duration(String least, String most) {
    Duration from = parse(least).orElseThrow();
    Duration to = parse(most).orElseThrow();
    return new Form<>(
        least + " – " + most,
        text -> parse(text).filter(d -> d.compareTo(from) >= 0 && d.compareTo(to) <= 0));
  }

  static Form<Boolean> yesNo() {
    return new Form<>(
        "true, false",
        text ->
            switch (text) {
              case "true" -> Optional.of(true);
              case "false" -> Optional.of(false);
              default -> Optional.empty();
            });
  }

  static Form<SecurityProfile> profile() {
    return new Form<>("high, recommended", SecurityProfile::byName);
  }

  /** The test PKI's, or one of somebody else. */
  static Form<String> key() {
    return new Form<>(
        "own, pem:key=…;chain=…, pkcs12:file=…;alias=…;password-file=…,"
            + " pkcs11:library=…;slot=…;alias=…;pin-file=…",
        text -> Optional.of(text).filter(t -> t.equals("own") || KeySource.parse(t).isPresent()));
  }

  static Form<RevocationMode> revocation() {
    return new Form<>("files, crl, ocsp, both", RevocationMode::ofLabel);
  }

  /** The responder of the test PKI, or a fixed address; never one that a certificate names. */
  static Form<String> loopbackHttp() {
    return new Form<>(
        "own, http://127.0.0.1:<port>",
        text ->
            Optional.of(text)
                .filter(t -> t.equals("own") || t.matches("http://127\\.0\\.0\\.1:[0-9]{1,5}")));
  }

  /** Node ids, or a word for those that this program plays or for none. */
  static Form<String> witnesses() {
    return new Form<>(
        "simulated, none, <node>,<node>",
        text ->
            Optional.of(text)
                .filter(
                    t ->
                        t.equals("simulated")
                            || t.equals("none")
                            || Arrays.stream(t.split(",", -1))
                                .allMatch(id -> NodeId.parse(id).isPresent())));
  }

  /** The folder of the journal, or a server that other processes use, too. */
  static Form<String> database() {
    return new Form<>(
        "folder, " + ServerAddress.FORM,
        text ->
            Optional.of(text)
                .filter(t -> t.equals("folder") || ServerAddress.parse(t).isPresent()));
  }

  static Form<String> role() {
    return new Form<>(
        "[a-z0-9_]{1,63}", text -> Optional.of(text).filter(t -> t.matches("[a-z0-9_]{1,63}")));
  }

  static Form<Path> folder() {
    return new Form<>("path", Form::path);
  }

  private static Optional<Path> path(String text) {
    try {
      return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> parse(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(number);
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          default -> Duration.ofHours(number);
        });
  }
}
