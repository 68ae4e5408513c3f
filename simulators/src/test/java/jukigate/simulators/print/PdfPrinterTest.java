package jukigate.simulators.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import jukigate.domain.register.Gaiji;
import jukigate.domain.register.RegisterText;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** The PDF itself: text, fonts, pages, bytes. */
final class PdfPrinterTest {
  private static final Instant AT = Instant.parse("2026-11-21T03:00:00Z");

  @Test
  void sameFormAtTheSameTime_givesTheSameBytes() {
    Form form = form(Form.Field.of("氏名", "架空　花子"));
    assertThat(PdfPrinter.print(form, AT).pdf()).isEqualTo(PdfPrinter.print(form, AT).pdf());
    assertThat(PdfPrinter.print(form, AT.plusSeconds(1)).pdf())
        .as("the time is in it")
        .isNotEqualTo(PdfPrinter.print(form, AT).pdf());
  }

  @Test
  void font_isEmbeddedAsASubset() throws IOException {
    Printed printed = PdfPrinter.print(form(Form.Field.of("氏名", "架空　花子")), AT);
    assertThat(printed.pdf().size()).as("not the whole font of 5 MB").isLessThan(200_000);
    try (PDDocument document = Loader.loadPDF(printed.pdf().toByteArray())) {
      List<PDFont> fonts = fonts(document);
      assertThat(fonts)
          .isNotEmpty()
          .allMatch(PDFont::isEmbedded)
          .allMatch(font -> font.getName().matches("[A-Z]{6}\\+NotoSansJP.*"));
    }
  }

  @Test
  void everyPage_saysThatItIsASimulation() throws IOException {
    List<Form.Block> people =
        IntStream.rangeClosed(1, 12)
            .<Form.Block>mapToObj(
                i ->
                    new Form.Block.Table(
                        "表",
                        List.of(
                            Form.Field.of("番号", "第" + i + "号"),
                            Form.Field.of("住所", "横浜市".repeat(60)))))
            .toList();
    Printed printed = PdfPrinter.print(new Form("題名", "副題", people), AT);
    List<String> pages = pages(printed);
    assertThat(pages).hasSize(printed.pages()).hasSizeGreaterThan(2);
    assertThat(pages)
        .allSatisfy(
            page ->
                assertThat(page.replaceAll("\\s", ""))
                    .as("watermark and head")
                    .startsWith("模擬SIMULATION模擬SIMULATION"));
    assertThat(pages.getLast()).contains(pages.size() + "/" + pages.size()).contains("第12号");
    assertThat(String.join("", pages)).contains("第1号");
  }

  @Test
  void characterTheFontLacks_isSubstitutedMarkedAndCounted() throws IOException {
    // IVS, a kanji of Extension B that the font lacks, 外字 with an alternative, 外字 without anything
    var ivs = RegisterText.of("葛\uDB40\uDD00城");
    var lacking = RegisterText.of("\uD840\uDC02山");
    var alternative =
        RegisterText.parse(
                "〓田", List.of(new Gaiji(1, Optional.empty(), Optional.empty(), Optional.of("辺"))))
            .orElseThrow();
    var nothing =
        RegisterText.parse(
                "川〓", List.of(new Gaiji(2, Optional.empty(), Optional.empty(), Optional.empty())))
            .orElseThrow();
    var form =
        form(
            new Form.Field("一", ivs),
            new Form.Field("二", lacking),
            new Form.Field("三", alternative),
            new Form.Field("四", nothing),
            Form.Field.of("五", "\uD842\uDFB7野髙﨑"));
    Printed printed = PdfPrinter.print(form, AT);
    String text = String.join("", pages(printed));
    assertThat(printed.substitutes()).isEqualTo(4);
    assertThat(text).contains("葛※城", "〓※山", "辺※田", "川〓※", "\uD842\uDFB7野髙﨑").contains("代替文字（※）4字");
  }

  @Test
  void nothingSubstituted_isCountedAsNone() throws IOException {
    Printed printed = PdfPrinter.print(form(Form.Field.of("氏名", "架空　花子")), AT);
    assertThat(printed.substitutes()).isZero();
    assertThat(String.join("", pages(printed))).contains("代替文字（※）0字");
  }

  @Test
  void textInTheFile_isOfKanjiAndNotOfRadicals() throws IOException {
    String text =
        "山田一二力入八十口土士女子小工手文方日月木水火玉生田目石立竹米羽老耳肉至舌色行衣西見角言谷豆貝赤走足車辛里金長門阜隹雨青非面革音頁風飛食首香馬骨高鬼魚鳥鹿麦麻黄黒鼓鼻龍";
    Printed printed = PdfPrinter.print(form(Form.Field.of("文字", text)), AT);
    assertThat(String.join("", pages(printed)).replaceAll("\\s", "")).contains(text);
  }

  /** The font draws both with one glyph, so the file can name only one of them. */
  @Test
  void radicalBesideItsKanji_isNamedAsTheKanji() throws IOException {
    Printed printed = PdfPrinter.print(form(Form.Field.of("文字", "\u2F2D山\u2F45方")), AT);
    assertThat(String.join("", pages(printed))).contains("山山方方");
  }

  @Test
  void code_isReadBackFromThePicture() throws IOException, ReaderException {
    String id = "99221007000000000000017";
    Printed printed =
        PdfPrinter.print(new Form("題名", "副題", List.of(new Form.Block.Code("申請書ID", id))), AT);
    assertThat(String.join("", pages(printed))).contains(id);
    try (PDDocument document = Loader.loadPDF(printed.pdf().toByteArray())) {
      var picture = new PDFRenderer(document).renderImageWithDPI(0, 150);
      int[] pixels =
          picture.getRGB(
              0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
      var source = new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels);
      var read = new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source)));
      assertThat(read.getText()).isEqualTo(id);
    }
  }

  private static Form form(Form.Field... fields) {
    return new Form("題名", "副題", List.of(new Form.Block.Table("表", List.of(fields))));
  }

  static List<String> pages(Printed printed) throws IOException {
    List<String> pages = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(printed.pdf().toByteArray())) {
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        pages.add(stripper.getText(document));
      }
    }
    return pages;
  }

  private static List<PDFont> fonts(PDDocument document) throws IOException {
    List<PDFont> fonts = new ArrayList<>();
    for (var page : document.getPages()) {
      for (var name : page.getResources().getFontNames()) {
        fonts.add(page.getResources().getFont(name));
      }
    }
    return fonts;
  }
}
