package jukigate.app.console;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.console.view.Register.Field;
import jukigate.console.view.Register.Form;
import jukigate.domain.node.Municipalities;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.simulators.resident.event.EventHeader;
import jukigate.simulators.resident.event.ResidentEvent;

/**
 * What can be filled in at the counter. What has no form of its own is handed in as a file, as
 * {@code jukigate event} takes it.
 */
enum CounterForm {
  MOVE_OUT("moveOut", Whom.RESIDENT, true, FilledForm::moveOut) {
    @Override
    List<Field> fields(NodeId cs, Day today) {
      return List.of(needed("destination", "city", ""), today.field("date"), free("address"));
    }
  },
  MOVE_IN("moveIn", Whom.AWAITED, true, FilledForm::moveIn) {
    @Override
    List<Field> fields(NodeId cs, Day today) {
      return joined(dwelling(cs), today.field("date"), free("cardNumber"));
    }
  },
  MOVE_WITHIN("moveWithin", Whom.RESIDENT, true, FilledForm::moveWithin) {
    @Override
    List<Field> fields(NodeId cs, Day today) {
      return joined(dwelling(cs), today.field("date"));
    }
  },
  BIRTH("birth", Whom.RESIDENT, true, FilledForm::birth) {
    @Override
    List<Field> fields(NodeId cs, Day today) {
      return joined(newcomer(today.text()), needed("relationship", "text", "子"));
    }
  },
  DEATH("death", Whom.RESIDENT, true, FilledForm::death) {
    @Override
    List<Field> fields(NodeId cs, Day today) {
      return List.of(today.field("date"));
    }
  },
  MOVE_IN_FROM_ABROAD("moveInFromAbroad", Whom.NOBODY, true, FilledForm::moveInFromAbroad) {
    @Override
    List<Field> fields(NodeId cs, Day today) {
      return Stream.of(
              newcomer(""),
              dwelling(cs),
              List.of(today.field("date"), needed("relationship", "text", "世帯主")))
          .flatMap(List::stream)
          .toList();
    }
  },
  RESIDENCE_COPY("residenceCopy", Whom.RESIDENT, true, FilledForm::residenceCopy) {
    @Override
    List<Field> fields(NodeId cs, Day today) {
      return List.of(needed("issuer", "city", ""), choice("scope", "1", "2"), free("requester"));
    }
  },
  MOVE_OUT_ABROAD("moveOutAbroad", Whom.RESIDENT, false, FilledForm::moveOutAbroad) {
    @Override
    List<Field> fields(NodeId cs, Day today) {
      return List.of(needed("address", "text", "アメリカ合衆国"), today.field("date"));
    }
  },
  NAME_CHANGE("nameChange", Whom.RESIDENT, false, FilledForm::nameChange) {
    @Override
    List<Field> fields(NodeId cs, Day today) {
      return List.of(needed("name", "text", ""), needed("kana", "kana", ""), today.field("date"));
    }
  },
  HOUSEHOLD_CHANGE("householdChange", Whom.RESIDENT, false, FilledForm::householdChange) {
    @Override
    List<Field> fields(NodeId cs, Day today) {
      return List.of(
          choice("reason", "C12", "C10", "C11", "C13"),
          free("relationship"),
          free("householder"),
          today.field("date"));
    }
  },
  CANCELLATION("cancellation", Whom.RESIDENT, false, FilledForm::cancellation) {
    @Override
    List<Field> fields(NodeId cs, Day today) {
      return List.of(choice("reason", "A09", "D09", "C19"), today.field("date"));
    }
  },
  COPY_RULE("copyRule", Whom.RESIDENT, false, FilledForm::copyRule) {
    @Override
    List<Field> fields(NodeId cs, Day today) {
      return List.of(choice("rule", "ask", "approve", "suppress", "release"));
    }
  },
  NUMBER_CHANGE("numberChange", Whom.RESIDENT, false, FilledForm::numberChange) {
    @Override
    List<Field> fields(NodeId cs, Day today) {
      return List.of(choice("reason", "C05", "C06"), today.field("date"));
    }
  },
  CODE_CHANGE("codeChange", Whom.RESIDENT, false, FilledForm::codeChange) {
    @Override
    List<Field> fields(NodeId cs, Day today) {
      return List.of(choice("reason", "C08", "C09"), today.field("date"));
    }
  },
  CODE_ORDER("codeOrder", Whom.NOBODY, false, FilledForm::codeOrder) {
    @Override
    List<Field> fields(NodeId cs, Day today) {
      return List.of(needed("count", "text", "50"));
    }
  },
  FILE("file", Whom.NOBODY, false, FilledForm::ofFile) {
    @Override
    List<Field> fields(NodeId cs, Day today) {
      return List.of(needed("file", "file", ""));
    }
  };

  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private final String kind;
  private final Whom whom;
  private final boolean common;
  private final BiFunction<FilledForm, EventHeader, ResidentEvent> reading;

