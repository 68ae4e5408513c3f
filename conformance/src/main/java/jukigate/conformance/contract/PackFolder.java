package jukigate.conformance.contract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.validation.Schema;
import jukigate.domain.Language;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.w3c.dom.Element;

/**
 * 契約パック: a folder with somebody's own WSDL and XSD, an operation table and an example of each body.
 * Whatever is wrong with it is said before any message is sent, with file and place.
 *
 * <pre>
 * pack.yaml               name, key, operations (as in wsdl/operations.yaml), maybe probes
 * *.wsdl, *.xsd           in any folder below
 * samples/X.xml           the body of the request of the operation X
 * samples/XResponse.xml   and of its response
 * </pre>
 */
public final class PackFolder {
  private static final String TABLE = "pack.yaml";
  private static final Set<String> KEYS = Set.of("name", "key", "operations", "probes");
  private static final Set<String> ASKING = Set.of(Bodies.NUMBER, "{from}", "{to}", "{now}");
  private static final Set<String> ANSWERING = Set.of("{from}", "{to}", "{now}", Samples.KEY);
  private static final Pattern DECLARATION = Pattern.compile("^<\\?xml[^>]*\\?>\\s*");
  private static final NodeId SOMEBODY = new NodeId("cs-221007");
  private static final String SOME_NUMBER = "10000000";

  private final Path folder;
  private final InstantSource clock;

