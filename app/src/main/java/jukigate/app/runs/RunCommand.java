package jukigate.app.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jukigate.domain.node.NodeId;
import jukigate.store.OwnerOnly;

/**
 * An order as a command line. A laboratory of its own has keys of its own, too: attacks revoke
 * certificates, and nothing of that is to reach the network that is up.
 *
 * @param order that was checked: every word is one of ours, or a number
 */
record RunCommand(RunOrder order, Place place) {
  private static final Pattern PLAIN = Pattern.compile("[\\w./:@%+=,#-]+");
  private static final int CONNECTIONS_A_SECOND = 200;

  /**
   * Where it is run.
   *
   * @param home of the backbone that is up
   * @param gateway of that backbone
   * @param profile of that backbone
   */
  record Place(Path home, RunShelf shelf, long number, URI gateway, String profile) {
    private Path target() {
      return shelf.place(number).resolve("target.yaml");
    }

    private Path allowed() {
      return shelf.place(number).resolve("attack-targets.txt");
    }

    /** Home folder whose keys are for laboratories only. */
    private Path laboratory() {
      return home.resolve("console").resolve("laboratory");
    }
  }

  /** The words behind the name of the program. */
  List<String> arguments() {
    List<String> words = new ArrayList<>();
    words.add(order.kind().code());
    switch (order.kind()) {
      case REPLAY -> replay(words);
      case CONFORM -> conform(words);
      case ATTACK -> attack(words);
    }
    words.addAll(List.of("--report", place.shelf().report(place.number()).toString()));
    words.addAll(List.of("--progress", place.shelf().progress(place.number()).toString()));
    words.addAll(List.of("--lang", order.language().locale().getLanguage()));
    return words;
  }

  private void replay(List<String> words) {
    if (order.chosen().isEmpty()) {
      words.add("--all");
    }
    order.chosen().forEach(id -> words.add(scenario(id)));
    if (order.isAt(RunOrder.BACKBONE)) {
      words.addAll(List.of("--exact", "--gateway", place.gateway().toString()));
      words.addAll(List.of("--profile", place.profile(), "--home", place.home().toString()));
    } else {
      words.addAll(List.of("--profile", order.profile().orElse("high")));
      words.addAll(List.of("--times", Integer.toString(order.times())));
      homes(words, place.laboratory());
    }
  }

  private String scenario(String id) {
    return id.startsWith(Choices.HOME)
        ? new Choices(place.home())
            .scenarios()
            .resolve(id.substring(Choices.HOME.length()))
            .toString()
        : id;
  }

  private void conform(List<String> words) {
    boolean own = order.isAt(RunOrder.OWN);
    Path systems = new Choices(place.home()).systemsFolder();
    words.addAll(
        own ? List.of("--self") : List.of("--sut", systems.resolve(order.target()).toString()));
    words.addAll(order.chosen());
    order.profile().ifPresent(name -> words.addAll(List.of("--profile", name)));
    if (order.strict()) {
      words.add("--strict");
    }
    if (order.plain()) {
      words.add("--plain");
    }
    order
        .expect()
        .ifPresent(name -> words.addAll(List.of("--expect", systems.resolve(name).toString())));
    seed(words);
    homes(words, own ? place.laboratory() : place.home());
  }

  private void attack(List<String> words) {
    boolean matrix = order.chosen().contains(Choices.MATRIX);
    words.addAll(matrix ? List.of("--matrix") : order.chosen());
    seed(words);
    if (order.isAt(RunOrder.BACKBONE)) {
      words.addAll(List.of("--target", place.target().toString(), "--consent"));
      words.addAll(List.of("--allow-list", place.allowed().toString()));
      if (order.withDos()) {
        words.add("--with-dos");
      }
      homes(words, place.home());
    } else {
      String against = order.isAt(RunOrder.NODE) ? "node" : "gateway";
      words.addAll(List.of("--against", against, "--profile", order.profile().orElse("high")));
      homes(words, place.laboratory());
    }
  }

  private void seed(List<String> words) {
    order.seed().ifPresent(seed -> words.addAll(List.of("--seed", Long.toString(seed))));
  }

  private void homes(List<String> words, Path keys) {
    words.addAll(List.of("--home", place.shelf().work(place.number()).toString()));
    words.addAll(List.of("--keys-of", keys.toString()));
  }

  /** The files that the command reads: whoever has the console has this backbone. */
  void prepare() {
    if (order.kind() == RunKind.ATTACK && order.isAt(RunOrder.BACKBONE)) {
      String host = NodeId.GATEWAY.hostName() + ":" + place.gateway().getPort();
      put(
          place.target(),
          String.format(
              Locale.ROOT,
              "url: https://%s%nprofile: %s%nrate: %d%n",
              host,
              place.profile(),
              CONNECTIONS_A_SECOND));
      put(place.allowed(), host + "\n");
    }
  }

  private static void put(Path file, String text) {
    try {
      OwnerOnly.place(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As it is typed into a shell. */
  String text() {
    return arguments().stream()
        .map(word -> PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'")
        .collect(Collectors.joining(" ", "./jukigate ", ""));
  }
}
