package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * FACE, WCAG 2.2: every page of everybody, held against axe-core's rules and looked at on the smallest screen. Some of the
 * looks in every build, all of them with {@code -Pstress}.
 */
class FacesIT {
    private static final boolean ALL = Boolean.getBoolean("abri.stress");
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    /** Two hundred per cent of the text, as a phone's settings make it. */
    private static final String LARGE = "html { font-size: 225% !important }";

    /** How somebody likes to look at pages. */
    record Look(String language, ColorScheme scheme, boolean large) {}

    /** Each language, each scheme and each size once. */
    private static final List<Look> IN_EVERY_BUILD = List.of(new Look("fr", ColorScheme.LIGHT, false),
            new Look("en", ColorScheme.DARK, true));

    private static Chromium chromium;
    private static Server server;
    private static final Map<String, String[]> PEOPLE = new LinkedHashMap<>();

    @BeforeAll
    static void open() {
        chromium = Chromium.opened();
        server = Server.fresh(Map.of("ABRI_DEMO", "true"));
        server.started();
        try (var anybody = chromium.somebody(server)) {
            anybody.opens("/sign-in");
            for (var who : List.of("Amina Diallo", "Paul Lemoine", "Malika Roussel", "Odile Verdier")) {
                PEOPLE.put(who, Screenshots.account(anybody, who));
            }
        }
    }

    @AfterAll
    static void close() {
        if (server != null) {
            server.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    static Stream<Look> looks() {
        return Stream.of("fr", "en").flatMap(language -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                .flatMap(scheme -> Stream.of(false, true).map(large -> new Look(language, scheme, large))))
                .filter(look -> ALL || IN_EVERY_BUILD.contains(look));
    }

    @ParameterizedTest
    @MethodSource("looks")
    @DisplayName("FACE: axe finds nothing on any page, and at two hundred per cent on the smallest screen nothing leaves it")
    void faces(Look look) {
        var found = new ArrayList<String>();
        var seen = new LinkedHashMap<String, String>();
        visit(look, null, "/", seen, found);
        PEOPLE.values().forEach(account -> visit(look, account, "/home", seen, found));
        assertThat(found).isEmpty();
    }

    private static void visit(Look look, String[] account, String start, Map<String, String> seen,
            List<String> found) {
        try (var context = context(look); var page = context.newPage()) {
            if (account != null) {
                page.navigate(address("/sign-in"));
                page.locator("#username").fill(account[0]);
                page.locator("#password").fill(account[1]);
                page.locator("main form .button").first().click();
                page.waitForURL(url -> !url.endsWith("/sign-in"));
            }
            seen.remove(route(start));
            var todo = new ArrayDeque<>(List.of(start));
            while (!todo.isEmpty()) {
                var path = todo.pop();
                if (seen.putIfAbsent(route(path), path) == null) {
                    page.navigate(address(path));
                    look(look, page, path, found);
                    todo.addAll(links(page));
                }
            }
        }
    }

    private static BrowserContext context(Look look) {
        return chromium.context(new Browser.NewContextOptions().setViewportSize(look.large() ? 320 : 360, 800)
                .setLocale(look.language()).setColorScheme(look.scheme()));
    }

    /** Of pages that differ by an id or a part of a list alone, one. */
    private static String route(String path) {
        return path.replaceAll(ID, "*").replaceAll("(before|after)=[^&]*", "$1=*").replaceAll("page=[0-9]+",
                "page=*");
    }

    @SuppressWarnings("unchecked")
    private static List<String> links(Page page) {
        return ((List<String>) page.evaluate("[...document.querySelectorAll('a[href]')]"
                + ".filter(a => !a.hasAttribute('download')).map(a => a.getAttribute('href'))"
                + ".map(href => href.startsWith('?') ? location.pathname + href : href)")).stream()
                        .filter(href -> href.startsWith("/") && !href.contains("/preview"))
                        .map(href -> href.replaceAll("#.*", "")).toList();
    }

    private static void look(Look look, Page page, String path, List<String> found) {
        if (look.large()) {
            page.addStyleTag(new Page.AddStyleTagOptions().setContent(LARGE));
            var wide = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
            if (wide > 320) {
                found.add(path + " is " + wide + " wide");
            }
            var top = ((Number) page.evaluate("document.querySelector('.top').offsetHeight")).intValue();
            if (top > 160) {
                found.add(path + ": the top takes " + top + " of 800");
            }
        }
        // what lies below the bar is reached by scrolling, which axe does not
        page.addStyleTag(new Page.AddStyleTagOptions().setContent(".bar { position: static !important }"));
        new AxeBuilder(page).withTags(RULES).analyze().getViolations()
                .forEach(violation -> violation.getNodes().forEach(node -> found
                        .add(path + ": " + violation.getId() + " " + node.getHtml() + " "
                                + node.getFailureSummary())));
    }

    private static String address(String path) {
        return server.address(path).toString();
    }
}
