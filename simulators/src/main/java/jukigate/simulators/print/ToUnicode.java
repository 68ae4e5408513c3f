package jukigate.simulators.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Says in a file which character each glyph is (ISO 32000-1 9.10.3). The library takes the lowest
 * code point of a glyph, so that 山 would be copied out of the file as the radical ⼭ (U+2F2D).
 */
final class ToUnicode {
  private static final String HEAD =
      """
      /CIDInit /ProcSet findresource begin
      12 dict begin
      begincmap
      /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
      /CMapName /Adobe-Identity-UCS def
      /CMapType 2 def
      1 begincodespacerange
      <0000> <FFFF>
      endcodespacerange
      """;
  private static final String TAIL =
      """
      endcmap
      CMapName currentdict /CMap defineresource pop
      end
      end
      """;

  private ToUnicode() {}

  /**
   * @param file has one font
   * @param used code point by glyph
   * @param id stands for the id of the file
   */
  static byte[] corrected(byte[] file, SortedMap<Integer, Integer> used, long id)
      throws IOException {
    try (PDDocument document = Loader.loadPDF(file)) {
      for (var page : document.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          COSDictionary font = page.getResources().getFont(name).getCOSObject();
          write(font.getCOSStream(COSName.TO_UNICODE), used);
        }
      }
      document.setDocumentId(id);
      var bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  private static void write(COSStream stream, SortedMap<Integer, Integer> used) throws IOException {
    var text = new StringBuilder(HEAD);
    used.entrySet().forEach(entry -> text.append(line(entry)));
    text.append(TAIL);
    try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static String line(Map.Entry<Integer, Integer> entry) {
    var utf16 = new StringBuilder();
    for (char unit : Character.toChars(entry.getValue())) {
      utf16.append(String.format(Locale.ROOT, "%04X", (int) unit));
    }
    return String.format(
        Locale.ROOT, "1 beginbfchar\n<%04X> <%s>\nendbfchar\n", entry.getKey(), utf16);
  }
}
