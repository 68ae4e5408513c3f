package jukigate.app.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jukigate.app.diff.Finding.Slot;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The messages compared by twos, and who of three stands alone. */
final class ThreeWay {
  private final Entry root;
  private final TwoWay asked;
  private final Optional<Past> past;

  /**
   * The recorded message beside the others.
   *
   * @param wanted the expected one and the recorded one
   * @param seen the recorded one and the actual one
   */
  private record Past(TwoWay wanted, TwoWay seen) {}

  /** The elements of one finding. */
  private record Told(Slot slot, Map<Side, Element> elements, Standing standing) {}

  ThreeWay(Element expected, Element actual, Masks masks) {
    asked = TwoWay.of(expected, actual, masks);
    past = Optional.empty();
    root = Entry.of(expected, actual, asked.pairing());
  }

  ThreeWay(Element recorded, Element expected, Element actual, Masks masks) {
    asked = TwoWay.of(expected, actual, masks);
    Past sides = new Past(TwoWay.of(expected, recorded, masks), TwoWay.of(recorded, actual, masks));
    past = Optional.of(sides);
    root = Entry.of(expected, actual, asked.pairing());
    root.addRecorded(recorded, sides.wanted().pairing(), sides.seen().pairing());
  }

  Diff diff() {
    List<Told> told = told();
    Marks marks = new Marks();
    told.forEach(one -> one.elements().values().forEach(it -> marks.add(it, one.slot())));
    return new Diff(
        told.stream().map(this::difference).toList(),
        new SheetWriter(sides(), marks).write(root),
        asked.byForm());
  }

  private List<Side> sides() {
    return past.isPresent() ? List.of(Side.values()) : List.of(Side.EXPECTED, Side.ACTUAL);
  }

  private List<Told> told() {
    List<Told> told = new ArrayList<>();
    asked.findings().forEach(finding -> told.add(told(finding)));
    past.ifPresent(
        it ->
            it.seen().findings().stream()
                .filter(finding -> isOfRecordedAlone(finding, it))
                .forEach(finding -> told.add(recordedAlone(finding))));
    Map<Node, Integer> order = new HashMap<>();
    root.walk(entry -> entry.elements().values().forEach(it -> order.put(it, order.size())));
    told.sort(
        Comparator.comparing(
            one -> one.elements().values().stream().map(order::get).min(Integer::compare).get()));
    return told;
  }

  private Told told(Finding finding) {
    Map<Side, Element> elements = new EnumMap<>(Side.class);
    finding.first().ifPresent(it -> elements.put(Side.EXPECTED, it));
    finding.second().ifPresent(it -> elements.put(Side.ACTUAL, it));
    past.flatMap(it -> recorded(finding, it)).ifPresent(it -> elements.put(Side.RECORDED, it));
    return new Told(
        finding.slot(), elements, past.map(it -> standing(finding, it)).orElse(Standing.OF_TWO));
  }

  private static Optional<Element> recorded(Finding finding, Past past) {
    return finding
        .second()
        .flatMap(past.seen().pairing()::toFirst)
        .or(() -> finding.first().flatMap(past.wanted().pairing()::toSecond))
        .map(Element.class::cast);
  }

  private static Standing standing(Finding finding, Past past) {
    Slot slot = finding.slot();
    boolean asExpected =
        finding.first().map(it -> past.wanted().agreesAtFirst(slot, it)).orElse(false);
    boolean asActual =
        finding.second().map(it -> past.seen().agreesAtSecond(slot, it)).orElse(false);
    if (slot instanceof Slot.Presence) {
      return asExpected || (!asActual && finding.first().isEmpty())
          ? Standing.ACTUAL_ALONE
          : Standing.EXPECTED_ALONE;
    }
    if (asActual) {
      return Standing.EXPECTED_ALONE;
    }
    return asExpected ? Standing.ACTUAL_ALONE : Standing.ALL_DIFFER;
  }

  /**
   * Expected and actual agree there, so nothing has been told yet, and the expectation does not
   * leave open what the recorded one has.
   */
  private boolean isOfRecordedAlone(Finding finding, Past past) {
    return finding
        .second()
        .map(actual -> isPinned(finding.slot(), actual, past))
        .orElseGet(() -> isSurplus(finding.first().orElseThrow(), past.wanted().pairing()));
  }

  private boolean isPinned(Slot slot, Element actual, Past past) {
    return asked.agreesAtSecond(slot, actual)
        && asked
            .pairing()
            .toFirst(actual)
            .map(Element.class::cast)
            .filter(expected -> !past.wanted().agreesAtFirst(slot, expected))
            .isPresent();
  }

  private static boolean isSurplus(Element recorded, Pairing wanted) {
    return wanted.toFirst(recorded).isEmpty()
        && wanted
            .toFirst(recorded.getParentNode())
            .filter(around -> !Agreement.admitsAnything(around))
            .isPresent();
  }

  private Told recordedAlone(Finding finding) {
    Map<Side, Element> elements = new EnumMap<>(Side.class);
    finding.first().ifPresent(it -> elements.put(Side.RECORDED, it));
    finding.second().ifPresent(it -> elements.put(Side.ACTUAL, it));
    finding
        .second()
        .flatMap(asked.pairing()::toFirst)
        .ifPresent(it -> elements.put(Side.EXPECTED, (Element) it));
    return new Told(finding.slot(), elements, Standing.RECORDED_ALONE);
  }

  private Difference difference(Told told) {
    Map<Side, Element> elements = told.elements();
    Element shown =
        Stream.of(Side.EXPECTED, Side.ACTUAL, Side.RECORDED)
            .filter(elements::containsKey)
            .map(elements::get)
            .findFirst()
            .orElseThrow();
    Trio values =
        new Trio(
            value(told, Side.RECORDED),
            value(told, Side.EXPECTED),
            value(told, Side.ACTUAL),
            told.standing());
    Place place = Places.of(shown, values);
    return switch (told.slot()) {
      case Slot.Presence presence ->
          elements.containsKey(Side.ACTUAL)
              ? new Difference.Unexpected(place, values)
              : new Difference.Missing(place, values);
      case Slot.Order order -> new Difference.Order(place, values);
      case Slot.Name name -> new Difference.Name(place, values);
      case Slot.Content content ->
          lostForm(told)
              .<Difference>map(form -> new Difference.Form(place, "", form.title(), values))
              .orElseGet(() -> new Difference.Value(place, values));
      case Slot.Attribute attribute ->
          lostForm(told)
              .<Difference>map(
                  form -> new Difference.Form(place, attribute.name(), form.title(), values))
              .orElseGet(() -> new Difference.Attribute(place, attribute.name(), values));
    };
  }

  private static Optional<String> value(Told told, Side side) {
    return Optional.ofNullable(told.elements().get(side))
        .flatMap(element -> SlotValue.of(told.slot(), element));
  }

  private Optional<Form> lostForm(Told told) {
    Side first = told.standing() == Standing.RECORDED_ALONE ? Side.RECORDED : Side.EXPECTED;
    return SlotValue.node(told.slot(), told.elements().get(first))
        .flatMap(
            one ->
                SlotValue.node(told.slot(), told.elements().get(Side.ACTUAL))
                    .filter(
                        other -> asked.agreement().judge(one, other) == Agreement.Verdict.FORM_LOST)
                    .flatMap(other -> asked.agreement().form(one)));
  }
}
