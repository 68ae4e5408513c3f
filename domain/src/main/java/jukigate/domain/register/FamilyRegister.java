package jukigate.domain.register;

/**
 * 戸籍の表示.
 *
 * @param domicile 本籍
 * @param head 筆頭者の氏名
 */
public record FamilyRegister(RegisterText domicile, RegisterText head) {}
