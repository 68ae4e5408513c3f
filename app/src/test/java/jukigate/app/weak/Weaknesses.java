package jukigate.app.weak;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** For each defence, by method, what the weak version does. */
final class Weaknesses {
  private Weaknesses() {}

  static Map<String, Map<String, Call.Instead>> all() {
    Map<String, Map<String, Call.Instead>> all = new HashMap<>();
    Stream.of(
            WeakTransport.all(),
            WeakXml.all(),
            WeakEnvelope.all(),
            WeakSignature.all(),
            WeakTrust.all(),
            WeakEncryption.all(),
            WeakGateway.all(),
            WeakPeers.all())
        .forEach(all::putAll);
    return all;
  }
}
