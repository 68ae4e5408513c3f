package jukigate.simulators;

import java.nio.file.Path;
import jukigate.simulators.post.Delivery;

/** Runs nodes until it is killed: says each birth that its prefecture has acknowledged. */
final class KilledNodes {
  private KilledNodes() {}

  /**
   * @param arguments folder of the database, folder of the PKI, first number
   */
  public static void main(String[] arguments) {
    var backbone = new Backbone(Path.of(arguments[0]), Backbone.pki(Path.of(arguments[1])));
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              while (true) {
                backbone.nodes.runDue(backbone.clock.now);
              }
            });
    for (int i = Integer.parseInt(arguments[2]); ; i++) {
      var cs = backbone.nodes.municipal(Backbone.SHIZUOKA);
      var event = Events.birth(Backbone.SHIZUOKA, i, "K-" + i);
      var delivered = cs.deliver(cs.enter(event).orThrow());
      if (delivered.getFirst() instanceof Delivery.Delivered) {
        System.out.println("acknowledged " + i);
      }
    }
  }
}
