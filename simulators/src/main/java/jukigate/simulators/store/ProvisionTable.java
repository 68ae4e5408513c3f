package jukigate.simulators.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.message.Dispatch;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** 提供の記録: kept for the period of the operation and shown to the person concerned (X18). */
public final class ProvisionTable {
  private static final String INSERT =
      "INSERT INTO identity_provision (node, asker, operation, purpose, operator_id, terminal_id,"
          + " resident_code, items, refusal, provided_at, erase_at)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final Handle handle;

  ProvisionTable(Handle handle) {
    this.handle = handle;
  }

  /** Who asked, with which operation, on whose behalf, and when. */
  public record Question(
      NodeId node, NodeId asker, Operation operation, Dispatch dispatch, Instant at) {}

  /**
   * What was provided.
   *
   * @param items names of the items, separated by spaces
   */
  public record Provided(NodeId recipient, Purpose purpose, String items, Instant at) {}

  /** An answer about one person, or, without a person, that nobody was found. */
  public void answered(Question question, Optional<ResidentCode> person, String items) {
    insert(question, person, items, Optional.empty());
  }

  /**
   * Many answers to one question, in one go.
   *
   * @param persons one for each answer; empty where nobody was found
   */
  public void answered(Question question, List<Optional<ResidentCode>> persons, String items) {
    var rows = handle.prepareBatch(INSERT);
    persons.forEach(person -> bind(rows, question, person, items, Optional.empty()).add());
    rows.execute();
  }

  /** A question that was refused (R7). */
  public void refused(Question question, RefusalCode refusal) {
    insert(question, Optional.empty(), "", Optional.of(refusal));
  }

  /** Whom a person's record was provided to, the latest first. */
  public List<Provided> of(NodeId node, ResidentCode person, int limit) {
    return handle
        .createQuery(
            "SELECT * FROM identity_provision WHERE node = ? AND resident_code = ?"
                + " ORDER BY id DESC FETCH FIRST ? ROWS ONLY")
        .bind(0, node.value())
        .bind(1, person.value())
        .bind(2, limit)
        .map(view -> provided(new Row(view)))
        .list();
  }

  /** The questions of a node that were refused. */
  public int refused(NodeId node) {
    return handle
        .createQuery(
            "SELECT COUNT(*) FROM identity_provision WHERE node = ? AND refusal IS NOT NULL")
        .bind(0, node.value())
        .mapTo(Integer.class)
        .one();
  }

  private void insert(
      Question question,
      Optional<ResidentCode> person,
      String items,
      Optional<RefusalCode> refusal) {
    bind(handle.createUpdate(INSERT), question, person, items, refusal).execute();
  }

  private static <S extends SqlStatement<S>> S bind(
      S statement,
      Question question,
      Optional<ResidentCode> person,
      String items,
      Optional<RefusalCode> refusal) {
    return statement
        .bind(0, question.node().value())
        .bind(1, question.asker().value())
        .bind(2, question.operation().name())
        .bind(3, question.dispatch().purpose().code())
        .bind(4, question.dispatch().operatorId())
        .bind(5, question.dispatch().terminalId())
        .bind(6, person.map(ResidentCode::value).orElse(null))
        .bind(7, items)
        .bind(8, refusal.map(RefusalCode::id).orElse(null))
        .bind(9, question.at().toEpochMilli())
        .bind(10, question.operation().keep().until(question.at()).toEpochMilli());
  }

  static Provided provided(Row row) {
    return new Provided(
        row.node("asker"),
        Purpose.ofCode(row.text("purpose")).orElseThrow(),
        row.optional("items").orElse(""),
        row.time("provided_at"));
  }
}