  private PackFolder(Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * Refused: FILE_UNREADABLE, FILE_INVALID; PACK_INVALID with the file and what is wrong in it.
   *
   * @param clock for <code>{now}</code> in examples
   */
  public static Outcome<Contract> read(Path folder, InstantSource clock) {
    try {
      return Outcome.passed(new PackFolder(folder, clock).contract());
    } catch (RefusedException e) {
      return Outcome.refused(e.refusal());
    }
  }

  private static RefusedException wrong(Path file, String what) {
    return new RefusedException(Refusal.of(RefusalCode.PACK_INVALID, file, what));
  }

  private Contract contract() {
    Path table = folder.resolve(TABLE);
    byte[] yaml = bytes(table);
    Map<?, ?> root = root(table, yaml);
    String key = text(table, root, "key");
    List<Operation> operations = named(rows(table, yaml));
    Schema schema = schema();
    Samples samples = new Samples(key, samples(operations), clock);
    operations.forEach(operation -> check(operation, samples, schema));
    return new Contract(
        text(table, root, "name"),
        Optional.of(digest()),
        operations,
        probes(table, root, operations),
        schema,
        key,
        samples);
  }

  private static Map<?, ?> root(Path table, byte[] yaml) {
    Object root;
    try {
      var settings = LoadSettings.builder().setAllowDuplicateKeys(false).build();
      root = new Load(settings).loadFromInputStream(new ByteArrayInputStream(yaml));
    } catch (YamlEngineException e) {
      throw wrong(table, "YAML: " + e.getMessage().lines().findFirst().orElse(""));
    }
    if (!(root instanceof Map<?, ?> map)) {
      throw wrong(table, String.valueOf(new TreeSet<>(KEYS)));
    }
    for (Object key : map.keySet()) {
      if (!KEYS.contains(String.valueOf(key))) {
        throw wrong(table, key + " ∉ " + new TreeSet<>(KEYS));
      }
    }
    return map;
  }

  private static String text(Path table, Map<?, ?> root, String key) {
    if (root.get(key) instanceof String text && text.matches("[\\w. -]{1,100}")) {
      return text;
    }
    throw wrong(table, key + " = " + root.get(key));
  }

  private static List<Operation> rows(Path table, byte[] yaml) {
    try {
      return Operation.read(TABLE, new ByteArrayInputStream(yaml));
    } catch (IllegalArgumentException e) {
      throw wrong(table, e.getMessage());
    }
  }

  private static List<String> probes(Path table, Map<?, ?> root, List<Operation> operations) {
    List<String> names = operations.stream().map(Operation::name).toList();
    List<String> probes =
        root.get("probes") instanceof List<?> list
            ? list.stream().map(String::valueOf).toList()
            : names;
    for (String probe : probes) {
      if (!names.contains(probe)) {
        throw wrong(table, "probes: " + probe + " ∉ " + names);
      }
    }
    return probes;
  }

  /** As the WSDLs say. */
  private List<Operation> named(List<Operation> rows) {
    List<WsdlFile> files =
        files(".wsdl").stream().map(file -> WsdlFile.read(file).orThrow()).toList();
    List<Operation> named = new ArrayList<>();
    for (Operation row : rows) {
      List<WsdlFile> of = files.stream().filter(it -> it.defines(row.name())).toList();
      if (of.size() != 1) {
        throw wrong(folder, "*.wsdl: " + row.name() + ": " + of.size());
      }
      named.add(of.getFirst().named(row).orThrow());
    }
    return named;
  }

  private Schema schema() {
    List<URL> documents = new ArrayList<>();
    try {
      for (Path file : files(".xsd")) {
        documents.add(file.toUri().toURL());
      }
      return SafeXml.schema(documents);
    } catch (MalformedURLException | IllegalArgumentException e) {
      throw wrong(folder, "*.xsd: " + e.getMessage());
    }
  }

  private Map<String, String> samples(List<Operation> operations) {
    Map<String, String> texts = new HashMap<>();
    for (Operation operation : operations) {
      texts.put(operation.name(), sample(operation.name(), ASKING));
      texts.put(operation.response(), sample(operation.response(), ANSWERING));
    }
    return texts;
  }

  private Path file(String element) {
    return folder.resolve("samples").resolve(element + ".xml");
  }

  private String sample(String element, Set<String> marks) {
    String text = body(new String(bytes(file(element)), StandardCharsets.UTF_8));
    Samples.MARK
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(mark -> !marks.contains(mark))
        .findFirst()
        .ifPresent(
            mark -> {
              throw wrong(file(element), mark + " ∉ " + new TreeSet<>(marks));
            });
    return text;
  }

  /** A file has a declaration, what stands in soap:Body has none. */
  private static String body(String file) {
    return DECLARATION.matcher(file.strip()).replaceFirst("");
  }

  /** Both examples are valid, and the number of the matter must be there. */
  private void check(Operation operation, Samples samples, Schema schema) {
    Path asked = file(operation.name());
    String key = samples.key();
    String request = samples.request(operation, SOMEBODY, SOMEBODY);
    if (!Keyed.value(request, key).contains(Bodies.NUMBER)) {
      throw wrong(asked, "<" + key + ">" + Bodies.NUMBER + "</" + key + ">");
    }
    String numbered = request.replace(Bodies.NUMBER, SOME_NUMBER);
    check(asked, numbered, operation, operation.name(), schema);
    if (validated(Keyed.withElement(numbered, key, it -> ""), schema).isPassed()) {
      throw wrong(asked, key + ": minOccurs=\"0\"");
    }
    Path answered = file(operation.response());
    String answer = samples.answer(operation, SOMEBODY, numbered);
    check(answered, answer, operation, operation.response(), schema);
  }

  private static void check(
      Path file, String text, Operation operation, String element, Schema schema) {
    switch (validated(text, schema)) {
      case Outcome.Refused<Element>(Refusal why) -> throw wrong(file, why.text(Language.EN));
      case Outcome.Passed<Element>(Element root) -> {
        if (!element.equals(root.getLocalName())
            || !operation.namespace().equals(root.getNamespaceURI())) {
          throw wrong(file, "{" + operation.namespace() + "}" + element);
        }
      }
    }
  }

  private static Outcome<Element> validated(String text, Schema schema) {
    return SafeXml.parse(Payload.ofUtf8(text), XmlLimits.DEFAULT)
        .then(document -> SafeXml.validate(schema, document.getDocumentElement()));
  }

  /** In the order of their paths. */
  private List<Path> files(String ending) {
    try (var walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(ending))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static RefusedException unreadable(Path file, IOException e) {
    return new RefusedException(
        Refusal.of(RefusalCode.FILE_UNREADABLE, file, e.getClass().getSimpleName()));
  }

  /** Over names and contents of all files. */
  private String digest() {
    var text = new StringBuilder();
    for (Path file : files("")) {
      text.append(folder.relativize(file))
          .append(' ')
          .append(Payload.of(bytes(file)).sha256())
          .append('\n');
    }
    return Payload.ofUtf8(text.toString()).sha256();
  }
}
