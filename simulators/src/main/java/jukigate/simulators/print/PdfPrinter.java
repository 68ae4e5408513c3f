package jukigate.simulators.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.GregorianCalendar;
import java.util.List;
import jukigate.domain.message.Payload;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;

/**
 * Prints a form as PDF: the same form at the same time gives the same bytes. Every page carries the
 * watermark 模擬 SIMULATION.
 */
public final class PdfPrinter {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final String WATERMARK = "模擬 SIMULATION";
  private static final float WATERMARK_SIZE = 64;

  private final PDDocument document;
  private final EmbeddedFont typeface;

  private PdfPrinter(PDDocument document, EmbeddedFont typeface) {
    this.document = document;
    this.typeface = typeface;
  }

  /**
   * @param at when it is printed; stands in the properties of the file
   */
  public static Printed print(Form form, Instant at) {
    try (var document = new PDDocument()) {
      var printer = new PdfPrinter(document, EmbeddedFont.in(document));
      printer.describe(form, at);
      List<List<Mark>> pages = Pages.of(form, printer.typeface);
      for (List<Mark> page : pages) {
        printer.draw(page);
      }
      var bytes = new ByteArrayOutputStream();
      document.save(bytes);
      byte[] file =
          ToUnicode.corrected(bytes.toByteArray(), printer.typeface.used(), at.toEpochMilli());
      int substitutes = (int) pages.stream().mapToLong(Pages::substitutes).sum();
      return new Printed(Payload.of(file), pages.size(), substitutes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** No time of the machine and no random id. */
  private void describe(Form form, Instant at) {
    var information = document.getDocumentInformation();
    information.setTitle(form.title() + " 模擬 SIMULATION");
    information.setProducer("jukigate");
    information.setCreationDate(GregorianCalendar.from(at.atZone(JAPAN)));
    document.setDocumentId(at.toEpochMilli());
    document.getDocumentCatalog().setLanguage("ja-JP");
  }

  private void draw(List<Mark> marks) throws IOException {
    var page = new PDPage(new PDRectangle(Pages.PAPER_WIDTH, Pages.PAPER_HEIGHT));
    document.addPage(page);
    try (var content = new PDPageContentStream(document, page)) {
      watermark(content);
      for (Mark mark : marks) {
        draw(content, mark);
      }
    }
  }

  private void watermark(PDPageContentStream content) throws IOException {
    double angle = Math.toRadians(50);
    float half = typeface.width(WATERMARK, WATERMARK_SIZE) / 2;
    float x = Pages.PAPER_WIDTH / 2 - half * (float) Math.cos(angle);
    float y = Pages.PAPER_HEIGHT / 2 - half * (float) Math.sin(angle);
    content.setNonStrokingColor(0.88f);
    content.beginText();
    content.setFont(typeface.font(), WATERMARK_SIZE);
    content.setTextMatrix(Matrix.getRotateInstance(angle, x, y));
    content.showText(typeface.use(WATERMARK));
    content.endText();
    content.setNonStrokingColor(0f);
  }

  private void draw(PDPageContentStream content, Mark mark) throws IOException {
    switch (mark) {
      case Mark.Line line -> draw(content, line);
      case Mark.Box(float x, float y, float width, float height) -> {
        content.setLineWidth(0.5f);
        content.addRect(x, Pages.PAPER_HEIGHT - y - height, width, height);
        content.stroke();
      }
      case Mark.Squares squares -> draw(content, squares);
    }
  }

  private void draw(PDPageContentStream content, Mark.Line line) throws IOException {
    content.beginText();
    content.newLineAtOffset(line.x(), Pages.PAPER_HEIGHT - line.y());
    for (Glyph glyph : line.glyphs()) {
      content.setFont(typeface.font(), line.size());
      content.showText(typeface.use(glyph.text()));
      if (glyph.isSubstitute()) {
        content.setFont(typeface.font(), line.size() * Mark.SIGN);
        content.setTextRise(line.size() * (1 - Mark.SIGN));
        content.showText(typeface.use(Mark.SUBSTITUTE));
        content.setTextRise(0);
      }
    }
    content.endText();
  }

  private static void draw(PDPageContentStream content, Mark.Squares squares) throws IOException {
    QrCode code = squares.code();
    float side = squares.width() / code.size();
    float top = Pages.PAPER_HEIGHT - squares.y();
    float quiet = squares.width() + 8 * side; // 4 light squares around, over the watermark
    content.setNonStrokingColor(1f);
    content.addRect(squares.x() - 4 * side, top + 4 * side - quiet, quiet, quiet);
    content.fill();
    content.setNonStrokingColor(0f);
    for (int row = 0; row < code.size(); row++) {
      for (int column = 0; column < code.size(); column++) {
        if (code.isDark(column, row)) {
          content.addRect(squares.x() + column * side, top - (row + 1) * side, side, side);
        }
      }
    }
    content.fill();
  }
}
