package jukigate.simulators.print;

/** What the layout must know of a font. */
interface Typeface {
  boolean has(int codePoint);

  /** Width in points. */
  float width(String text, float size);
}
