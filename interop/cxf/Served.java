import java.util.List;
import java.util.Optional;

/**
 * An operation that is served, as wsdl/operations.yaml says.
 *
 * @param senders who may ask, as a pattern; PP stands for the own prefecture
 * @param encrypted whether its Body is, both ways
 */
record Served(String service, String name, String senders, String purpose, boolean encrypted) {
  private static final String CITIES = "cs-[0-9]{6}";
  private static final String OWN_PREFECTURE = "PP";
  private static final String SERVERS = "pref-" + OWN_PREFECTURE + "[0-9]{4}|national";
  private static final List<Served> ALL =
      List.of(
          new Served("line", "CheckLine", "gateway", "P90", false),
          new Served("residence-copy", "RequestResidenceCopy", CITIES, "P03", true),
          new Served("residence-copy", "SendResidenceCopy", CITIES, "P03", true),
          new Served("out-migration", "RequestOutMigrationCertificate", CITIES, "P02", true),
          new Served("out-migration", "SendOutMigrationCertificate", CITIES, "P02", true),
          new Served("out-migration", "CancelOutMigrationCertificate", CITIES, "P02", true),
          new Served("in-migration-notice", "NotifyInMigration", CITIES, "P02", true),
          new Served("individual-number", "NotifyIndividualNumber", "national", "P07", false),
          new Served("resident-code", "AssignResidentCodes", "national", "P07", false),
          new Served("reconciliation", "SendReconciliationResult", SERVERS, "P08", false),
          new Served("supplement-notice", "NotifySupplementEntry", CITIES, "P09", true),
          new Served("renewal-inquiry", "InquireRenewalTargets", "cardms", "P04", false));

  static Optional<Served> of(String action) {
    return ALL.stream().filter(it -> it.action().equals(action)).findFirst();
  }

  boolean mayAsk(String sender, String us) {
    return sender.matches(senders.replace(OWN_PREFECTURE, us.substring(3, 5)));
  }

  String namespace() {
    return "urn:jukigate:" + service + ":v1";
  }

  String action() {
    return namespace() + ":" + name;
  }
}
