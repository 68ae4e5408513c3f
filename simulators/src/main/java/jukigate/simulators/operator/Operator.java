package jukigate.simulators.operator;

/**
 * Who sits where.
 *
 * @param id 操作者ID
 * @param terminalId 操作端末ID
 */
public record Operator(String id, String terminalId) {}
