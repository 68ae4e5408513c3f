package jukigate.simulators.print;

import java.util.List;

/** Something drawn on a page: in points, from the left and upper edge of the paper. */
sealed interface Mark {
  /** How high a substitute's sign stands, and how large it is, beside the size of its character. */
  float SIGN = 0.55f;

  /** The sign behind a substitute. */
  String SUBSTITUTE = "※";

  /** The same, so much further down and to the right. */
  Mark moved(float right, float down);

  /**
   * A line of text.
   *
   * @param y of its base line
   */
  record Line(float x, float y, float size, List<Glyph> glyphs) implements Mark {
    @Override
    public Mark moved(float right, float down) {
      return new Line(x + right, y + down, size, glyphs);
    }
  }

  /** A frame. */
  record Box(float x, float y, float width, float height) implements Mark {
    @Override
    public Mark moved(float right, float down) {
      return new Box(x + right, y + down, width, height);
    }
  }

  /** A two-dimensional code. */
  record Squares(float x, float y, float width, QrCode code) implements Mark {
    @Override
    public Mark moved(float right, float down) {
      return new Squares(x + right, y + down, width, code);
    }
  }
}
