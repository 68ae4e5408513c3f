package jukigate.app.desk;

/**
 * A decision on what waits at a CS; answered by a {@link DeskResult}.
 *
 * @param number 依頼管理番号 of what waits
 * @param operator 操作者ID
 */
public record CsDecision(String node, String number, boolean approve, String operator) {}
