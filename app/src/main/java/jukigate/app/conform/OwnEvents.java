package jukigate.app.conform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jukigate.conformance.sut.Errand;
import jukigate.conformance.sut.Event;

/**
 * Errands as files of events, as an operator of the CS of this project would write them.
 *
 * @param municipality whose CS it is
 * @param folder where they are put
 */
record OwnEvents(String municipality, Path folder) {
  private static final String HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <residentEvent xmlns="urn:jukigate:resident-event:v1" municipality="{municipality}"
          request="{request}" operator="op-counter" terminal="counter-01" date="{date}" notifiedOn="{notifiedOn}">
      """;

  /**
   * @param request number of the matter
   */
  Path file(Errand errand, String request) {
    try {
      String text = HEAD + template(errand.event()) + "</residentEvent>\n";
      for (var fact : facts(errand, request).entrySet()) {
        text = text.replace("{" + fact.getKey() + "}", fact.getValue());
      }
      return Files.writeString(Files.createDirectories(folder).resolve(request + ".xml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> facts(Errand errand, String request) {
    var person = errand.resident();
    Map<String, String> facts = new HashMap<>();
    facts.put("relation", "子");
    facts.put("domicile", "静岡県静岡市葵区架空町一丁目2番地");
    facts.putAll(errand.facts());
    facts.put(
        "joins",
        facts.containsKey("household") ? " household=\"" + facts.get("household") + "\"" : "");
    facts.put("mark", facts.containsKey("gaiji") ? " gaiji=\"" + facts.get("gaiji") + "\"" : "");
    facts.put("furigana", "<furigana>かくう　みちこ</furigana>");
    facts.put("municipality", municipality);
    facts.put("request", request);
    facts.put("notifiedOn", facts.get("date"));
    if (errand.event() == Event.MOVE_OUT) {
      facts.put("date", facts.get("plannedOn"));
    }
    facts.put("residentCode", person.code().value());
    facts.put("individualNumber", person.number().value());
    facts.put("name", person.name());
    facts.put("address", person.address());
    facts.put("birthDate", person.birthDate());
    facts.put("certificates", certificates(facts.getOrDefault("serials", "")));
    return facts;
  }

  private static String certificates(String serials) {
    return Arrays.stream(serials.split(" ", -1))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.split(":", 2))
        .map(
            pair ->
                String.format(
                    Locale.ROOT,
                    "<certificate residentCode=\"%s\" serial=\"%s\"/>",
                    pair[0],
                    pair[1]))
        .collect(Collectors.joining());
  }

  private static String template(Event event) throws IOException {
    try (var in = OwnEvents.class.getResourceAsStream("events/" + event.word() + ".xml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
