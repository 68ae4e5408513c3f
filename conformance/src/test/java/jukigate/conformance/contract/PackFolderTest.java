package jukigate.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import jukigate.domain.Language;
import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackFolderTest {
  private static final Path EXAMPLE = Path.of("..", "interop", "library-pack");
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-22T01:02:03Z"));
  private static final NodeId CITY = new NodeId("cs-221007");

  @TempDir Path folder;

  @BeforeEach
  void copyExample() throws IOException {
    try (var files = Files.walk(EXAMPLE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(EXAMPLE.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  @Test
  void actionsOfOperations_areThoseOfTheWsdl() {
    List<Operation> operations = read().orThrow().operations();

    assertThat(operations.stream().map(Operation::requestAction))
        .containsExactly(
            "http://library.example/actions/find",
            "http://library.example/actions/reserve",
            "http://library.example/loans/2026/Loans/NameReaderRequest");
    assertThat(operations.stream().map(Operation::responseAction))
        .containsExactly(
            "http://library.example/actions/found",
            "http://library.example/loans/2026/Loans/ReserveBookResponse",
            "http://library.example/loans/2026/Loans/NameReaderResponse");
    assertThat(operations)
        .extracting(Operation::namespace)
        .containsOnly("http://library.example/loans/2026");
  }

  @Test
  void answer_hasTheNumberOfTheRequestAndTheTimeOfNow() {
    Contract pack = read().orThrow();
    Operation reserve = pack.named("ReserveBook").orElseThrow();
    String request = pack.bodies().request(reserve, CITY, CITY).replace("{number}", "12345678");

    assertThat(pack.bodies().answer(reserve, CITY, request, null))
        .contains("loanNumber>LN-12345678<", "takenAt>2026-11-22T01:02:03Z<");
  }

  @Test
  void exampleWithADeclaration_isTheElementAlone() throws IOException {
    edit(
        "samples/FindBook.xml",
        "<l:FindBook ",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>¶<l:FindBook ");

    Contract pack = read().orThrow();
    assertThat(pack.bodies().request(pack.named("FindBook").orElseThrow(), CITY, CITY))
        .startsWith("<l:FindBook ");
  }

  @Test
  void packOfOtherContent_hasAnotherDigest() throws IOException {
    Optional<String> before = read().orThrow().sha256();

    edit("books.xsd", "maxLength value=\"200\"", "maxLength value=\"201\"");

    assertThat(before).isPresent();
    assertThat(read().orThrow().sha256()).isPresent().isNotEqualTo(before);
  }

  /** What is wrong is named with its file, before anything is sent. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pack.yaml | key: loanNumber | key: [a, b] | key",
        "pack.yaml | key: loanNumber | keys: loanNumber | keys",
        "pack.yaml | key: loanNumber | key: isbn | FindBook.xml",
        "pack.yaml | name: library-loans | name: 'a<b' | name",
        "pack.yaml | kind: inquiry | kind: letter | kind",
        "pack.yaml | name: FindBook | name: FindBooks | FindBooks",
        "pack.yaml | operations: | probes: [Lend]¶operations: | Lend",
        "pack.yaml | kind: inquiry | kind: [ | YAML",
        "loans.wsdl | element=\"tns:FindBook\" | type=\"tns:FindBook\" | FindBook",
        "loans.wsdl | <wsdl:definitions | <wsdl:description | loans.wsdl",
        "loans.wsdl | element=\"tns:FindBookResponse\" | element=\"xs:FindBookResponse\" | FindBookResponse",
        "books.xsd | xs:string | xs:strin | xsd",
        "loans.xsd | name=\"loanNumber\" type=\"loanNumber\" | name=\"loanNumber\" type=\"loanNumber\" minOccurs=\"0\" | minOccurs",
        "samples/FindBook.xml | LN-{number} | LN-00000001 | {number}",
        "samples/FindBook.xml | 978 | 123 | isbn",
        "samples/FindBook.xml | {number} | {nummer} | {nummer}",
        "samples/FindBook.xml | </l:FindBook> | <!-- x --></l:FindBook> | FindBook.xml",
        "samples/FindBook.xml | l:FindBook | l:ReserveBook | FindBook.xml",
        "samples/FindBookResponse.xml | {key} | {number} | {number}",
        "samples/FindBookResponse.xml | 2< | many< | copies"
      })
  void packWithAMistake_isRefusedWithItsPlace(String file, String old, String other, String named)
      throws IOException {
    edit(file, old, other);

    assertThat(read())
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> {
              Refusal why = refused.refusal();
              assertThat(why.code()).isIn(RefusalCode.PACK_INVALID, RefusalCode.FILE_INVALID);
              assertThat(why.text(Language.EN)).contains(named).contains(folder.toString());
            });
  }

  @ParameterizedTest
  @CsvSource({"pack.yaml", "samples/FindBook.xml", "samples/NameReaderResponse.xml"})
  void packWithoutAFile_isRefusedWithItsName(String file) throws IOException {
    Files.delete(folder.resolve(file));

    assertThat(read())
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused ->
                assertThat(refused.refusal().text(Language.EN))
                    .contains(folder.resolve(file).toString()));
  }

  private Outcome<Contract> read() {
    return PackFolder.read(folder, CLOCK);
  }

  private void edit(String file, String old, String other) throws IOException {
    String text = Files.readString(folder.resolve(file));
    assertThat(text).contains(old);
    Files.writeString(folder.resolve(file), text.replace(old, other.replace('¶', '\n')));
  }
}
