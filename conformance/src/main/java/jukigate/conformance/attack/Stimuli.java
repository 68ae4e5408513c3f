package jukigate.conformance.attack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is sent for each id of the catalogue. */
final class Stimuli {
  private static final SortedMap<String, List<Variant>> ALL = all();

  private Stimuli() {}

  private static SortedMap<String, List<Variant>> all() {
    SortedMap<String, List<Variant>> all = new TreeMap<>();
    Stream.of(
            TlsStimuli.all(),
            HandshakeStimuli.all(),
            RecordStimuli.all(),
            HelloStimuli.all(),
            HalfOpenStimuli.all(),
            CertificateStimuli.all(),
            OddCertificateStimuli.all(),
            IdentityStimuli.all(),
            SignatureStimuli.all(),
            WrappingStimuli.all(),
            ReplayStimuli.all(),
            XmlStimuli.all(),
            SoapStimuli.all(),
            HttpStimuli.all(),
            AnswerStimuli.all(),
            EncryptionStimuli.all(),
            EncryptedFormStimuli.all(),
            OracleStimuli.all(),
            TokenStimuli.all(),
            RsaStimuli.all(),
            ReferenceStimuli.all(),
            EncodingStimuli.all(),
            DifferentialStimuli.all(),
            FloodStimuli.all(),
            InsiderStimuli.all(),
            CrowdStimuli.all(),
            ScanStimuli.all(),
            AttachmentStimuli.all(),
            WebStimuli.all(),
            LoadStimuli.all(),
            LogStimuli.all())
        .forEach(
            some ->
                some.forEach(
                    (id, variants) -> {
                      if (all.put(id, List.copyOf(variants)) != null) {
                        throw new IllegalArgumentException("twice: " + id);
                      }
                    }));
    return Collections.unmodifiableSortedMap(all);
  }

  static List<Variant> of(String id) {
    return Optional.ofNullable(ALL.get(id)).orElseThrow();
  }

  /**
   * @throws IllegalArgumentException where the attack has no such variant
   */
  static Variant variant(String id, String name) {
    return of(id).stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(id + " has no variant " + name));
  }

  static List<String> ids() {
    return new ArrayList<>(ALL.keySet());
  }

  static Map<String, List<Variant>> byId() {
    return ALL;
  }
}
