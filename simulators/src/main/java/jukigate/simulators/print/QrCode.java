package jukigate.simulators.print;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/** A QR code (ISO/IEC 18004) as squares, error correction level M. */
final class QrCode {
  private final ByteMatrix squares;

  private QrCode(ByteMatrix squares) {
    this.squares = squares;
  }

  /**
   * @param content ASCII that fits into one code
   */
  static QrCode of(String content) {
    try {
      return new QrCode(Encoder.encode(content, ErrorCorrectionLevel.M).getMatrix());
    } catch (WriterException e) {
      throw new IllegalArgumentException("does not fit into a QR code", e);
    }
  }

  /** Squares of one side, without the quiet zone. */
  int size() {
    return squares.getWidth();
  }

  /**
   * @param row from above, from 0
   */
  boolean isDark(int column, int row) {
    return squares.get(column, row) == 1;
  }
}
