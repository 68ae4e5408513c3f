package jukigate.domain.register;

/**
 * 旧氏 (items 37 to 40; 38 外字数 is derived).
 *
 * @param kanji 旧氏 漢字
 * @param furigana 旧氏 ふりがな
 * @param gaijiChangeNumber 旧氏 外字変更連番: counts changes of its 外字 from 0; meaning is this project's
 *     reading
 */
public record FormerSurname(RegisterText kanji, Kana furigana, int gaijiChangeNumber) {}
