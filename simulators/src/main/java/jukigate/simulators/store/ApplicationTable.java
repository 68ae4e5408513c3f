package jukigate.simulators.store;

import java.time.Instant;
import java.util.List;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ApplicationId;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import org.jdbi.v3.core.Handle;

/** 交付申請書: the ids that were given out, and the forms that a CS has not printed yet. */
public final class ApplicationTable {
  private final Handle handle;

  ApplicationTable(Handle handle) {
    this.handle = handle;
  }

  /** An id that was given out at the card management system. */
  public record Issued(
      ApplicationId id,
      ResidentCode applicant,
      LocalGovernmentCode municipality,
      String requestNumber) {}

  /**
   * A form at a CS.
   *
   * @param body the answer that brought it
   */
  public record Waiting(String requestNumber, Payload body) {}

  public void issued(NodeId node, Issued issued, Instant eraseAt) {
    handle.execute(
        "INSERT INTO card_application (node, application_id, resident_code, municipality,"
            + " request_number, erase_at) VALUES (?, ?, ?, ?, ?, ?)",
        node.value(),
        issued.id().value(),
        issued.applicant().value(),
        issued.municipality().value(),
        issued.requestNumber(),
        eraseAt.toEpochMilli());
  }

  /** The ids that a resident was given, the earliest first. */
  public List<ApplicationId> of(NodeId node, ResidentCode applicant) {
    return handle
        .createQuery(
            "SELECT application_id FROM card_application WHERE node = ? AND resident_code = ?"
                + " ORDER BY application_id")
        .bind(0, node.value())
        .bind(1, applicant.value())
        .mapTo(String.class)
        .map(ApplicationId::new)
        .list();
  }

  public void add(NodeId node, Waiting form) {
    handle.execute(
        "INSERT INTO application_form (node, request_number, body) VALUES (?, ?, ?)",
        node.value(),
        form.requestNumber(),
        form.body().toByteArray());
  }

  /** By 依頼管理番号. */
  public List<Waiting> unprinted(NodeId node) {
    return handle
        .createQuery("SELECT * FROM application_form WHERE node = ? ORDER BY request_number")
        .bind(0, node.value())
        .map(
            view -> {
              var row = new Row(view);
              return new Waiting(row.text("request_number"), row.payload("body"));
            })
        .list();
  }

  /** The form is on paper, and nothing of it is kept here. */
  public void printed(NodeId node, String requestNumber) {
    handle.execute(
        "DELETE FROM application_form WHERE node = ? AND request_number = ?",
        node.value(),
        requestNumber);
  }
}
