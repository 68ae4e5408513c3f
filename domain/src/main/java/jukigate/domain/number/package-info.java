/** Numbers with a check digit: 団体コード, 住民票コード, 個人番号. */
package jukigate.domain.number;
