package jukigate.keystores;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jukigate.domain.Language;
import jukigate.domain.node.NodeId;

/**
 * {@code index.json}: every certificate with what it is for, in both languages. It is also the CA's
 * own record: revocations live here first, and the CRLs are made from it.
 */
final class IndexFile {
  static final String NAME = "index.json";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private IndexFile() {}

  static PkiIndex read(Path file) {
    try {
      JsonNode root = JSON.readTree(KeyFiles.read(file, 64 << 20));
      PkiIndex index = new PkiIndex();
      root.required("certificates").forEach(node -> index.put(entry(node)));
      root.required("crlNumbers")
          .properties()
          .forEach(number -> index.crlNumbers().put(number.getKey(), number.getValue().asLong()));
      return index;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw KeyFiles.invalid(file, "not JSON at line " + line, e);
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      throw KeyFiles.invalid(file, "not an index of this PKI", e);
    }
  }

  static String write(PkiIndex index, Instant now) {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode warning = root.putObject("warning");
    for (Language language : Language.values()) {
      warning.put(language.locale().getLanguage(), PkiTexts.text(language, "warning"));
    }
    ObjectNode numbers = root.putObject("crlNumbers");
    index.crlNumbers().forEach(numbers::put);
    var certificates = root.putArray("certificates");
    index.entries().forEach(entry -> certificates.add(json(entry, now)));
    try {
      return JSON.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("index", e);
    }
  }

  /** One certificate, as the index and the command line show it. */
  static ObjectNode json(CertificateEntry entry, Instant now) {
    ObjectNode node = JSON.createObjectNode();
    CertificateEntry.Holder holder = entry.holder();
    CertificateEntry.Facts facts = entry.facts();
    node.put("name", entry.name());
    node.put("origin", holder.origin().name());
    holder.node().ifPresent(id -> node.put("node", id.value()));
    node.put("usage", holder.use());
    node.put("algorithm", facts.algorithm());
    node.put("serial", entry.serialHex());
    node.put("issuer", facts.issuer());
    node.put("notBefore", facts.notBefore().toString());
    node.put("notAfter", facts.notAfter().toString());
    node.put("state", entry.state(now).name());
    node.put("superseded", entry.superseded());
    entry
        .revocation()
        .ifPresent(
            revocation -> {
              node.put("revokedAt", revocation.at().toString());
              node.put("revocationReason", revocation.reason().label());
            });
    BadCertificate.ofId(holder.use())
        .ifPresent(bad -> node.put("expectedRefusal", bad.expected().id()));
    ObjectNode purpose = node.putObject("purpose");
    for (Language language : Language.values()) {
      purpose.put(language.locale().getLanguage(), entry.purpose(language));
    }
    node.put("keySha256", facts.keySha256());
    var files = node.putArray("files");
    entry.files().forEach(files::add);
    return node;
  }

  private static CertificateEntry entry(JsonNode node) {
    List<String> files = new ArrayList<>();
    node.required("files").forEach(file -> files.add(file.asText()));
    return new CertificateEntry(
        text(node, "name"),
        new CertificateEntry.Holder(
            CertificateEntry.Origin.valueOf(text(node, "origin")),
            Optional.ofNullable(node.get("node")).map(id -> new NodeId(id.asText())),
            text(node, "usage")),
        facts(node),
        revocation(node),
        node.required("superseded").asBoolean(),
        files);
  }

  private static CertificateEntry.Facts facts(JsonNode node) {
    return new CertificateEntry.Facts(
        text(node, "algorithm"),
        new BigInteger(text(node, "serial"), 16),
        text(node, "issuer"),
        text(node, "keySha256"),
        Instant.parse(text(node, "notBefore")),
        Instant.parse(text(node, "notAfter")));
  }

  private static Optional<CertificateEntry.Revocation> revocation(JsonNode node) {
    return Optional.ofNullable(node.get("revokedAt"))
        .map(
            at ->
                new CertificateEntry.Revocation(
                    Instant.parse(at.asText()),
                    RevocationReason.ofLabel(text(node, "revocationReason"))
                        .orElseThrow(() -> new IllegalArgumentException("revocationReason"))));
  }

  private static String text(JsonNode node, String field) {
    return node.required(field).asText();
  }
}
