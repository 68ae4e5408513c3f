package jukigate.app.desk;

import java.util.List;
import jukigate.app.evidence.LogBook;
import jukigate.console.view.Audit;

/** The answer to a {@link LogQuestion}: heads or acts. */
public record LogAnswer(List<Audit.Head> heads, List<Audit.Act> acts) {
  /** What a log says to it. */
  public static LogAnswer of(LogBook book, LogQuestion question) {
    return question.what().equals(LogQuestion.HEADS)
        ? new LogAnswer(book.heads(question.below(), question.most()), List.of())
        : new LogAnswer(List.of(), book.acts(question.below(), question.act(), question.most()));
  }
}
