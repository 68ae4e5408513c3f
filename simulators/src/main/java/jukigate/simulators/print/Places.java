package jukigate.simulators.print;

import jukigate.domain.node.Municipalities;
import jukigate.domain.number.LocalGovernmentCode;

/** Names of municipalities as they stand on paper. */
final class Places {
  private Places() {}

  /** Prefecture, county and name, e.g. 北海道虻田郡倶知安町. */
  static String name(LocalGovernmentCode code) {
    var japan = Municipalities.japan();
    var place = japan.find(code).orElseThrow();
    return japan.find(code.prefecture()).orElseThrow().name()
        + place.county().orElse("")
        + place.name();
  }

  /** 市長, 町長, 村長 or 区長, with the place, e.g. 神奈川県横浜市長. */
  static String mayor(LocalGovernmentCode code) {
    return name(code) + "長";
  }
}
