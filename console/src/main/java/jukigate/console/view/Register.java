package jukigate.console.view;

import java.util.List;
import java.util.Map;
import jukigate.console.view.Desk.Actor;
import jukigate.domain.Language;

/** The register of a municipal CS, and what is entered into it. */
public interface Register {
  /**
   * A part of the register, by 住民票コード.
   *
   * @param find a whole number, a part of name or furigana, or a date of birth; empty for all
   * @param from how many to leave out
   */
  Found residents(String node, String find, int from, int limit, Actor actor, Language language);

  /**
   * One resident and the history of the record.
   *
   * @param resident as a row names it
   */
  Resident resident(String node, String resident, Actor actor, Language language);

  /** What can be entered, with a field for each part. */
  List<Form> forms(String node);

  /** Enters an event, and sends what follows. */
  Entered enter(String node, Filled filled, Actor actor);

  /**
   * Gives the municipality invented residents, as {@code up --residents} does.
   *
   * @return the number of newcomers
   */
  int settle(String node, int people, Actor actor);

  /**
   * Some of those that were looked for.
   *
   * @param all how many there are
   */
  record Found(List<Row> residents, int all) {}

  /**
   * A resident; what is personal is ●●● when it is masked.
   *
   * @param id stands for the resident at this console until the backbone stops
   * @param household the same for those of one household; grows from 1 down the list
   * @param status {@code OPEN} or {@code CLOSED}
   * @param moving whether the move out waits for the 転入通知
   * @param copies how copies are answered, e.g. {@code APPROVE}
   * @param event last 異動事由 in words
   */
  record Row(
      String id,
      int household,
      String code,
      String number,
      String name,
      String kana,
      String birthDate,
      String sex,
      String address,
      String relationship,
      String status,
      boolean moving,
      String copies,
      String event,
      String eventDate,
      int updateNumber) {}

  /**
   * A resident with the 40 items.
   *
   * @param history the latest first
   */
  record Resident(boolean masked, Row row, List<Item> items, List<Past> history) {}

  /** An item by its number, its name in words and its value. */
  record Item(int number, String name, String value) {}

  /**
   * A line of the history.
   *
   * @param at ISO 8601 in UTC
   * @param event 異動事由 in words
   * @param request 依頼管理番号
   */
  record Past(String at, String event, String date, int updateNumber, String request) {}

  /**
   * What is filled in to enter an event.
   *
   * @param kind e.g. {@code moveOut}
   * @param whom {@code RESIDENT} of this CS, {@code AWAITED} (a certificate is here) or {@code
   *     NOBODY} who is known yet
   * @param common whether it is an everyday one
   */
  record Form(String kind, String whom, boolean common, List<Field> fields) {}

  /**
   * A field.
   *
   * @param type one of text, kana, date, choice, city and file
   * @param value to begin with
   * @param choices what there is to choose from, by code
   */
  record Field(String name, String type, boolean required, String value, List<String> choices) {}

  /**
   * A form that was filled in.
   *
   * @param resident whom it is about, as a row or a paper names him; empty for nobody
   * @param fields values by name; those left out are empty
   */
  record Filled(String kind, String resident, Map<String, String> fields) {}

  /**
   * What was entered.
   *
   * @param at ISO 8601 in UTC: messages of it are not older
   * @param request 依頼管理番号; of a decision, that of what was decided
   * @param next node at whose counter it goes on; empty where it does not
   * @param notifications what the CS sent first
   */
  record Entered(
      String at, String node, String request, String next, List<Notification> notifications) {}

  /**
   * A notification.
   *
   * @param letter its number in the outbox
   * @param state {@code DELIVERED}, {@code REFUSED} or {@code WAITING}
   * @param remark refusal id and text of the last attempt, or what was answered
   */
  record Notification(long letter, String operation, String to, String state, String remark) {}
}
