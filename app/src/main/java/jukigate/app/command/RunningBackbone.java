package jukigate.app.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BiConsumer;
import jukigate.app.desk.DeskFolder;
import jukigate.app.desk.Ticket;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;

/**
 * The backbone that another process keeps up in a home folder, as a command speaks with it.
 *
 * @param patience how long to wait for an answer
 */
record RunningBackbone(Path home, Duration patience, Surroundings surroundings) {

  /**
   * Hands something in and waits for the answer.
   *
   * @param handing puts it into the folder under the ticket
   * @return refused with BACKBONE_DOWN when nothing is up in the home folder, with BACKBONE_SILENT
   *     when no answer came in time
   */
  <T> Outcome<T> ask(Ticket.Kind kind, BiConsumer<DeskFolder, Ticket> handing, Class<T> answer) {
    if (isIdle()) {
      return Outcome.refused(RefusalCode.BACKBONE_DOWN, home);
    }
    DeskFolder folder = DeskFolder.of(home);
    Ticket ticket = Ticket.next(kind, surroundings.clock(), surroundings.random());
    handing.accept(folder, ticket);
    return folder
        .await(ticket, answer, patience, surroundings.clock())
        .map(Outcome::passed)
        .orElseGet(() -> Outcome.refused(RefusalCode.BACKBONE_SILENT, patience.toSeconds()));
  }

  /** The same with a value that goes as JSON. */
  <T> Outcome<T> ask(Ticket.Kind kind, Object errand, Class<T> answer) {
    return ask(kind, (desk, ticket) -> desk.hand(ticket, errand), answer);
  }

  /** No backbone is up in a home folder whose lock can be had. */
  private boolean isIdle() {
    try (HomeLock lock = HomeLock.take(home).orThrow()) {
      return lock != null;
    } catch (RefusedException e) {
      if (e.refusal().code() == RefusalCode.FOLDER_BUSY) {
        return false;
      }
      throw e;
    }
  }
}
