package jukigate.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The house as docs/architecture.md draws it. A rule that finds nothing to judge fails. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("jukigate");

  /** The steps of the gateway in the order of a message; each sees only those before it. */
  private static final List<String> STEPS =
      List.of("parse", "unseal", "identify", "validate", "authorize", "admit", "forward", "seal");

  @ParameterizedTest
  @CsvSource({
    "domain,     ''",
    "contract,   domain",
    "wire,       domain",
    "line,       domain",
    "store,      domain",
    "keystores,  domain wire",
    "bench,      domain contract wire keystores",
    "conformance, domain wire keystores",
    "gateway,    domain contract wire store keystores",
    "simulators, domain contract wire store keystores",
    "console,    domain wire"
  })
  void module_seesOnlyTheModulesBelowIt(String module, String below) {
    List<String> allowed = new ArrayList<>(List.of("jukigate." + module + ".."));
    for (String name : below.isEmpty() ? new String[0] : below.split(" ")) {
      allowed.add("jukigate." + name + "..");
    }
    check(
        classes()
            .that()
            .resideInAPackage("jukigate." + module + "..")
            .should()
            .onlyDependOnClassesThat(
                com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage(
                        "jukigate..")
                    .or(
                        com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(
                            allowed.toArray(String[]::new)))));
  }

  @Test
  void cxf_isUsedOnlyAtTheEdge() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "jukigate.gateway.edge..",
                "jukigate.simulators.edge..",
                "jukigate.contract..",
                "jukigate.bench.peer..") // stock CXF is what is measured there
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.cxf.."));
  }

  @Test
  void messageSecurity_isUsedOnlyInWire() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("jukigate.wire..", "jukigate.bench.peer..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.apache.wss4j..", "org.apache.xml.security..", "javax.xml.crypto.."));
  }

  /** DatatypeFactory makes dates, not parsers; a CXF interceptor names a StAX class as a key. */
  @Test
  void xmlFactories_areUsedOnlyInWire() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("jukigate.wire..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                "javax\\.xml\\.(parsers|transform|validation|stream|xpath)\\..*"
                    + "(Factory|DocumentBuilder|SAXParser|Transformer)")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("org.xml.sax.."));
  }

  @Test
  void jdbc_isUsedOnlyInStore() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("jukigate.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "java.sql..",
                "javax.sql..",
                "com.zaxxer..",
                "org.flywaydb..",
                "org.apache.derby.."));
  }

  @Test
  void jdbi_isUsedOnlyWhereRowsAreWrittenAndRead() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "jukigate.store..", "jukigate.gateway.journal..", "jukigate.simulators.store..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jdbi.."));
  }

  @Test
  void bouncyCastle_isUsedOnlyInKeystores() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("jukigate.keystores..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bouncycastle.."));
  }

  /** A gateway that nobody watches loads neither. */
  @Test
  void metricsAndTraces_areUsedOnlyByThoseWhoWatch() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("jukigate.gateway.management..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micrometer..", "io.prometheus.."));
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("jukigate.gateway.trace..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.opentelemetry.."));
  }

  @Test
  void pdfAndTwoDimensionalCodes_areUsedOnlyInThePrintRoom() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("jukigate.simulators.print..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.apache.pdfbox..", "org.apache.fontbox..", "com.google.zxing.."));
  }

  @Test
  void commandLineAndTemplates_areUsedOnlyInApp() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("jukigate.app..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("picocli..", "freemarker.."));
  }

  @Test
  void xmlComparison_isUsedOnlyInDiff() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("jukigate.app.diff..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.xmlunit.."));
  }

  @Test
  void names_sayWhatAThingIs() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("jukigate.contract..")
            .and()
            .areNotAssignableTo("javax.net.ssl.X509ExtendedKeyManager") // the JDK's own words
            .and()
            .areNotAssignableTo("javax.net.ssl.X509ExtendedTrustManager")
            .should()
            .haveNameMatching(".*\\.[^.]*(Impl|Utils?|Helpers?|Manager)(\\$.*)?")
            .orShould()
            .haveNameMatching(".*[.$](Abstract|Base)[A-Z][^.]*"));
  }

  @Test
  void packages_haveNoCycles() {
    for (String module :
        List.of(
            "domain",
            "wire",
            "line",
            "store",
            "keystores",
            "bench",
            "conformance",
            "gateway",
            "simulators",
            "console",
            "app")) {
      check(
          slices()
              .matching("jukigate." + module + ".(**)")
              .should()
              .beFreeOfCycles()
              .allowEmptyShould(true));
    }
  }

  @Test
  void gatewayStep_seesOnlyStepsBeforeIt() {
    for (int i = 0; i < STEPS.size(); i++) {
      String[] later =
          STEPS.subList(i + 1, STEPS.size()).stream()
              .map(step -> "jukigate.gateway." + step + "..")
              .toArray(String[]::new);
      if (later.length > 0) {
        check(
            noClasses()
                .that()
                .resideInAPackage("jukigate.gateway." + STEPS.get(i) + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(later));
      }
    }
  }

  private static void check(ArchRule rule) {
    rule.check(CLASSES);
  }
}
