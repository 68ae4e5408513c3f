package jukigate.simulators.store;

import java.util.List;
import java.util.Optional;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.register.CardState;
import jukigate.simulators.rule.CardRecord;
import jukigate.simulators.rule.CardUpdate;
import org.jdbi.v3.core.Handle;

/** 個人番号カード and what happened to them. */
public final class CardTable {
  private final Handle handle;

  CardTable(Handle handle) {
    this.handle = handle;
  }

  /** The row stays locked until the transaction ends. */
  public Optional<CardRecord> find(NodeId node, String cardNumber) {
    handle.execute(
        "UPDATE card SET changed_at = changed_at WHERE node = ? AND card_number = ?",
        node.value(),
        cardNumber);
    return handle
        .createQuery("SELECT * FROM card WHERE node = ? AND card_number = ?")
        .bind(0, node.value())
        .bind(1, cardNumber)
        .map(view -> card(new Row(view)))
        .findOne();
  }

  /** States of all cards that a resident has had. */
  public List<CardState> ofHolder(NodeId node, ResidentCode holder) {
    return handle
        .createQuery("SELECT state FROM card WHERE node = ? AND resident_code = ?")
        .bind(0, node.value())
        .bind(1, holder.value())
        .mapTo(String.class)
        .map(code -> CardState.ofCode(code).orElseThrow())
        .list();
  }

  /** Replaces the card and appends to its history. */
  public void put(NodeId node, CardRecord card, CardUpdate update, IdentityTable.Origin origin) {
    handle.execute(
        "DELETE FROM card WHERE node = ? AND card_number = ?", node.value(), card.cardNumber());
    handle.execute(
        "INSERT INTO card (node, card_number, resident_code, municipality, state, changed_at)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        node.value(),
        card.cardNumber(),
        card.holder().value(),
        card.municipality().value(),
        card.state().code(),
        origin.recordedAt().toEpochMilli());
    handle.execute(
        "INSERT INTO card_history (node, card_number, card_event, state, event_date, municipality,"
            + " request_number, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        node.value(),
        card.cardNumber(),
        update.event().code(),
        card.state().code(),
        update.eventDate().text(),
        update.municipality().value(),
        origin.requestNumber(),
        origin.recordedAt().toEpochMilli());
  }

  private static CardRecord card(Row row) {
    return new CardRecord(
        row.text("card_number"),
        new ResidentCode(row.text("resident_code")),
        new LocalGovernmentCode(row.text("municipality")),
        CardState.ofCode(row.text("state")).orElseThrow());
  }
}
