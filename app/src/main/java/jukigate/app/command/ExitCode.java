package jukigate.app.command;

import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.Stage;

/** How a command ends. The numbers are stable: scripts and CI depend on them. */
public final class ExitCode {
  /** Done, and the verdict is good. */
  public static final int GOOD = 0;

  /**
   * Done, and the verdict is bad: refused, an expectation failed, something is wrong with a file.
   */
  public static final int BAD = 1;

  /** The command line itself is wrong; nothing was done. */
  public static final int USAGE = 2;

  /** The machine stands in the way: port in use, database locked, disk full. */
  public static final int ENVIRONMENT = 3;

  private ExitCode() {}

  /** The exit code of a command that ends with this refusal. */
  public static int of(Refusal refusal) {
    if (refusal.code().stage() != Stage.OPERATE) {
      return BAD;
    }
    return switch (refusal.code()) {
      case USAGE, NODE_ID_INVALID, CONFIG_UNKNOWN_KEY, CONFIG_INVALID_VALUE, CONFIG_CONTRADICTION ->
          USAGE;
      case FILE_INVALID,
          CSR_REFUSED,
          CSR_POSSESSION,
          CSR_KEY_WEAK,
          CSR_NAME_FOREIGN,
          CSR_KEY_USED,
          CERTIFICATE_NOT_FOUND,
          FILE_EXISTS,
          RECORD_NOT_FOUND,
          LETTER_NOT_OWED,
          PLACEHOLDER_UNKNOWN,
          PLACEHOLDER_BROKEN,
          MASK_INVALID,
          SCENARIO_FAILED ->
          BAD;
      default -> ENVIRONMENT;
    };
  }
}
