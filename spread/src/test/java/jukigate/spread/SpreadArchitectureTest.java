package jukigate.spread;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The module as docs/architecture.md draws it; the poms of the others do not name it. */
class SpreadArchitectureTest {
  @Test
  void spread_seesOnlyTheModulesBelowIt() {
    classes()
        .that()
        .resideInAPackage("jukigate.spread..")
        .should()
        .onlyDependOnClassesThat(
            Predicates.resideOutsideOfPackage("jukigate..")
                .or(
                    Predicates.resideInAnyPackage(
                        "jukigate.spread..",
                        "jukigate.domain..",
                        "jukigate.gateway.journal..",
                        "jukigate.store..")))
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("jukigate.spread"));
  }
}
