package jukigate.domain.register;

import java.util.Optional;

/**
 * 氏名 (items 2 to 5 of 本人確認情報ファイル; 3 外字数 and 5 清音化かな氏名 are derived).
 *
 * @param kanji 漢字氏名: 氏, U+3000, 名; roman letters for foreign residents
 * @param furigana ふりがな氏名; empty for foreign residents
 */
public record PersonName(RegisterText kanji, Optional<Kana> furigana) {}
