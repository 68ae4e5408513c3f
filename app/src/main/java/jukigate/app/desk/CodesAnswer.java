package jukigate.app.desk;

import java.util.List;

/** The answer to a {@link CodesQuestion}: the pools, by node. No 住民票コード is in it. */
public record CodesAnswer(List<Pool> pools) {
  /**
   * 空きコード of one CS.
   *
   * @param left how many can be drawn
   * @param drawn how many were
   * @param asked how many are on their way
   * @param low whether too few are left
   */
  public record Pool(String node, int left, int drawn, int asked, boolean low) {}
}
