package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium of the machine; nothing is ever downloaded. */
final class Chromium implements AutoCloseable {
    private static final List<String> USUAL =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    /** What a browser does of its own accord has no place in a test. */
    private static final List<String> OPTIONS = List.of("--no-sandbox", "--disable-gpu",
            "--disable-background-networking", "--disable-component-update", "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(executable)
                .setArgs(OPTIONS));
    }

    /** Without one, the test is skipped; where every test counts ({@code CI=true}), it fails. */
    static Chromium opened() {
        var found = executable();
        var everyTestCounts = "true".equals(System.getenv("CI"));
        if (everyTestCounts) {
            assertThat(found).as("a Chromium: install one, or name it in ABRI_CHROMIUM").isPresent();
        }
        assumeTrue(found.isPresent(), "no Chromium here; ABRI_CHROMIUM names one");
        return new Chromium(found.orElseThrow());
    }

    private static Optional<Path> executable() {
        return Optional.ofNullable(System.getenv("ABRI_CHROMIUM")).map(Stream::of).orElseGet(USUAL::stream)
                .map(Path::of).filter(Files::isExecutable).findFirst();
    }

    /** Somebody with a small phone whose browser runs no scripts: every page is a plain form. */
    Somebody somebody(Server server) {
        return new Somebody(server, browser.newContext(options(360, 800).setJavaScriptEnabled(false)));
    }

    /** Somebody whose browser runs whatever scripts a page may hold. */
    Somebody somebodyWithScripts(Server server) {
        return new Somebody(server, browser.newContext(options(360, 800)));
    }

    /** On what somebody looks at the pages. */
    record Screen(int width, int height, boolean scripts) {
        static final Screen PHONE = new Screen(360, 800, false);

        Screen withScripts() {
            return new Screen(width, height, true);
        }

        static List<Screen> all() {
            var desk = new Screen(1280, 800, false);
            return List.of(PHONE, PHONE.withScripts(), desk, desk.withScripts());
        }
    }

    Somebody somebody(Served server, Screen screen) {
        return new Somebody(server, browser.newContext(
                options(screen.width(), screen.height()).setJavaScriptEnabled(screen.scripts())));
    }

    /** A context that a test sets up by itself, in which it may put styles into pages. */
    BrowserContext context(Browser.NewContextOptions options) {
        return browser.newContext(options.setBypassCSP(true).setTimezoneId("Europe/Paris"));
    }

    Somebody somebodyInTheDark(Server server) {
        return new Somebody(server, browser.newContext(
                options(360, 800).setJavaScriptEnabled(false).setColorScheme(ColorScheme.DARK)));
    }

    /** Somebody at a desk. */
    Somebody somebodyAtADesk(Server server) {
        return new Somebody(server, browser.newContext(options(1280, 800).setJavaScriptEnabled(false)));
    }

    private static Browser.NewContextOptions options(int width, int height) {
        return new Browser.NewContextOptions().setViewportSize(width, height).setLocale("fr-FR")
                .setTimezoneId("Europe/Paris");
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
