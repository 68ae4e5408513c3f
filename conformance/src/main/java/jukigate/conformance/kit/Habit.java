package jukigate.conformance.kit;

import jukigate.domain.Bilingual;

/** What a good peer may do and few do. None of it changes what a message says. */
public enum Habit {
  DECLARATION("XML宣言あり", "an XML declaration"),
  SINGLE_QUOTES("属性を一重引用符で囲む", "attributes in single quotes"),
  WHITE_SPACE("署名のない要素の間の空白", "white space between unsigned elements"),
  HEADERS_REVERSED("SOAPヘッダーが逆順", "SOAP headers in reverse order"),
  REFERENCES("文字参照", "character references"),
  SIGNATURE_IN_LINES("改行した署名値", "the signature value in lines"),
  LOWER_CASE("小文字のHTTPヘッダー名", "HTTP header names in lower case"),
  REVERSED("逆順のHTTPヘッダー", "HTTP headers in reverse order"),
  UNKNOWN_HEADER("未知のHTTPヘッダー", "an unknown HTTP header"),
  CHUNKED("チャンク転送", "chunks"),
  PIECES("少しずつ届く", "it arrives in pieces"),
  FORMER_CERTIFICATE(
      "ゲートウェイの更新前の (まだ有効な) 証明書",
      "the certificate of the gateway from before its renewal, valid still");

  private final Bilingual text;

  Habit(String ja, String en) {
    this.text = new Bilingual(ja, en);
  }

  public Bilingual text() {
    return text;
  }
}
