package jukigate.app.browse;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** One person's window on the console. */
final class Window implements AutoCloseable {
  private static final List<String> STANDARD =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private final BrowserContext context;
  private final Page page;
  private final List<String> troubles = new ArrayList<>();

  Window(BrowserContext context) {
    this.context = context;
    this.page = context.newPage();
    page.onConsoleMessage(
        said -> {
          if (said.type().equals("error") || said.type().equals("warning")) {
            troubles.add(said.text());
          }
        });
    page.onPageError(troubles::add);
    page.onRequest(asked -> note(asked.url()));
    page.onDialog(
        dialog -> {
          troubles.add("dialog: " + dialog.message());
          dialog.dismiss();
        });
  }

  private void note(String url) {
    if (!url.startsWith("data:") && !"localhost".equals(URI.create(url).getHost())) {
      troubles.add("asked elsewhere: " + url);
    }
  }

  Page page() {
    return page;
  }

  /** Errors and warnings of the page, dialogs, and requests to anybody but the console. */
  List<String> troubles() {
    return List.copyOf(troubles);
  }

  /** Opens a link and waits for the first page. */
  Window enter(String link) {
    page.navigate(link);
    PlaywrightAssertions.assertThat(page.locator("header nav")).isVisible();
    return this;
  }

  /**
   * Goes to a page and waits until it has what it loads.
   *
   * @param address what follows #
   */
  Window go(String address) {
    page.evaluate("address => { location.hash = address; }", address);
    page.waitForFunction(
        "address => document.querySelector('main').dataset.page === address", address);
    PlaywrightAssertions.assertThat(page.locator("main h1")).isVisible();
    PlaywrightAssertions.assertThat(page.locator("main [aria-busy=true]")).hasCount(0);
    return this;
  }

  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, named(name).setExact(true));
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, named(name));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  Locator main() {
    return page.locator("main");
  }

  /** What axe finds wrong: rule, and the elements. */
  List<String> barriers() {
    return new AxeBuilder(page)
        .withTags(STANDARD).analyze().getViolations().stream().map(Window::text).toList();
  }

  private static String text(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getHelp()
        + " "
        + rule.getNodes().stream().limit(3).map(it -> it.getHtml()).toList();
  }

  @Override
  public void close() {
    context.close();
  }
}
