package jukigate.app.bench.stacks;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import jukigate.domain.refusal.Stage;
import jukigate.gateway.journal.JournalReader;
import jukigate.gateway.journal.Verdict;
import org.HdrHistogram.Histogram;

/**
 * What the gateway's journal says of a run.
 *
 * @param verdicts how many messages had each, by sender
 * @param micros how long each step of the answered messages took
 */
public record StepCosts(Map<String, Map<Verdict, Integer>> verdicts, Map<Stage, Histogram> micros) {
  private static final long LONGEST = Duration.ofMinutes(5).toNanos() / 1000;

  /** Reads a journal from its beginning. */
  public static StepCosts of(JournalReader journal) {
    Map<String, Map<Verdict, Integer>> verdicts = new TreeMap<>();
    Map<Stage, Histogram> micros = new EnumMap<>(Stage.class);
    journal.export(
        exchange -> {
          verdicts
              .computeIfAbsent(exchange.sender(), sender -> new EnumMap<>(Verdict.class))
              .merge(exchange.verdict(), 1, Integer::sum);
          if (exchange.verdict() == Verdict.ANSWERED) {
            read(exchange.marks(), micros);
          }
        });
    return new StepCosts(verdicts, micros);
  }

  /** Messages of that sender with that verdict. */
  public int count(String sender, Verdict verdict) {
    return verdicts.getOrDefault(sender, Map.of()).getOrDefault(verdict, 0);
  }

  /** Messages of that sender with any verdict. */
  public int count(String sender) {
    return verdicts.getOrDefault(sender, Map.of()).values().stream().mapToInt(n -> n).sum();
  }

  private static void read(String marks, Map<Stage, Histogram> micros) {
    for (String mark : marks.split(" ", -1)) {
      int equals = mark.indexOf('=');
      if (equals > 0) {
        micros
            .computeIfAbsent(
                Stage.valueOf(mark.substring(0, equals)), stage -> new Histogram(LONGEST, 3))
            .recordValue(Long.parseLong(mark.substring(equals + 1)));
      }
    }
  }
}
