package jukigate.console.edge;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import jukigate.console.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The API as it is described, as it is, and whom it lets in. */
class RoutesTest {
  private static final String BASE = "/api/v1/";
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

  @TempDir private java.nio.file.Path folder;

  private record Route(String method, String path, List<Role> needed) {
    String text() {
      return method + " /" + path;
    }
  }

  private static List<Route> routes() {
    return ConsoleServer.RESOURCES.stream()
        .flatMap(
            resource ->
                Arrays.stream(resource.getMethods())
                    .flatMap(method -> route(resource, method).stream()))
        .toList();
  }

  private static Optional<Route> route(Class<?> resource, Method method) {
    String root = resource.getAnnotation(Path.class).value();
    String below =
        Optional.ofNullable(method.getAnnotation(Path.class))
            .map(path -> "/" + path.value())
            .orElse("");
    return Stream.of(method.getAnnotations())
        .flatMap(
            one ->
                Optional.ofNullable(one.annotationType().getAnnotation(HttpMethod.class)).stream())
        .findFirst()
        .map(
            verb ->
                new Route(
                    verb.value(),
                    root + below,
                    Optional.ofNullable(method.getAnnotation(Needs.class))
                        .map(needs -> List.of(needs.value()))
                        .orElse(List.of())));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, Map<String, Object>>> described() throws IOException {
    try (InputStream in =
        RoutesTest.class.getClassLoader().getResourceAsStream("jukigate/console/openapi.yaml")) {
      var all =
          (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromInputStream(in);
      return (Map<String, Map<String, Map<String, Object>>>) all.get("paths");
    }
  }

  @Test
  void description_hasTheRoutesThatThereAre() throws IOException {
    Set<String> described = new TreeSet<>();
    described()
        .forEach(
            (path, item) ->
                item.keySet().stream()
                    .filter(METHODS::contains)
                    .forEach(
                        method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));
    assertThat(routes().stream().map(Route::text)).containsExactlyInAnyOrderElementsOf(described);
  }

  @Test
  void description_saysWhichRoleARouteNeeds() throws IOException {
    var paths = described();
    assertThat(routes())
        .allSatisfy(
            route -> {
              var operation =
                  paths.get("/" + route.path()).get(route.method().toLowerCase(Locale.ROOT));
              assertThat(operation.get("x-role"))
                  .isEqualTo(
                      route.needed().isEmpty()
                          ? "none"
                          : route.needed().stream().map(Role::code).collect(joining(" ")));
              assertThat(operation).containsKeys("responses", "operationId");
            });
  }

  @Test
  void openRoutes_areTheOneThatOpensASession() {
    assertThat(routes().stream().filter(route -> route.needed().isEmpty()).map(Route::text))
        .containsExactly("POST /session");
  }

  @Test
  void eachRoute_letsInTheRolesThatMayAndNobodyElse() {
    try (Browser browser = new Browser(folder.resolve("console"))) {
      for (Route route : routes()) {
        if (!route.needed().isEmpty()) {
          assertKept(browser, route);
        }
      }
    }
  }

  private static void assertKept(Browser browser, Route route) {
    assertThat(ask(browser, route, "").status()).as(route.text()).isEqualTo(401);
    for (Role role : Role.values()) {
      int status = ask(browser, route, browser.enter(role)).status();
      if (route.needed().stream().anyMatch(role::covers)) {
        assertThat(status).as(route.text() + " " + role).isNotIn(401, 403);
      } else {
        assertThat(status).as(route.text() + " " + role).isEqualTo(403);
      }
    }
  }

  private static Browser.Answer ask(Browser browser, Route route, String cookie) {
    var headers =
        route.method().equals("GET") ? Map.<String, String>of() : browser.asPage(Map.of());
    Map<String, String> all = new HashMap<>(headers);
    all.put("Cookie", cookie);
    return browser.send(route.method(), BASE + route.path().replaceAll("\\{[a-z]+}", "1"), "", all);
  }
}
