package jukigate.app.console;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jukigate.app.backbone.Backbone;
import jukigate.app.counter.Counter;
import jukigate.console.view.Desk.Actor;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.simulators.node.MunicipalNode;
import jukigate.simulators.operator.Act;
import jukigate.simulators.store.UnmaskingTable;

/** The desks of the nodes that are played here. What is done at them is in the audit log. */
record Desks(Backbone backbone, Counter counter, ResidentIds residents) {

  /** A municipal CS. Throws DESK_ABSENT. */
  MunicipalNode cs(String node) {
    return NodeId.parse(node)
        .map(counter::municipality)
        .flatMap(
            found ->
                found instanceof Outcome.Passed<MunicipalNode>(MunicipalNode cs)
                    ? Optional.of(cs)
                    : Optional.empty())
        .orElseThrow(() -> new RefusedException(Refusal.of(RefusalCode.DESK_ABSENT, node)));
  }

  /**
   * Somebody looks at something of a CS: by the rights of the operator, and with a reason where it
   * is not masked; both on record before anything is shown.
   *
   * @param view name of what is looked at, e.g. {@code RESIDENTS}
   * @param subjects 依頼管理番号 of the records, which name residents without a number of theirs
   */
  void look(MunicipalNode cs, Actor actor, String view, String... subjects) {
    Act act = actor.masks() ? Act.INQUIRE : Act.UNMASK;
    String unusedView = cs.view().look(actor.operator(), act, view).orThrow();
    if (!actor.masks()) {
      cs.view()
          .unmasked(
              new UnmaskingTable.Unmasking(
                  actor.operator(),
                  actor.reason(),
                  view,
                  subjects.length,
                  backbone.clock().instant()));
      onRecord(
          "read",
          cs.id().value(),
          actor,
          Map.of("view", view, "requests", String.join(" ", subjects)));
    }
  }

  /**
   * Puts on record who did what.
   *
   * @param more no personal data
   */
  void onRecord(String what, String node, Actor actor, Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(more);
    all.put("what", what);
    all.put("node", node);
    all.put("role", actor.role());
    all.put("operator", actor.operator());
    if (!actor.masks()) {
      all.put("reason", actor.reason());
    }
    backbone.putOnRecord("console-desk", all);
  }
}
