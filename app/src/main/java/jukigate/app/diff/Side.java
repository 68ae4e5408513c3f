package jukigate.app.diff;

import jukigate.domain.Bilingual;

/** One of the messages that are compared. */
public enum Side {
  RECORDED("記録", "recorded"),
  EXPECTED("期待", "expected"),
  ACTUAL("実際", "actual");

  private final Bilingual title;

  Side(String ja, String en) {
    this.title = new Bilingual(ja, en);
  }

  public Bilingual title() {
    return title;
  }
}
