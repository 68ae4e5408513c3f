package jukigate.conformance.contract;

import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;
import jukigate.wire.trust.RevocationUpdate;
import jukigate.wire.trust.Trust;

/** What a receiver says to a good request, as text: an acknowledgement, and what was asked for. */
final class OwnAnswers {
  private static final String TIME = "2026-11-20T10:15:30.123+09:00";
  private static final String ACKNOWLEDGEMENT =
      "<p:acknowledgement><t:requestNumber>NUMBER</t:requestNumber>UPDATE<t:receiver>RECEIVER</t:receiver>"
          + "<t:receivedAt>"
          + TIME
          + "</t:receivedAt></p:acknowledgement>";
  private static final String PERSON =
      """
      <NAMES:name><t:text>架空　通子</t:text><t:gaijiCount>0</t:gaijiCount></NAMES:name>\
      <NAMES:birthDate><t:form>F00</t:form><t:era>R</t:era><t:year>8</t:year><t:month>11</t:month>\
      <t:day>18</t:day></NAMES:birthDate><NAMES:sex>2</NAMES:sex>\
      <NAMES:address><t:text>静岡県静岡市葵区架空町一丁目2番3号</t:text><t:gaijiCount>0</t:gaijiCount></NAMES:address>""";
  private static final Map<String, String> CARD_STATES =
      Map.of(
          "K01", "Z01", "K02", "Z02", "K03", "Z04", "K04", "Z05", "K05", "Z03", "K06", "Z02", "K07",
          "Z06", "K08", "Z02");

  private OwnAnswers() {}

  /**
   * @param body of the request, readable
   */
  static String of(Operation operation, NodeId receiver, String body, Trust trust) {
    return String.format(
        Locale.ROOT,
        "<p:%sResponse xmlns:p=\"%s\" xmlns:t=\"urn:jukigate:types:v1\">%s</p:%sResponse>",
        operation.name(),
        operation.namespace(),
        content(operation.name(), body, trust)
            .replace("NUMBER", found("requestNumber", body))
            .replace("UPDATE", update(body))
            .replace("RECEIVER", receiver.value()),
        operation.name());
  }

  private static String content(String operation, String body, Trust trust) {
    return switch (operation) {
      case "VerifyIdentity" ->
          "<p:known>true</p:known><p:items><p:name>true</p:name><p:birthDate>true</p:birthDate>"
              + "<p:sex>true</p:sex><p:address>true</p:address></p:items>";
      case "InquireIdentity" ->
          "<p:hitCount>0</p:hitCount><p:firstHit>"
              + (body.contains("firstHit") ? found("firstHit", body) : "1")
              + "</p:firstHit>";
      case "DiscloseProvision", "DiscloseSupplement" -> "";
      case "RequestResidenceCopy" ->
          ACKNOWLEDGEMENT + "<p:refused><p:reason>H02</p:reason></p:refused>";
      case "RequestCardApplication" ->
          ACKNOWLEDGEMENT
              + "<p:applicationId>22100700000000000000001</p:applicationId><p:applicant>"
              + PERSON.replace("NAMES", "p")
              + "</p:applicant>";
      case "UpdateCardState" ->
          ACKNOWLEDGEMENT
              + "<p:cardNumber>"
              + found("cardNumber", body)
              + "</p:cardNumber><p:state>"
              + CARD_STATES.getOrDefault(found("event", body), "Z01")
              + "</p:state>";
      case "UpdateIdentityBatch" -> batch(body);
      case "SendReconciliationBlock" -> block(body, next(body));
      case "CheckLine" -> ACKNOWLEDGEMENT + held(trust);
      case "FetchRevocationLists" ->
          ACKNOWLEDGEMENT
              + RevocationUpdate.encoded(trust.material()).stream()
                  .map(der -> Base64.getEncoder().encodeToString(der))
                  .map(text -> "<p:list>" + text + "</p:list>")
                  .collect(Collectors.joining());
      default -> ACKNOWLEDGEMENT;
    };
  }

  private static String held(Trust trust) {
    return trust.material().crls().stream()
        .map(
            list ->
                String.format(
                    Locale.ROOT,
                    "<p:held><p:issuer>%s</p:issuer><p:thisUpdate>%s</p:thisUpdate><p:nextUpdate>%s</p:nextUpdate></p:held>",
                    list.getIssuerX500Principal().getName(),
                    list.getThisUpdate().toInstant(),
                    list.getNextUpdate().toInstant()))
        .collect(Collectors.joining());
  }

  private static String batch(String body) {
    return ACKNOWLEDGEMENT.replace("UPDATE", "")
        + element("requestNumber")
            .matcher(body)
            .results()
            .skip(1)
            .map(
                it ->
                    "<p:result><p:requestNumber>"
                        + it.group(1)
                        + "</p:requestNumber><p:outcome>applied</p:outcome></p:result>")
            .collect(Collectors.joining());
  }

  private static int next(String body) {
    return Integer.parseInt(found("number", body)) + 1;
  }

  /** Of a block of a stream. */
  static String block(String body, int next) {
    return "<p:acknowledgement><t:requestNumber>NUMBER</t:requestNumber><t:streamId>"
        + found("streamId", body)
        + "</t:streamId><t:nextBlock>"
        + next
        + "</t:nextBlock><t:receiver>RECEIVER</t:receiver><t:receivedAt>"
        + TIME
        + "</t:receivedAt></p:acknowledgement>";
  }

  private static String update(String body) {
    return Optional.of(found("updateNumber", body))
        .filter(number -> !number.isEmpty() && !body.contains("Certificate"))
        .map(number -> "<t:updateNumber>" + number + "</t:updateNumber>")
        .orElse("");
  }

  static String found(String name, String body) {
    return element(name).matcher(body).results().findFirst().map(it -> it.group(1)).orElse("");
  }

  private static Pattern element(String name) {
    return Pattern.compile("<(?:[\\w.-]+:)?" + name + "(?:\\s[^>]*)?>([^<]*)<");
  }
}
