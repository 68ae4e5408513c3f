package jukigate.app.desk;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jukigate.app.console.WebConsole;
import jukigate.console.access.Role;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;

/**
 * Makes links to the web console. Whoever may write into the desk's folder owns the backbone.
 *
 * @param home of the backbone
 */
record ConsoleClerk(Optional<WebConsole> console, Path home) {

  ConsoleAnswer answer(ConsoleErrand errand) {
    Role role = Role.ofCode(errand.role()).orElseThrow();
    return console
        .map(it -> new ConsoleAnswer(List.of(), it.link(role).toString(), it.fingerprint()))
        .orElseGet(
            () ->
                new ConsoleAnswer(
                    List.of(DeskResult.Refused.of(Refusal.of(RefusalCode.CONSOLE_OFF, home))),
                    "",
                    ""));
  }
}
