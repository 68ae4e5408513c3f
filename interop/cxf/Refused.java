import java.util.Map;
import java.util.stream.Stream;
import javax.xml.namespace.QName;

/** Something that must not be believed, or is not done; its id is of docs/refusals.md. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String WSSE = Xml.WSSE;
  private static final Map<String, QName> CODES =
      Map.of(
          "JG-110", new QName(Xml.SOAP, "VersionMismatch"),
          "JG-117", new QName(Xml.SOAP, "MustUnderstand"),
          "JG-201", new QName(WSSE, "UnsupportedSecurityToken"),
          "JG-203", new QName(WSSE, "UnsupportedAlgorithm"),
          "JG-206", new QName(WSSE, "FailedCheck"),
          "JG-215", new QName(Xml.WSU, "MessageExpired"),
          "JG-218", new QName(WSSE, "FailedCheck"),
          "JG-308", new QName(Xml.WSA, "DestinationUnreachable"),
          "JG-401", new QName(Xml.WSA, "ActionNotSupported"),
          "JG-402", new QName(Xml.WSA, "InvalidAddressingHeader"));
  private static final Map<Character, String> STAGES =
      Map.of(
          '1',
          "PARSE",
          '3',
          "IDENTIFY",
          '4',
          "VALIDATE",
          '5',
          "AUTHORIZE",
          '8',
          "SEAL",
          'B',
          "BUSINESS");

  /** What a fault may say beside its id: nothing of security (docs/protocol.md, 8). */
  private static final Map<String, Map<String, String>> TEXTS =
      Map.ofEntries(
          text("JG-308", "この宛先はここではない。", "The receiver is not served here."),
          text("JG-401", "この操作はここにない。", "The operation is not served here."),
          text("JG-402", "署名されたwsa:Actionと合わない。", "It does not match the signed wsa:Action."),
          text("JG-403", "スキーマに合わない。", "It breaks the schema."),
          text("JG-404", "検査数字が正しくない。", "A check digit is wrong."),
          text("JG-501", "この送信元からは受け付けない。", "This sender may not send it."),
          text("JG-502", "この利用事務では受け付けない。", "The purpose does not permit it."),
          text("JG-B01", "既に記載がある。", "There is an entry already."),
          text("JG-B02", "住民が記載されていない。", "No such resident is on record."),
          text("JG-B09", "この市区町村の電文ではない。", "The message is not of this municipality."),
          text("JG-B10", "依頼管理番号が他の内容に使われている。", "The request number was used for other content."),
          text("JG-B16", "転出届がない。", "There is no notice of moving out."),
          text("JG-B42", "この番号は求めていない。", "No number was asked for under this number."),
          text("JG-B48", "このコードは求めていない。", "No codes were asked for under this number."),
          text("JG-B71", "本籍がこの市区町村にない。", "The registered domicile is not here."),
          text("JG-B72", "附票の記載がない。", "There is no open record."),
          text("JG-B93", "この番号では何も始めていない。", "Nothing was started here with this number."));

  final String id;

  Refused(String id) {
    super(id, null, false, false);
    this.id = id;
  }

  /** In whatever CXF has wrapped it. */
  static Refused in(Throwable failure, String otherwise) {
    return Stream.iterate(failure, it -> it != null, Throwable::getCause)
        .filter(Refused.class::isInstance)
        .map(Refused.class::cast)
        .findFirst()
        .orElseGet(() -> new Refused(otherwise));
  }

  QName code() {
    return CODES.getOrDefault(id, new QName(Xml.SOAP, id.startsWith("JG-8") ? "Server" : "Client"));
  }

  /** Of security a fault says no more than its id. */
  boolean isSecret() {
    return "236".indexOf(id.charAt(3)) >= 0;
  }

  String stage() {
    return STAGES.get(id.charAt(3));
  }

  Map<String, String> texts() {
    return TEXTS.getOrDefault(id, Map.of());
  }

  int status() {
    return switch (id) {
      case "JG-101" -> 405;
      case "JG-102" -> 415;
      case "JG-103" -> 413;
      default -> 500;
    };
  }

  private static Map.Entry<String, Map<String, String>> text(String id, String ja, String en) {
    return Map.entry(id, Map.of("ja", ja, "en", en));
  }
}
