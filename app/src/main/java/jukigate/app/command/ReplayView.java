package jukigate.app.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import jukigate.app.replay.ReplayReport;
import jukigate.app.replay.Replayed;
import jukigate.app.replay.Went;

/** A replay on the terminal: a line for each playing, and the end. */
final class ReplayView {
  private final Console console;

  ReplayView(Console console) {
    this.console = console;
  }

  void played(Replayed one, int number, int of) {
    if (console.json()) {
      return;
    }
    String name = of == 1 || one.time() == 1 ? one.name() : one.name() + " #" + one.time();
    String title = one.scenario().title().in(console.language());
    if (one.went() instanceof Went.Stopped(var refusal)) {
      console.say(
          "replay.refused", name, title, refusal.code().id(), refusal.text(console.language()));
      return;
    }
    console.say(
        one.went().isGood() ? "replay.played" : "replay.failed",
        name,
        title,
        one.went().messages(),
        String.valueOf(one.went().took().toMillis()));
    if (one.went() instanceof Went.Ended ended && ended.lineChanges() > 0) {
      console.say("replay.line", ended.lineChanges(), ended.lost());
    }
    one.went()
        .problems()
        .forEach(
            it ->
                console.say(
                    it.isMissing() ? "demo.missing" : "demo.surplus",
                    (it.step() > 0 ? it.step() + ". " : "") + it.what()));
  }

  void ended(ReplayReport made, Path folder) {
    if (console.json()) {
      Map<String, Object> data = new LinkedHashMap<>(made.data());
      data.put("folder", folder.toString());
      console.printJson(data);
      return;
    }
    long bad = made.played().stream().filter(it -> !it.went().isGood()).count();
    console.say(bad == 0 ? "replay.good" : "replay.bad", made.played().size(), bad);
    console.say("replay.folder", folder);
  }
}
