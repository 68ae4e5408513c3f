package jukigate.simulators.print;

import java.util.List;
import jukigate.domain.register.RegisterText;

/**
 * What stands on paper, before it is laid out on pages.
 *
 * <p>Personal data: {@link #toString} shows only the title.
 *
 * @param subtitle below the title
 */
public record Form(String title, String subtitle, List<Block> blocks) {
  public Form {
    blocks = List.copyOf(blocks);
  }

  /** A part that is not divided between two pages. */
  public sealed interface Block {
    /** A table of two columns below its heading. */
    record Table(String heading, List<Field> fields) implements Block {
      public Table {
        fields = List.copyOf(fields);
      }
    }

    /** Running text. */
    record Sentence(String text) implements Block {}

    /** Date and issuer at the right side. */
    record Signature(String date, String issuer) implements Block {}

    /**
     * A two-dimensional code (QR) beside its content in digits.
     *
     * @param content ASCII
     */
    record Code(String label, String content) implements Block {}
  }

  /** A row: what it is, and the value with its 外字. */
  public record Field(String label, RegisterText value) {
    /** A value of the form itself, without 外字. */
    public static Field of(String label, String value) {
      return new Field(label, RegisterText.of(value));
    }
  }

  @Override
  public String toString() {
    return "Form[" + title + "]";
  }
}
