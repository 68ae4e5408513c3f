package jukigate.console.view;

/**
 * The operator's side of the nodes that are played here. All views throw RefusedException:
 * DESK_ABSENT where a node has no counter here, DESK_ENTRY_UNKNOWN, DESK_FIELD_INVALID, and what
 * the register and the rights of the operator refuse.
 */
public record Desk(Register register, Papers papers, Letters letters) {
  /**
   * Who looks or acts; on record.
   *
   * @param role code of the role of the session
   * @param operator 操作者ID by whose rights it goes
   * @param reason why personal data are shown; empty leaves them masked
   */
  public record Actor(String role, String operator, String reason) {
    public boolean masks() {
      return reason.isEmpty();
    }
  }
}
