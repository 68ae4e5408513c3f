package jukigate.app.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import org.w3c.dom.Element;

/** The values that whoever plays a scenario may give. */
record Parameters(Source source, List<Element> declared) {

  /**
   * @return refused with PARAMETER_UNKNOWN where one is given that is not declared, with
   *     PARAMETER_MISSING where one is neither given nor has a default, and with FILE_INVALID where
   *     one is declared twice
   */
  Outcome<Values> values(Map<String, String> set) {
    Map<String, String> values = new LinkedHashMap<>();
    try {
      for (Element one : declared) {
        String name = one.getAttribute("name");
        if (values.put(name, value(one, name, set)) != null) {
          throw source.invalid("name=" + name);
        }
      }
    } catch (RefusedException e) {
      return Outcome.refused(e.refusal());
    }
    var known = new Values(values);
    return set.keySet().stream()
        .filter(name -> !values.containsKey(name))
        .findFirst()
        .<Outcome<Values>>map(
            name ->
                Outcome.refused(
                    Refusal.of(
                        RefusalCode.PARAMETER_UNKNOWN,
                        source.file(),
                        name,
                        values.isEmpty() ? "-" : String.join(", ", values.keySet()))))
        .orElseGet(() -> Outcome.passed(known));
  }

  private String value(Element declared, String name, Map<String, String> set) {
    if (!set.containsKey(name) && !declared.hasAttribute("default")) {
      throw source.refused(RefusalCode.PARAMETER_MISSING, Source.written("name=" + name), name);
    }
    return set.getOrDefault(name, declared.getAttribute("default"));
  }
}
