package jukigate.domain.register;

/**
 * The last change of the record (items 21 to 23).
 *
 * @param reason 異動事由
 * @param date 異動年月日
 * @param detail 異動事由詳細: free text of this project, may be empty
 */
public record ResidentEventData(EventReason reason, RegisterDate date, String detail) {}
