package jukigate.console.edge;

import java.util.ArrayList;
import java.util.List;
import jukigate.console.view.Desk;
import jukigate.console.view.Desk.Actor;
import jukigate.console.view.Letters;
import jukigate.console.view.Papers;
import jukigate.console.view.Register;
import jukigate.domain.Language;

/** A desk of one resident, and what was done at it. */
final class SomeDesk implements Register, Papers, Letters {
  final List<String> done = new ArrayList<>();

  Desk desk() {
    return new Desk(this, this, this);
  }

  private void did(Actor actor, Object... what) {
    var words = new ArrayList<String>();
    for (Object one : what) {
      words.add(String.valueOf(one));
    }
    words.add(actor.role() + "/" + actor.operator() + "/" + actor.reason());
    done.add(String.join(" ", words));
  }

  private static Row row(boolean masked) {
    String name = masked ? "●●●" : "架空　鈴";
    return new Row(
        "id", 1, name, name, name, name, name, name, name, "子", "OPEN", false, "APPROVE", "出生", "",
        1);
  }

  @Override
  public Found residents(
      String node, String find, int from, int limit, Actor actor, Language language) {
    did(actor, "residents", node, "[" + find + "]", from, limit);
    return new Found(List.of(row(actor.masks())), 1);
  }

  @Override
  public Resident resident(String node, String resident, Actor actor, Language language) {
    did(actor, "resident", node, resident, language);
    return new Resident(actor.masks(), row(actor.masks()), List.of(), List.of());
  }

  @Override
  public List<Form> forms(String node) {
    return List.of(new Form("death", "RESIDENT", true, List.of()));
  }

  @Override
  public Entered enter(String node, Filled filled, Actor actor) {
    did(actor, "enter", node, filled.kind(), filled.resident(), filled.fields());
    return new Entered("2026-11-23T00:00:00Z", node, "C1", "", List.of());
  }

  @Override
  public int settle(String node, int people, Actor actor) {
    did(actor, "settle", node, people);
    return people;
  }

  @Override
  public List<Paper> papers(String node, Actor actor) {
    did(actor, "papers", node);
    return List.of();
  }

  @Override
  public Entered decide(String node, Decision decision, Actor actor) {
    did(actor, "decide", node, decision.number(), decision.from(), decision.approve());
    return new Entered("2026-11-23T00:00:00Z", node, decision.number(), "", List.of());
  }

  @Override
  public Printed print(String node, Actor actor) {
    did(actor, "print", node);
    return new Printed(List.of("copy.pdf"), List.of());
  }

  @Override
  public List<Sheet> sheets(String node) {
    return List.of(new Sheet("copy.pdf", 1, "2026-11-23T00:00:00Z"));
  }

  @Override
  public Document document(String node, String name, Actor actor) {
    did(actor, "document", node, name);
    return new Document(name, "");
  }

  @Override
  public List<Letter> owed(String node) {
    return List.of();
  }

  @Override
  public List<Letter> retry(String node, long letter, Actor actor) {
    did(actor, "retry", node, letter);
    return List.of();
  }

  @Override
  public List<Letter> giveUp(String node, long letter, Actor actor) {
    did(actor, "give up", node, letter);
    return List.of();
  }
}
