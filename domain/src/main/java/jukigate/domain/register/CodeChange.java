package jukigate.domain.register;

import jukigate.domain.number.ResidentCode;

/**
 * 住民票コードの変更 (items 24 and 25).
 *
 * @param former 旧住民票コード
 * @param usedSince 住民票コード使用年月日: first day of the present code
 */
public record CodeChange(ResidentCode former, RegisterDate usedSince) {}
