package jukigate.conformance.requirement;

import jukigate.domain.Bilingual;

/** Where a requirement belongs, from the line up; also the first word of a case's id. */
@SuppressWarnings("MemberName") // as the files and the ids write them
public enum Layer {
  line("回線・TLS", "line and TLS"),
  http("HTTP", "HTTP"),
  soap("SOAP", "SOAP"),
  addressing("アドレス付け", "addressing"),
  security("電文の保護", "message security"),
  schema("スキーマ", "schema"),
  business("業務", "business"),
  sequence("順序と回復", "sequence and recovery");

  private final Bilingual title;

  Layer(String ja, String en) {
    this.title = new Bilingual(ja, en);
  }

  public Bilingual title() {
    return title;
  }
}
