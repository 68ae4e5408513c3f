package jukigate.simulators.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.register.IdentityRecord;

/**
 * 整合性確認の相違: where a server and the CS disagree about one resident. Names items, never their values.
 *
 * @param items that differ; empty where one side has no record
 * @param atCs 更新順番号 at the CS; empty where it has no record
 * @param atServer the same of the server
 */
public record Difference(
    ResidentCode resident, Kind kind, List<Item> items, OptionalInt atCs, OptionalInt atServer) {
  public Difference {
    items = List.copyOf(items);
  }

  /** What is wrong, and what would repair it. */
  public enum Kind {
    MISSING_AT_SERVER("D1", Repair.SEND_AGAIN),
    CLOSED_AT_SERVER("D2", Repair.PERSON),
    AT_ANOTHER_MUNICIPALITY("D3", Repair.PERSON),
    MISSING_AT_CS("D4", Repair.CLOSE_AT_SERVER),
    SERVER_BEHIND("D5", Repair.SEND_AGAIN),
    SERVER_AHEAD("D6", Repair.PERSON),
    ITEMS_DIFFER("D7", Repair.SEND_AGAIN);

    private final String code;
    private final Repair repair;

    Kind(String code, Repair repair) {
      this.code = code;
      this.repair = repair;
    }

    public String code() {
      return code;
    }

    public Repair repair() {
      return repair;
    }

    public static Optional<Kind> ofCode(String code) {
      return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
  }

  /** A proposal; nothing happens by itself. */
  public enum Repair {
    SEND_AGAIN("F1"),
    CLOSE_AT_SERVER("F2"),
    PERSON("F3");

    private final String code;

    Repair(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  /** The items that are compared; the eighth, 住民票コード, says whose record it is. */
  public enum Item {
    NAME("name", IdentityRecord::name),
    BIRTH_DATE("birthDate", IdentityRecord::birthDate),
    SEX("sex", IdentityRecord::sex),
    ADDRESS("address", IdentityRecord::address),
    INDIVIDUAL_NUMBER("individualNumber", IdentityRecord::individualNumber),
    EVENT_REASON("eventReason", IdentityRecord::reason),
    EVENT_DATE("eventDate", IdentityRecord::eventDate);

    private final String element;
    private final Function<IdentityRecord, Object> read;

    Item(String element, Function<IdentityRecord, Object> read) {
      this.element = element;
      this.read = read;
    }

    /** The local name in messages. */
    public String element() {
      return element;
    }

    public static Optional<Item> ofElement(String name) {
      return Arrays.stream(values()).filter(item -> item.element.equals(name)).findFirst();
    }

    static List<Item> differing(IdentityRecord one, IdentityRecord other) {
      return Arrays.stream(values())
          .filter(item -> !Objects.equals(item.read.apply(one), item.read.apply(other)))
          .toList();
    }
  }
}
