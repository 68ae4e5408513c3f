package jukigate.app.replay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import jukigate.app.record.Pseudonyms;
import jukigate.app.scenario.BodyFile;
import jukigate.app.scenario.ExpectedMessage;
import jukigate.app.scenario.Form;
import jukigate.app.scenario.Scenario;
import jukigate.app.scenario.Sending;
import jukigate.app.scenario.Step;
import jukigate.app.scenario.Values;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.store.OwnerOnly;
import jukigate.wire.xml.SafeXml;
import org.w3c.dom.Element;

/**
 * The same scenario about other residents, with other numbers of its matters, so that many can be
 * played on one backbone without being in each other's way.
 *
 * @param folder where the bodies of the copies are written
 * @param taken numbers of the residents of the copies so far: no two copies have one resident
 */
public record Copies(Scenario original, Path folder, Set<String> taken) {
  private static final Set<String> MATTERS =
      Set.of("requestNumber", "receiptNumber", "streamId", "processingNumber");
  private static final String CARD = "cardNumber";
  private static final int LONGEST_MATTER = 36;
  private static final int KEPT_OF_CARD = 10;

  /**
   * One copy.
   *
   * @param number from 1; made in this order, the same number has the same residents in every run
   * @return refused with SCENARIO_NOT_COPYABLE when a step is not a sending, with what {@link
   *     BodyFile#read} refuses, and with DISK_FULL
   */
  public Outcome<Scenario> copy(int number) {
    var pseudonyms =
        new Pseudonyms(ByteBuffer.allocate(Integer.BYTES).putInt(number).array(), taken);
    try {
      List<Step> steps = new ArrayList<>();
      for (int i = 0; i < original.steps().size(); i++) {
        if (!(original.steps().get(i) instanceof Step.Send send)) {
          return Outcome.refused(RefusalCode.SCENARIO_NOT_COPYABLE, original.folder(), i + 1);
        }
        steps.add(about(send, new Others(pseudonyms, number), i + 1));
      }
      return Outcome.passed(original.with(steps));
    } catch (RefusedException e) {
      return Outcome.refused(e.refusal());
    } catch (IOException e) {
      return Outcome.refused(
          Refusal.of(RefusalCode.DISK_FULL, folder, e.getClass().getSimpleName()));
    }
  }

  /** Who and what a copy is about. */
  private record Others(Pseudonyms pseudonyms, int number) {
    /** Where a placeholder stands, it stays. */
    private Element of(Element body) {
      Element copy = renumbered(pseudonyms.of(body), number);
      List<Element> before = leaves(body);
      List<Element> after = leaves(copy);
      for (int i = 0; i < before.size(); i++) {
        if (before.get(i).getTextContent().contains("${")) {
          after.get(i).setTextContent(before.get(i).getTextContent());
        }
      }
      return copy;
    }
  }

  private Step about(Step.Send send, Others others, int step) throws IOException {
    Sending as = send.sending();
    Element body = BodyFile.read(as.body(), Values.NONE).orThrow();
    Form copied = written(others.of(body), others.number(), step, "");
    var sending = new Sending(as.from(), as.to(), as.operation(), as.dispatch(), copied);
    List<ExpectedMessage> expected = new ArrayList<>();
    for (ExpectedMessage message : send.expected()) {
      String end = "-answer-" + (expected.size() + 1);
      expected.add(
          message.answer().isPresent()
              ? message.answeredBy(
                  written(others.of(expectation(message)), others.number(), step, end))
              : message);
    }
    return new Step.Send(send.title(), expected, sending, send.after(), send.exact());
  }

  private static Element expectation(ExpectedMessage message) {
    Form form = message.answer().orElseThrow();
    return form.expectation(Values.NONE)
        .then(content -> SafeXml.parseForReader(form.file().toString(), content))
        .orThrow()
        .getDocumentElement();
  }

  private Form written(Element body, int number, int step, String end) throws IOException {
    Path file = folder.resolve(String.format(Locale.ROOT, "%05d-%03d%s.xml", number, step, end));
    OwnerOnly.place(file, Payload.ofUtf8(BodyFile.text(body)).toByteArray());
    return new Form(file);
  }

  private static List<Element> leaves(Element body) {
    var all = body.getElementsByTagNameNS("*", "*");
    return IntStream.range(0, all.getLength())
        .mapToObj(i -> (Element) all.item(i))
        .filter(it -> it.getElementsByTagNameNS("*", "*").getLength() == 0)
        .toList();
  }

  private static Element renumbered(Element body, int number) {
    var all = body.getElementsByTagNameNS("*", "*");
    IntStream.range(0, all.getLength())
        .mapToObj(i -> (Element) all.item(i))
        .forEach(
            it -> {
              if (MATTERS.contains(it.getLocalName())) {
                it.setTextContent(matter(it.getTextContent().strip(), number));
              } else if (it.getLocalName().equals(CARD)) {
                it.setTextContent(card(it.getTextContent().strip(), number));
              }
            });
    return body;
  }

  private static String matter(String value, int number) {
    String end = "-c" + number;
    return value.substring(Math.max(0, value.length() + end.length() - LONGEST_MATTER)) + end;
  }

  private static String card(String value, int number) {
    String start = value.substring(0, Math.min(value.length(), KEPT_OF_CARD));
    return start + String.format(Locale.ROOT, "%06d", number);
  }
}
