package jukigate.app.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The messages beside each other, a tag or a short element a row; what belongs together is in one
 * row, so every side may be empty.
 *
 * @param sides which messages there are
 */
public record Sheet(List<Side> sides, List<Row> rows) {
  public Sheet {
    sides = List.copyOf(sides);
    rows = List.copyOf(rows);
  }

  /**
   * @param depth how many elements it is in
   * @param differs whether a difference is told about it
   * @param cells what each side has there
   */
  public record Row(int depth, boolean differs, Map<Side, Cell> cells) {
    public Row {
      cells = Map.copyOf(cells);
    }

    public Cell cell(Side side) {
      return cells.getOrDefault(side, Cell.EMPTY);
    }
  }

  /** Pieces of text from left to right. */
  public record Cell(List<Piece> pieces) {
    static final Cell EMPTY = new Cell(List.of());

    public Cell {
      pieces = List.copyOf(pieces);
    }

    /** Neighbours that both differ, or both do not, become one piece. */
    static Cell joined(List<Piece> pieces) {
      List<Piece> joined = new ArrayList<>();
      for (Piece piece : pieces) {
        boolean goesOn = !joined.isEmpty() && joined.getLast().differs() == piece.differs();
        String before = goesOn ? joined.removeLast().text() : "";
        joined.add(new Piece(before + piece.text(), piece.differs()));
      }
      return new Cell(joined);
    }

    public boolean isEmpty() {
      return pieces.isEmpty();
    }
  }

  /**
   * @param differs whether this is the piece that differs
   */
  public record Piece(String text, boolean differs) {}
}
