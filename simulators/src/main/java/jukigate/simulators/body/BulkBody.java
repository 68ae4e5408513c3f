package jukigate.simulators.body;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jukigate.contract.bulkprovision.BulkControl;
import jukigate.contract.bulkprovision.BulkRecord;
import jukigate.contract.bulkprovision.BulkSummary;
import jukigate.contract.bulkprovision.Condition;
import jukigate.contract.bulkprovision.Result;
import jukigate.contract.bulkprovision.SendBulkConditions;
import jukigate.contract.bulkprovision.SendBulkResult;
import jukigate.contract.types.BlockHeader;
import jukigate.contract.types.RegisterDate;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.register.IdentityRecord;
import jukigate.simulators.rule.BulkCondition;
import jukigate.simulators.rule.BulkCounts;
import jukigate.simulators.rule.BulkItem;
import jukigate.simulators.rule.BulkOutcome;

/** X16: conditions and results. */
public final class BulkBody {
  private BulkBody() {}

  /** What is written when a block is sent. */
  public record Head(String requestNumber, BlockHeader block) {
    private BulkControl control() {
      var control = new BulkControl();
      control.setRequestNumber(requestNumber);
      return control;
    }
  }

  /** A block of conditions as it is kept, without its head. */
  public static SendBulkConditions write(List<BulkItem> items, List<BulkCondition> conditions) {
    var body = new SendBulkConditions();
    items.stream().map(BulkItem::element).forEach(body.getItem()::add);
    conditions.stream().map(BulkBody::condition).forEach(body.getCondition()::add);
    return body;
  }

  public static SendBulkConditions headed(Head head, SendBulkConditions kept) {
    kept.setControl(head.control());
    kept.setBlock(head.block());
    return kept;
  }

  /** The items of a valid block, each once. */
  public static List<BulkItem> items(SendBulkConditions body) {
    return body.getItem().stream()
        .map(name -> BulkItem.ofElement(name).orElseThrow())
        .distinct()
        .sorted()
        .toList();
  }

  /** Never refused: a condition that cannot be is one of its own kind. */
  public static List<BulkCondition> conditions(SendBulkConditions body) {
    return body.getCondition().stream().map(BulkBody::read).toList();
  }

  /** The result of one condition. */
  public static Result result(int number, BulkOutcome outcome, Optional<BulkRecord> record) {
    var result = new Result();
    result.setNumber(number);
    result.setOutcome(outcome.code());
    record.ifPresent(result::setRecord);
    return result;
  }

  /** The items of a record that were asked for. */
  public static BulkRecord record(IdentityRecord record, boolean open, List<BulkItem> items) {
    var written = new BulkRecord();
    for (BulkItem item : items) {
      switch (item) {
        case NAME -> written.setName(Texts.write(record.name()));
        case BIRTH_DATE -> written.setBirthDate(Dates.write(record.birthDate()));
        case SEX -> written.setSex(record.sex().code());
        case ADDRESS -> written.setAddress(Texts.write(record.address()));
        case INDIVIDUAL_NUMBER -> written.setIndividualNumber(record.individualNumber().value());
        case EVENT_REASON -> written.setEventReason(record.reason().code());
        case EVENT_DATE -> written.setEventDate(Dates.write(record.eventDate()));
      }
    }
    written.setState(open ? "1" : "2");
    return written;
  }

  /** A block of results as it is kept, without its head. */
  public static SendBulkResult write(List<Result> results) {
    var body = new SendBulkResult();
    body.getResult().addAll(results);
    return body;
  }

  public static SendBulkResult headed(Head head, BulkCounts counts, SendBulkResult kept) {
    kept.setControl(head.control());
    kept.setSummary(summary(counts));
    kept.setBlock(head.block());
    return kept;
  }

  public static BulkCounts counts(SendBulkResult body) {
    var summary = body.getSummary();
    return new BulkCounts(
        summary.getConditions(),
        summary.getFound(),
        summary.getNotFound(),
        summary.getSeveral(),
        summary.getNotSearched());
  }

  /** The items that a record has. */
  public static List<BulkItem> items(BulkRecord record) {
    return Stream.of(BulkItem.values()).filter(item -> has(record, item)).toList();
  }

  /**
   * A result as texts, dates as {@link jukigate.domain.register.RegisterDate#text}: number,
   * outcome, the items in their order, state; empty where there is none.
   */
  public static List<String> row(Result result) {
    var record = Optional.ofNullable(result.getRecord()).orElseGet(BulkRecord::new);
    return Stream.of(
            Stream.of(String.valueOf(result.getNumber()), result.getOutcome()),
            Stream.of(BulkItem.values()).map(item -> has(record, item) ? text(record, item) : ""),
            Stream.of(Optional.ofNullable(record.getState()).orElse("")))
        .flatMap(texts -> texts)
        .toList();
  }

  private static String text(BulkRecord record, BulkItem item) {
    return switch (item) {
      case NAME -> record.getName().getText();
      case BIRTH_DATE -> date("birthDate", record.getBirthDate());
      case SEX -> record.getSex();
      case ADDRESS -> record.getAddress().getText();
      case INDIVIDUAL_NUMBER -> record.getIndividualNumber();
      case EVENT_REASON -> record.getEventReason();
      case EVENT_DATE -> date("eventDate", record.getEventDate());
    };
  }

  /** A date that is none of the register's stays empty. */
  private static String date(String element, RegisterDate written) {
    return Dates.read(element, written)
            instanceof Outcome.Passed<jukigate.domain.register.RegisterDate>(var date)
        ? date.text()
        : "";
  }

  private static boolean has(BulkRecord record, BulkItem item) {
    return switch (item) {
      case NAME -> record.getName() != null;
      case BIRTH_DATE -> record.getBirthDate() != null;
      case SEX -> record.getSex() != null;
      case ADDRESS -> record.getAddress() != null;
      case INDIVIDUAL_NUMBER -> record.getIndividualNumber() != null;
      case EVENT_REASON -> record.getEventReason() != null;
      case EVENT_DATE -> record.getEventDate() != null;
    };
  }

  private static BulkSummary summary(BulkCounts counts) {
    var summary = new BulkSummary();
    summary.setConditions(counts.conditions());
    summary.setFound(counts.found());
    summary.setNotFound(counts.notFound());
    summary.setSeveral(counts.several());
    summary.setNotSearched(counts.notSearched());
    return summary;
  }

  private static Condition condition(BulkCondition condition) {
    var written = new Condition();
    written.setNumber(condition.number());
    switch (condition) {
      case BulkCondition.ByNumber by -> written.setIndividualNumber(by.individualNumber().value());
      case BulkCondition.BySearch by -> written.setSearch(InquiryBody.write(by.search()));
      case BulkCondition.Impossible impossible ->
          throw new IllegalArgumentException("no condition: " + impossible.number());
    }
    return written;
  }

  private static BulkCondition read(Condition condition) {
    int number = condition.getNumber();
    Outcome<BulkCondition> read =
        condition.getSearch() == null
            ? Numbers.individualNumber(condition.getIndividualNumber())
                .map(known -> new BulkCondition.ByNumber(number, known))
            : InquiryBody.read(condition.getSearch())
                .map(search -> new BulkCondition.BySearch(number, search));
    return read instanceof Outcome.Passed<BulkCondition>(BulkCondition known)
        ? known
        : new BulkCondition.Impossible(number);
  }
}
