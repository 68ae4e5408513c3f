package jukigate.console.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jukigate.console.view.Trials;
import jukigate.domain.Language;

/** Every message is refused when it is sent again; and what was wanted. */
final class SomeTrials implements Trials {
  final List<String> wanted = new ArrayList<>();

  @Override
  public Tried send(long number, String change, Language language, String tester) {
    wanted.add(number + " " + change + " " + language + " " + tester);
    return new Tried(change, "JG-601", Optional.empty(), "why", "fix");
  }

  @Override
  public Saved save(long number, String tester) {
    wanted.add(number + " scenario " + tester);
    return new Saved("/folder", "./jukigate replay /folder");
  }

  @Override
  public Optional<List<Sample>> samples(long number) {
    return number > 7 ? Optional.empty() : Optional.of(List.of(new Sample("curl", "curl …")));
  }
}
