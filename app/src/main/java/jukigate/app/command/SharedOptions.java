package jukigate.app.command;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import jukigate.app.backbone.HomeClock;
import jukigate.domain.Language;
import jukigate.domain.time.BackboneClock;
import picocli.CommandLine.Option;

/** The options that every command has. Put it into a command with {@code @Mixin}. */
public final class SharedOptions {
  @Option(names = "--home", paramLabel = "<folder>")
  private Path home;

  @Option(names = "--lang", paramLabel = "ja|en")
  private Spoken lang;

  @Option(names = "--json")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true)
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  /** The folder with everything that jukigate writes; {@code var/} beside the launcher if unset. */
  public Path home(Surroundings surroundings) {
    return Optional.ofNullable(home)
        .orElseGet(() -> surroundings.root().resolve("var"))
        .toAbsolutePath()
        .normalize();
  }

  /** The clock of the home folder. */
  public BackboneClock clock(Surroundings surroundings) {
    return new HomeClock(home(surroundings), surroundings.clock()).open();
  }

  /** Whether the person named a folder. */
  public boolean homeIsGiven() {
    return home != null;
  }

  /** How to speak to the person or program that typed the command. */
  public Console console(Surroundings surroundings) {
    return new Console(surroundings.out(), surroundings.err(), language(surroundings), json);
  }

  public boolean json() {
    return json;
  }

  /** What {@code --lang} accepts; any other value is wrong usage. */
  @SuppressWarnings("MemberName") // the names are the values that a person types
  enum Spoken {
    ja,
    en
  }

  private Language language(Surroundings surroundings) {
    return lang == null ? surroundings.language() : Language.of(Locale.forLanguageTag(lang.name()));
  }
}
