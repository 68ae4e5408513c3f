package jukigate.simulators.store;

import java.util.ArrayList;
import java.util.List;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.register.IdentityRecord;
import jukigate.simulators.rule.Search;
import jukigate.simulators.rule.SearchKey;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** Finds records of a server by name, address, date of birth and sex. */
public final class IdentitySearch {
  private final Handle handle;

  IdentitySearch(Handle handle) {
    this.handle = handle;
  }

  /**
   * The number of records that meet the conditions; nobody is counted beyond one more than {@link
   * Search#MOST_HITS}.
   */
  public int count(NodeId node, Search search) {
    String most = " FETCH FIRST " + (Search.MOST_HITS + 1) + " ROWS ONLY";
    return bound("SELECT r.id", most, node, search).mapTo(Long.class).list().size();
  }

  /**
   * Their codes, in their order, which is stable.
   *
   * @param first the first one wanted, from 1
   * @param most how many
   */
  public List<ResidentCode> find(NodeId node, Search search, int first, int most) {
    String page =
        " ORDER BY r.resident_code OFFSET "
            + (first - 1)
            + " ROWS FETCH NEXT "
            + most
            + " ROWS ONLY";
    return bound("SELECT r.resident_code", page, node, search)
        .mapTo(String.class)
        .map(ResidentCode::new)
        .list();
  }

  /** The code of whoever has this 個人番号; one at most. */
  public List<ResidentCode> find(NodeId node, IndividualNumber number) {
    return handle
        .createQuery(
            "SELECT resident_code FROM identity_record WHERE node = ? AND individual_number = ?"
                + " FETCH FIRST 2 ROWS ONLY")
        .bind(0, node.value())
        .bind(1, number.value())
        .mapTo(String.class)
        .map(ResidentCode::new)
        .list();
  }

  /** The keys of new records, in the transaction that makes them. */
  Adding adding(NodeId node) {
    return new Adding(
        node,
        handle.prepareBatch(
            "INSERT INTO identity_key (record_id, node, name_key, address_key, birth_date)"
                + " VALUES (?, ?, ?, ?, ?)"));
  }

  /** Keys that are written together. */
  record Adding(NodeId node, PreparedBatch rows) {
    void add(long recordId, IdentityRecord record) {
      rows.bind(0, recordId)
          .bind(1, node.value())
          .bind(2, SearchKey.ofName(record.name()))
          .bind(3, SearchKey.ofAddress(record.address()))
          .bind(4, record.birthDate().text())
          .add();
    }

    void execute() {
      rows.execute();
    }
  }

  /** The keys of a record that changed. */
  void change(long recordId, IdentityRecord record) {
    handle.execute(
        "UPDATE identity_key SET name_key = ?, address_key = ?, birth_date = ?"
            + " WHERE record_id = ?",
        SearchKey.ofName(record.name()),
        SearchKey.ofAddress(record.address()),
        record.birthDate().text(),
        recordId);
  }

  /**
   * Said, and not left to the database: Derby may take the index of the birth date for a search by
   * address, and then looks at everybody of the same name. Elsewhere the hint is a comment.
   */
  private static String index(Search search) {
    return search.birthDate().isPresent() ? "IDENTITY_KEY_BY_BIRTH" : "IDENTITY_KEY_BY_ADDRESS";
  }

  private Query bound(String select, String page, NodeId node, Search search) {
    List<String> values = new ArrayList<>(List.of(node.value()));
    var sql =
        new StringBuilder(select)
            .append(" FROM --DERBY-PROPERTIES joinOrder=FIXED\n")
            .append(" identity_key k --DERBY-PROPERTIES index=")
            .append(index(search))
            .append("\n JOIN identity_record r ON r.id = k.record_id WHERE k.node = ?");
    search
        .name()
        .ifPresent(
            name -> {
              sql.append(" AND k.name_key = ?");
              values.add(SearchKey.ofName(name));
            });
    search
        .address()
        .ifPresent(
            address -> {
              sql.append(" AND k.address_key = ?");
              values.add(SearchKey.ofAddress(address));
            });
    search
        .birthDate()
        .ifPresent(
            date -> {
              sql.append(" AND k.birth_date = ?");
              values.add(date.text());
            });
    search
        .sex()
        .ifPresent(
            sex -> {
              sql.append(" AND r.sex = ?");
              values.add(sex.code());
            });
    var query = handle.createQuery(sql.append(page).toString());
    for (int i = 0; i < values.size(); i++) {
      query.bind(i, values.get(i));
    }
    return query;
  }
}
