package jukigate.app.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import jukigate.app.report.Template;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.store.OwnerOnly;

/**
 * What a campaign leaves for readers: {@code chaos.html} needs no other file, {@code results.json}
 * is for programs.
 *
 * @param again the command that plays the same again
 */
public record ChaosReport(Campaign.Result result, String again) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** How often a process was killed. */
  public static long kills(Campaign.Result result, Part part) {
    return result.kills().stream().filter(kill -> kill.victim() == part).count();
  }

  /** How often while a message stood still at a moment. */
  public static long aimed(Campaign.Result result, Part part) {
    return result.kills().stream()
        .filter(kill -> kill.victim() == part && !kill.at().equals(Fault.AtAnyTime.ANY))
        .count();
  }

  /** How often something else was done. */
  public static int troubles(Campaign.Result result, Trouble trouble) {
    return result.troubles().getOrDefault(trouble, 0);
  }

  /** Refused: DISK_FULL when the folder cannot be written. */
  public Outcome<Path> write(Path folder) {
    try {
      OwnerOnly.home(folder);
      OwnerOnly.place(folder.resolve("results.json"), JSON.writeValueAsBytes(data()));
      String page = new Template(ChaosReport.class, "chaos.ftlh").fill(data());
      OwnerOnly.place(folder.resolve("chaos.html"), page.getBytes(StandardCharsets.UTF_8));
      return Outcome.passed(folder);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the results cannot be written as JSON", e);
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.DISK_FULL, folder, e.getClass().getSimpleName());
    }
  }

  /** All of it, in values that go as JSON. */
  public Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("good", result.isGood());
    data.put("again", again);
    data.put("seed", result.wanted().seed());
    data.put("started", result.started().toString());
    data.put("millis", result.took().toMillis());
    data.put("wantedKills", result.wanted().kills());
    data.put("wantedEvents", result.wanted().events());
    data.put("killsByProcess", byProcess());
    data.put("killsByPlace", byPlace());
    data.put("revokedCertificates", troubles(result, Trouble.CERTIFICATE));
    data.put("wrongClocks", troubles(result, Trouble.CLOCK));
    data.put("cutLines", troubles(result, Trouble.LINE));
    data.put("fullDisks", troubles(result, Trouble.DISK));
    data.put("notEndedInOrder", result.stopped());
    var proven = result.proven();
    data.put("events", proven.events());
    data.put("residents", proven.residents());
    data.put("applied", proven.applied());
    data.put("deliveries", proven.deliveries());
    data.put("attempts", proven.attempts());
    data.put("exchanges", proven.exchanges());
    data.put("unanswered", proven.unanswered());
    data.put("auditLeaves", proven.leaves());
    data.put("findings", proven.findings().stream().map(ChaosReport::finding).toList());
    data.put("kills", result.kills().stream().map(ChaosReport::kill).toList());
    return data;
  }

  private Map<String, Long> byProcess() {
    Map<String, Long> counts = new LinkedHashMap<>();
    Arrays.stream(Part.values()).forEach(part -> counts.put(part.name(), kills(result, part)));
    return counts;
  }

  /** Place, then victim. */
  private Map<String, Map<String, Long>> byPlace() {
    Map<String, Map<String, Long>> counts = new TreeMap<>();
    for (Campaign.Kill kill : result.kills()) {
      counts
          .computeIfAbsent(kill.at(), place -> new TreeMap<>())
          .merge(kill.victim().name(), 1L, Long::sum);
    }
    return counts;
  }

  private static Map<String, Object> finding(Proof.Finding finding) {
    return new LinkedHashMap<>(
        Map.of(
            "flaw",
            finding.flaw().name(),
            "where",
            finding.where().name(),
            "what",
            finding.what()));
  }

  private static Map<String, Object> kill(Campaign.Kill kill) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("number", kill.number());
    data.put("victim", kill.victim().name());
    data.put("at", kill.at());
    data.put("millis", kill.since().toMillis());
    data.put("accepted", kill.accepted());
    return data;
  }
}
