package jukigate.app.diff;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jukigate.app.diff.Finding.Slot;
import jukigate.app.diff.Sheet.Cell;
import jukigate.app.diff.Sheet.Piece;
import jukigate.app.diff.Sheet.Row;
import jukigate.wire.xml.Dom;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** Writes the merged messages row by row. */
final class SheetWriter {
  private final List<Side> sides;
  private final Marks marks;
  private final List<Row> rows = new ArrayList<>();

  SheetWriter(List<Side> sides, Marks marks) {
    this.sides = sides;
    this.marks = marks;
  }

  Sheet write(Entry root) {
    write(root, 0, false);
    return new Sheet(sides, rows);
  }

  /**
   * @param within whether the whole element around differs
   */
  private void write(Entry entry, int depth, boolean within) {
    boolean whole = within || entry.elements().values().stream().anyMatch(marks::isWhole);
    boolean differs = whole || entry.elements().values().stream().anyMatch(this::differsItself);
    Map<Side, Cell> opening = new EnumMap<>(Side.class);
    Map<Side, Cell> closing = new EnumMap<>(Side.class);
    entry
        .elements()
        .forEach(
            (side, element) -> {
              if (isOneRow(element)) {
                opening.put(side, new Cell(oneRow(element, whole)));
              } else {
                opening.put(side, new Cell(tag(element, whole)));
                closing.put(side, new Cell(List.of(end(element, whole))));
              }
            });
    rows.add(new Row(depth, differs, opening));
    if (!closing.isEmpty()) {
      entry.children().stream()
          .filter(child -> child.elements().keySet().stream().anyMatch(closing::containsKey))
          .forEach(child -> write(child, depth + 1, whole));
      rows.add(new Row(depth, whole, closing));
    }
  }

  private boolean differsItself(Element element) {
    return marks.hasAny(element) || (isMixed(element) && marks.hasBelow(element));
  }

  private static boolean isOneRow(Element element) {
    return Dom.children(element).isEmpty() || isMixed(element);
  }

  private static boolean isMixed(Element element) {
    return !Dom.children(element).isEmpty() && !Dom.hasOnlyElements(element);
  }

  private List<Piece> oneRow(Element element, boolean whole) {
    List<Piece> pieces = tag(element, whole);
    int index = 0;
    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Text text) {
        boolean differs = whole || marks.has(element, new Slot.Content(index++));
        pieces.add(new Piece(escaped(PlainTree.written(text)), differs));
      } else if (n instanceof Element child) {
        pieces.addAll(oneRow(child, whole || marks.isWhole(child)));
      }
    }
    pieces.add(end(element, whole));
    return pieces;
  }

  private List<Piece> tag(Element element, boolean whole) {
    boolean renamed = marks.has(element, new Slot.Name());
    List<Piece> pieces = new ArrayList<>();
    pieces.add(new Piece("<" + element.getNodeName(), whole || renamed));
    if (renamed) {
      pieces.add(new Piece(" {" + Dom.nameOf(element).getNamespaceURI() + "}", true));
    }
    for (Attr attribute : Dom.attributes(element)) {
      String written =
          " " + attribute.getNodeName() + "=\"" + escaped(PlainTree.written(attribute)) + "\"";
      boolean differs = marks.has(element, new Slot.Attribute(Dom.nameOf(attribute).toString()));
      pieces.add(new Piece(written, whole || differs));
    }
    pieces.add(new Piece(">", whole));
    return pieces;
  }

  private static Piece end(Element element, boolean whole) {
    return new Piece("</" + element.getNodeName() + ">", whole);
  }

  private static String escaped(String value) {
    return value.replace("&", "&amp;").replace("<", "&lt;");
  }
}
