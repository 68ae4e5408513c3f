package jukigate.app.desk;

import java.util.List;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;

/**
 * What came of an event file. Holds no personal data.
 *
 * @param refusals why it was not entered; empty when it was
 * @param again whether the same event had been entered before; then nothing was changed now
 * @param notifications what the event made the municipality send, in order; empty when the law
 *     sends nothing
 */
public record DeskResult(List<Refused> refusals, boolean again, List<Notification> notifications) {

  /**
   * A refusal that travels between processes: id and arguments, so that each side has its texts.
   */
  public record Refused(String id, List<String> arguments) {
    static Refused of(Refusal refusal) {
      return new Refused(refusal.code().id(), refusal.arguments());
    }

    public Refusal refusal() {
      return new Refusal(RefusalCode.ofId(id).orElseThrow(), arguments);
    }
  }

  /**
   * One notification.
   *
   * @param state {@code DELIVERED}, {@code REFUSED} or {@code WAITING}
   * @param remark refusal id and text of the last attempt, or what was answered to a question, or
   *     empty
   */
  public record Notification(String operation, String to, String state, String remark) {}

  static DeskResult refused(Refusal refusal) {
    return new DeskResult(List.of(Refused.of(refusal)), false, List.of());
  }

  static DeskResult entered(boolean again, List<Notification> notifications) {
    return new DeskResult(List.of(), again, notifications);
  }

  /** Entered, and nothing that was sent has been refused. */
  public boolean allWell() {
    return refusals.isEmpty()
        && notifications.stream().noneMatch(one -> one.state().equals("REFUSED"));
  }
}
