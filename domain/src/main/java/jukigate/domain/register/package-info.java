/**
 * The values of the register: dates, text, names and the records that nodes keep and exchange.
 *
 * <p>Code values of the real network are not public (性別, 続柄, 異動事由, 不詳日, 文字). Wherever a type here
 * has codes, they are this project's own and its documentation says so.
 */
package jukigate.domain.register;
