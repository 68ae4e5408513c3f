package jukigate.app.command;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jukigate.domain.Language;
import jukigate.keystores.BadCertificate;
import jukigate.keystores.CertificateEntry;

/** How certificates look on the command line: one line each, or JSON. */
final class PkiView {
  private PkiView() {}

  static Map<String, Object> json(CertificateEntry entry, Instant now) {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("name", entry.name());
    value.put("origin", entry.holder().origin().name());
    entry.holder().node().ifPresent(node -> value.put("node", node.value()));
    value.put("usage", entry.holder().use());
    value.put("algorithm", entry.facts().algorithm());
    value.put("serial", entry.serialHex());
    value.put("issuer", entry.facts().issuer());
    value.put("notBefore", entry.facts().notBefore().toString());
    value.put("notAfter", entry.facts().notAfter().toString());
    value.put("state", entry.state(now).name());
    entry
        .revocation()
        .ifPresent(
            revocation -> {
              value.put("revokedAt", revocation.at().toString());
              value.put("revocationReason", revocation.reason().label());
            });
    value.put("purpose", both(entry.purpose(Language.JA), entry.purpose(Language.EN)));
    value.put("files", entry.files());
    return value;
  }

  static Map<String, Object> json(BadCertificate bad) {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("id", bad.id());
    value.put("usage", bad.role().label());
    value.put("expectedRefusal", bad.expected().id());
    value.put("wrong", both(bad.text(Language.JA), bad.text(Language.EN)));
    return value;
  }

  static String line(CertificateEntry entry, Instant now, Language language) {
    return String.format(
        Locale.ROOT,
        "%-34s %-13s %-9s %s  %.10s  %s",
        entry.name(),
        entry.state(now),
        entry.facts().algorithm(),
        entry.serialHex(),
        entry.facts().notAfter(),
        entry.purpose(language));
  }

  static String line(BadCertificate bad, Language language) {
    return String.format(
        Locale.ROOT, "%-28s %-8s %s", bad.id(), bad.expected().id(), bad.text(language));
  }

  static void print(Console console, List<Map<String, Object>> values, List<String> lines) {
    if (console.json()) {
      console.printJson(values);
    } else {
      lines.forEach(console::line);
    }
  }

  private static Map<String, String> both(String ja, String en) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("ja", ja);
    texts.put("en", en);
    return texts;
  }
}