  CounterForm(
      String kind,
      Whom whom,
      boolean common,
      BiFunction<FilledForm, EventHeader, ResidentEvent> reading) {
    this.kind = kind;
    this.whom = whom;
    this.common = common;
    this.reading = reading;
  }

  /** Whom a form is about. */
  enum Whom {
    RESIDENT,
    /** Whose certificate is here. */
    AWAITED,
    NOBODY
  }

  /** A day in Japan. */
  record Day(LocalDate date) {
    static Day of(Instant instant) {
      return new Day(LocalDate.ofInstant(instant, JAPAN));
    }

    String text() {
      return date.toString();
    }

    Field field(String name) {
      return needed(name, "date", text());
    }
  }

  /** Throws DESK_FIELD_INVALID. */
  static CounterForm of(String kind) {
    return Arrays.stream(values())
        .filter(form -> form.kind.equals(kind))
        .findFirst()
        .orElseThrow(() -> invalid("kind", kinds()));
  }

  private static String kinds() {
    return Arrays.stream(values()).map(CounterForm::kind).collect(Collectors.joining("|"));
  }

  /** The name of the element in an event file. */
  String kind() {
    return kind;
  }

  boolean isOfNobody() {
    return whom == Whom.NOBODY;
  }

  /** In the order of filling in, with what to begin with. */
  abstract List<Field> fields(NodeId cs, Day today);

  Form shown(NodeId cs, Day today) {
    return new Form(kind, whom.name(), common, fields(cs, today));
  }

  /** What it says when it is filled in. Throws DESK_FIELD_INVALID. */
  ResidentEvent read(FilledForm filled, EventHeader header) {
    return reading.apply(filled, header);
  }

  static RefusedException invalid(String field, String allowed) {
    return new RefusedException(Refusal.of(RefusalCode.DESK_FIELD_INVALID, field, allowed));
  }

  /** An address that is nowhere. */
  static String invented(NodeId cs) {
    return cs.localGovernment()
            .flatMap(Municipalities.japan()::find)
            .map(Municipalities.japan()::fullName)
            .orElse("")
        + "模擬町1番1号";
  }

  private static List<Field> newcomer(String birthDate) {
    return List.of(
        needed("name", "text", ""),
        needed("kana", "kana", ""),
        choice("sex", "1", "2"),
        needed("birthDate", "date", birthDate));
  }

  private static List<Field> dwelling(NodeId cs) {
    return List.of(
        needed("address", "text", invented(cs)),
        needed("town", "text", "001"),
        needed("postal", "text", "0000000"));
  }

  private static List<Field> joined(List<Field> first, Field... more) {
    return Stream.concat(first.stream(), Stream.of(more)).toList();
  }

  private static Field needed(String name, String type, String value) {
    return new Field(name, type, true, value, List.of());
  }

  private static Field free(String name) {
    return new Field(name, "text", false, "", List.of());
  }

  private static Field choice(String name, String... codes) {
    return new Field(name, "choice", true, codes[0], List.of(codes));
  }
}
