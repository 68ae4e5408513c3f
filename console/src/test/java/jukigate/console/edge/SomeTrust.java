package jukigate.console.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jukigate.console.view.Access;
import jukigate.console.view.Pki;
import jukigate.console.view.Trust;
import jukigate.domain.Language;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;

/** A PKI of one certificate, and what was done to it. */
final class SomeTrust implements Pki, Access {
  static final String SERIAL = "1";
  static final String HOSTILE = "<img src=x onerror=alert(1)>";

  private static final Certificate ONE =
      new Certificate(
          SERIAL,
          "cs-221007",
          "NODE",
          "tls",
          "EC P-256",
          "tls-ca",
          "2026-11-23T00:00:00Z",
          "2027-11-23T00:00:00Z",
          365,
          "VALID",
          false,
          Optional.empty(),
          false);

  final List<String> done = new ArrayList<>();

  Trust trust() {
    return new Trust(this, this, language -> Optional.empty());
  }

  private static Detail detail() {
    return new Detail(ONE, HOSTILE, Optional.empty(), List.of(), true);
  }

  @Override
  public State state() {
    return new State("2026-11-23T00:00:00Z", "high", "begin", Optional.empty(), List.of());
  }

  @Override
  public Page page(Wanted wanted, int from, int limit) {
    done.add(
        wanted.issuer() + "|" + wanted.find() + "|" + wanted.show() + " " + from + " " + limit);
    return new Page(List.of(ONE), from, 1);
  }

  @Override
  public Optional<Detail> show(String serial, Language language) {
    return serial.equals(SERIAL) ? Optional.of(detail()) : Optional.empty();
  }

  @Override
  public Optional<String> pem(String serial, boolean chain) {
    return serial.equals(SERIAL) ? Optional.of("PEM " + chain) : Optional.empty();
  }

  @Override
  public Detail issue(Request request, Language language, String by) {
    done.add("issue " + request.node() + " " + request.use() + " " + request.csr() + " by " + by);
    return detail();
  }

  @Override
  public Detail revoke(String serial, String reason, Language language, String by) {
    if (!serial.equals(SERIAL)) {
      throw new RefusedException(
          Refusal.of(RefusalCode.CERTIFICATE_REVOKED_BEFORE, serial, "2026", reason));
    }
    done.add("revoke " + serial + " " + reason + " by " + by);
    return detail();
  }

  @Override
  public Detail renew(String serial, boolean sameKey, Language language, String by) {
    done.add("renew " + serial + " " + sameKey + " by " + by);
    return detail();
  }

  @Override
  public Rolled rollover(String step, String by) {
    done.add("rollover " + step + " by " + by);
    return new Rolled(step, 1, "switch");
  }

  @Override
  public Policy policy(Language language) {
    return new Policy(List.of(), List.of(), List.of());
  }

  @Override
  public Rights of(String node, String other, Language language) {
    done.add("rights " + node + " " + other);
    return new Rights(node, "MUNICIPAL_CS", List.of(), List.of(), List.of());
  }
}
