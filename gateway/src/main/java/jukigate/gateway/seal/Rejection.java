package jukigate.gateway.seal;

import java.util.List;
import jukigate.domain.refusal.Refusal;
import jukigate.gateway.journal.Mark;
import jukigate.gateway.parse.Progress;

/** A refusal, how far its message came, and how long that took. */
public record Rejection(Progress progress, Refusal refusal, List<Mark> marks) {
  public Rejection {
    marks = List.copyOf(marks);
  }
}
