package jukigate.app.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiffTest {
  static Message message(String name, String xml) {
    return new Message(name, Payload.ofUtf8(xml));
  }

  static Diff diff(String expected, String actual) {
    return Diff.of(
            new Sides(message("expected.xml", expected), message("actual.xml", actual)),
            Masks.ofTheWire())
        .orThrow();
  }

  static Diff diff(String recorded, String expected, String actual) {
    return Diff.of(
            new Sides(
                Optional.of(message("recorded.xml", recorded)),
                message("expected.xml", expected),
                message("actual.xml", actual)),
            Masks.ofTheWire())
        .orThrow();
  }

  private static Refusal refusal(String expected) {
    Outcome<Diff> outcome =
        Diff.of(
            new Sides(message("expected.xml", expected), message("actual.xml", "<a>1</a>")),
            Masks.ofTheWire());
    return ((Outcome.Refused<Diff>) outcome).refusal();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prefix               | <p:a xmlns:p='urn:x'><p:b/></p:a> | <a xmlns='urn:x'><q:b xmlns:q='urn:x'/></a>",
        "order of attributes  | <a x='1' y='2'/>                  | <a y='2' x='1'/>",
        "prefix of attribute  | <a xmlns:p='urn:x' p:x='1'/>      | <a xmlns:q='urn:x' q:x='1'/>",
        "white space          | <a><b>1</b><c/></a>               | <a> <b>1</b> <c/> </a>",
        "comment              | <a>one<!-- 1 --> two</a>          | <a>one two</a>",
        "instruction          | <a><?x y?><b/></a>                | <a><b/></a>",
        "self-closing         | <a><b/></a>                       | <a><b></b></a>",
        "CDATA                | <a>x&amp;y</a>                    | <a><![CDATA[x&y]]></a>",
        "hint of a schema     | <a/> | <a xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:schemaLocation='urn:x x.xsd'/>",
        "prefix in a value    | <faultcode xmlns:s='urn:x'>s:Client</faultcode> | <faultcode xmlns:t='urn:x'>t:Client</faultcode>",
        "prefix in xsi:type   | <a xmlns:i='http://www.w3.org/2001/XMLSchema-instance' xmlns:p='urn:x' i:type='p:t'/> | <a xmlns:i='http://www.w3.org/2001/XMLSchema-instance' xmlns:q='urn:x' i:type='q:t'/>",
        "instant              | <a>${instant}</a>                 | <a>2026-11-22T12:00:00+09:00</a>",
        "uuid in a URN        | <a>urn:uuid:${uuid}</a>           | <a>urn:uuid:0b9f4c3e-6f0f-4a51-9a0e-2f8d8f0c1a77</a>",
        "date                 | <a>${date}</a>                    | <a>2024-02-29</a>",
        "number               | <a>${number}</a>                  | <a>-12</a>",
        "resident code        | <a>${residentCode}</a>            | <a>99000000015</a>",
        "individual number    | <a>${individualNumber}</a>        | <a>999000000016</a>",
        "regular expression   | <a>${text:[A-Z]{2}[0-9]+}</a>     | <a>AB12</a>",
        "anything             | <a><b>${any}</b></a>              | <a><b><c>1</c><d/></b></a>",
        "placeholder, attribute | <a x='${number}'/>              | <a x='7'/>"
      })
  void whatDoesNotCount_isEqual(String what, String expected, String actual) {
    assertThat(diff(expected, actual).differences()).as(what).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "value              | <a><b>8</b></a>              | <a><b>9</b></a>              | Value      | /a/b    | 8 | 9",
        "white space inside | <a>x y</a>                   | <a>x  y</a>                  | Value      | /a      | x y | 'x  y'",
        "blank value        | <a></a>                      | <a> </a>                     | Value      | /a      | '' | ' '",
        "one of several     | <a><b>1</b><b>2</b></a>      | <a><b>1</b><b>3</b></a>      | Value      | /a/b[2] | 2 | 3",
        "mixed text         | <a>x<b/>y</a>                | <a>x<b/>z</a>                | Value      | /a      | y | z",
        "missing            | <a><b>1</b><c>2</c></a>      | <a><c>2</c></a>              | Missing    | /a/b    | 1 |",
        "first of several   | <a><b>1</b><b>2</b></a>      | <a><b>2</b></a>              | Missing    | /a/b[1] | 1 |",
        "unexpected         | <a><c>2</c></a>              | <a><b>1</b><c>2</c></a>      | Unexpected | /a/b    |   | 1",
        "order              | <a><b>1</b><c/></a>          | <a><c/><b>1</b></a>          | Order      | /a/b    | 1 | 2",
        "other namespace    | <a><b xmlns='urn:x'>1</b></a>| <a><b xmlns='urn:y'>1</b></a>| Name       | /a/b    | {urn:x}b | {urn:y}b",
        "other name         | <a><b>1</b></a>              | <a><c>1</c></a>              | Name       | /a/b    | b | c",
        "a whole tree       | <a xmlns='urn:x'><b><c/></b></a> | <a xmlns='urn:y'><b><c/></b></a> | Name | /a   | {urn:x}a | {urn:y}a",
        "attribute          | <a x='1'/>                   | <a x='2'/>                   | Attribute  | /a      | 1 | 2",
        "no attribute       | <a x='1'/>                   | <a/>                         | Attribute  | /a      | 1 |",
        "other attribute    | <a/>                         | <a x='1'/>                   | Attribute  | /a      |   | 1",
        "prefix in a value  | <faultcode xmlns:s='urn:x'>s:Client</faultcode> | <faultcode xmlns:s='urn:y'>s:Client</faultcode> | Value | /faultcode | {urn:x}Client | {urn:y}Client",
        "prefix in xsi:type | <a xmlns:i='http://www.w3.org/2001/XMLSchema-instance' xmlns:p='urn:x:1' i:type='p:t'/> | <a xmlns:i='http://www.w3.org/2001/XMLSchema-instance' xmlns:p='urn:x:2' i:type='p:t'/> | Attribute | /a | {urn:x:1}t | {urn:x:2}t",
        "instant            | <a>${instant}</a>            | <a>yesterday</a>             | Value      | /a      | ${instant} | yesterday",
        "no such date       | <a>${date}</a>               | <a>2026-02-29</a>            | Value      | /a      | ${date} | 2026-02-29",
        "check digit        | <a>${residentCode}</a>       | <a>99000000016</a>           | Value      | /a      | ${residentCode} | 99000000016",
        "regular expression | <a>${text:[0-9]{2}}</a>      | <a>123</a>                   | Value      | /a      | ${text:[0-9]{2}} | 123",
        "literal placeholder| <a>${uuid}</a>               | <a>${uuid}</a>               | Value      | /a      | ${uuid} | ${uuid}"
      })
  void whatCounts_isOneDifferenceAtItsPlace(
      String what,
      String expected,
      String actual,
      String kind,
      String path,
      String wanted,
      String found) {
    List<Difference> differences = diff(expected, actual).differences();
    assertThat(differences).as(what).hasSize(1);
    Difference one = differences.getFirst();
    assertThat(one.getClass().getSimpleName()).isEqualTo(kind);
    assertThat(one.place().path()).isEqualTo(path);
    assertThat(one.values().expected()).isEqualTo(Optional.ofNullable(wanted));
    assertThat(one.values().actual()).isEqualTo(Optional.ofNullable(found));
    assertThat(one.values().standing()).isEqualTo(Standing.OF_TWO);
  }

  @Test
  void recordInTheMiddleOfABlock_isTheOnlyOneThatIsTold() {
    String before = "<a><r><n>1</n><v>x</v></r><r><n>2</n><v>y</v></r><r><n>3</n><v>z</v></r></a>";
    String changed = before.replace("<r><n>1</n><v>x</v></r>", "").replace("z", "Z");
    assertThat(diff(before, changed).differences())
        .extracting(it -> it.place().path())
        .containsExactly("/a/r[1]", "/a/r[3]/v");
  }

  /** As large as a block of a reconciliation. */
  @Test
  void blockOfThousands_isComparedRecordByRecord() {
    StringBuilder block = new StringBuilder("<a>");
    for (int i = 0; i < 2_000; i++) {
      block.append("<r><n>" + i + "</n><v>x</v></r>");
    }
    String before = block.append("</a>").toString();
    String changed =
        before
            .replace("<r><n>7</n><v>x</v></r>", "")
            .replace("<n>1000</n><v>x<", "<n>1000</n><v>y<")
            .replace("<r><n>1990</n>", "<r><n>new</n><v>x</v></r><r><n>1990</n>");
    assertThat(diff(before, changed).differences())
        .extracting(it -> it.getClass().getSimpleName() + " " + it.place().path())
        .containsExactly("Missing /a/r[8]", "Value /a/r[1001]/v", "Unexpected /a/r[1990]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 2 | 1 | EXPECTED_ALONE",
        "1 | 1 | 2 | ACTUAL_ALONE",
        "2 | 1 | 1 | RECORDED_ALONE",
        "1 | 2 | 3 | ALL_DIFFER",
        "1 | ${number} | x | ACTUAL_ALONE"
      })
  void ofThree_theOneThatStandsAloneIsNamed(
      String recorded, String expected, String actual, Standing standing) {
    Diff diff = diff(in(recorded), in(expected), in(actual));
    assertThat(diff.differences())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it).isInstanceOf(Difference.Value.class);
              assertThat(it.values())
                  .isEqualTo(
                      new Trio(
                          Optional.of(recorded),
                          Optional.of(expected),
                          Optional.of(actual),
                          standing));
            });
  }

  private static String in(String value) {
    return "<a><b>" + value + "</b></a>";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<b/> | <b/> |      | Missing    | ACTUAL_ALONE",
        "     | <b/> |      | Missing    | EXPECTED_ALONE",
        "<b/> |      |      | Missing    | RECORDED_ALONE",
        "     |      | <b/> | Unexpected | ACTUAL_ALONE",
        "<b/> |      | <b/> | Unexpected | EXPECTED_ALONE",
        "     | <b/> | <b/> | Unexpected | RECORDED_ALONE"
      },
      nullValues = "-")
  void elementOfOneOrTwoOfThree_isToldOnce(
      String recorded, String expected, String actual, String kind, Standing standing) {
    Diff diff = diff(around(recorded), around(expected), around(actual));
    assertThat(diff.differences())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.getClass().getSimpleName()).isEqualTo(kind);
              assertThat(it.values().standing()).isEqualTo(standing);
            });
  }

  private static String around(String content) {
    return "<a><x/>" + (content == null ? "" : content) + "</a>";
  }

  @Test
  void threeThatAgree_areEqual() {
    assertThat(diff("<a>1</a>", "<a>${number}</a>", "<a> </a>".replace(" ", "1")).isEqual())
        .isTrue();
  }

  @Test
  void whatIsNoXml_isRefusedWithFileAndLine() {
    Refusal refusal = refusal("<a>\n<b>\n</a>");
    assertThat(refusal.code()).isEqualTo(RefusalCode.FILE_INVALID);
    assertThat(refusal.arguments()).startsWith("expected.xml", "3");
    assertThat(refusal("<!DOCTYPE a><a/>").arguments()).contains("DOCTYPE");
    assertThat(refusal("<a>".repeat(70) + "</a>".repeat(70)).arguments())
        .contains("deeper than 64");
    assertThat(refusal("<a>" + "<b/>".repeat(100_000) + "</a>").arguments())
        .contains("more than 100000 elements");
  }

  @Test
  void unknownPlaceholder_isRefusedWithItsLineAndThoseThatThereAre() {
    Refusal refusal = refusal("<!-- ${colour} -->\n<a>\n<b>${colour}</b></a>");
    assertThat(refusal.code()).isEqualTo(RefusalCode.PLACEHOLDER_UNKNOWN);
    assertThat(refusal.arguments()).startsWith("expected.xml", "3", "${colour}");
    assertThat(refusal.arguments().getLast())
        .isEqualTo(
            "${any}, ${instant}, ${uuid}, ${date}, ${number}, ${residentCode},"
                + " ${individualNumber}, ${text:<regex>}");
    assertThat(refusal("<a>${text}</a>").code()).isEqualTo(RefusalCode.PLACEHOLDER_UNKNOWN);
    assertThat(refusal("<a>${uuid:1}</a>").code()).isEqualTo(RefusalCode.PLACEHOLDER_UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"${text:[}", "${uuid", "${text:\\Qx}", "${any}${text:(?<jukigate0>x)}"})
  void brokenPlaceholder_isRefused(String written) {
    Refusal refusal = refusal("<a x='1'>\n<b>" + written.replace("<", "&lt;") + "</b></a>");
    assertThat(refusal.code()).isEqualTo(RefusalCode.PLACEHOLDER_BROKEN);
    assertThat(refusal.arguments().getFirst()).isEqualTo("expected.xml");
  }

  @Test
  void fieldOfTheRegister_isCalledAsTheContractCallsIt() {
    String body =
        "<p:UpdateIdentity xmlns:p='urn:jukigate:identity-update:v1'><p:control>"
            + "<p:updateNumber>8</p:updateNumber></p:control></p:UpdateIdentity>";
    Difference one = diff(body, body.replace(">8<", ">9<")).differences().getFirst();
    assertThat(one.place().title().ja()).isEqualTo("更新順番号");
    assertThat(one.place().title().en()).isEqualTo("Update number");
    assertThat(one.place().path()).isEqualTo("/UpdateIdentity/control/updateNumber");
    assertThat(one.place().names()).startsWith("{urn:jukigate:identity-update:v1}UpdateIdentity");
  }
}
