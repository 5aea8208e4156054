package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.abri.domain.account.Language;
import org.abri.web.face.Words;

/**
 * Somebody at a browser of their own, who reads and presses what a page says in French. Words are named by their keys in
 * messages/fr.properties, so that better words break no test.
 */
final class Somebody implements AutoCloseable {
    private static final Words FRENCH = Words.of(Language.FRENCH);
    private static final double PATIENCE = 20_000;

    private final Served server;
    private final BrowserContext context;
    private final Page page;
    private Words language = FRENCH;
    private int pages;
    private int status;
    private int taps;
    private int screens;

    Somebody(Served server, BrowserContext context) {
        this.server = server;
        this.context = context;
        context.setDefaultTimeout(PATIENCE);
        this.page = context.newPage();
        page.onDOMContentLoaded(loaded -> arrived());
        page.onResponse(this::answered);
    }

    private void arrived() {
        pages++;
        screens++;
    }

    private void answered(Response response) {
        if (response.request().isNavigationRequest()) {
            status = response.status();
        }
    }

    /** What Abri says, as a browser shows it. */
    static String words(String key, Object... arguments) {
        return shown(FRENCH.say(key, arguments));
    }

    private String say(String key, Object... arguments) {
        return shown(language.say(key, arguments));
    }

    private static String shown(String text) {
        return text.replaceAll("[\\s\\u00A0]+", " ").strip();
    }

    // where to

    Somebody opens(String path) {
        page.navigate(server.address(path).toString());
        return this;
    }

    /** Follows the link that says this. */
    Somebody follows(String key, Object... arguments) {
        return leaves(main().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions()
                .setName(say(key, arguments)).setExact(true)));
    }

    /** Follows a link of the list on the page: the one that holds this text. */
    Somebody chooses(String text) {
        return leaves(main().getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText(text)));
    }

    /** Walks away from a page that rests after a second, instead of after some minutes. */
    Somebody leavesAlone() {
        page.evaluate("document.body.dataset.rests = '1'");
        page.keyboard().press("Shift");
        page.waitForTimeout(3_000);
        return this;
    }

    /** Goes to one of the main pages. */
    Somebody turnsTo(String key) {
        return leaves(page.getByRole(AriaRole.NAVIGATION,
                new Page.GetByRoleOptions().setName(say("tabs"))).getByRole(AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(say(key)).setExact(true)));
    }

    Somebody presses(String key, Object... arguments) {
        return leaves(button(key, arguments));
    }

    /** As {@link #presses}, of what stays on the page, which then says something else. */
    Somebody pressesInPlace(String key, String says) {
        taps++;
        button(key).click();
        page.getByText(say(says)).waitFor();
        return this;
    }

    /** As {@link #presses}, of a form that a script sends: the page that comes takes the place of this one. */
    Somebody sends(String key) {
        var before = page.url();
        taps++;
        button(key).click();
        page.waitForCondition(() -> !page.url().equals(before));
        return this;
    }

    /** As {@link #presses}, twice, as people do to whom nothing seems to happen. */
    Somebody pressesTwice(String key) {
        int before = pages;
        button(key).dblclick();
        page.waitForCondition(() -> pages > before);
        page.waitForLoadState();
        return this;
    }

    Somebody goesBack() {
        page.goBack();
        return this;
    }

    Somebody comesAgain() {
        page.reload();
        return this;
    }

    Somebody leavesByTheDoor() {
        return leaves(page.getByRole(AriaRole.BANNER).getByRole(AriaRole.BUTTON,
                new Locator.GetByRoleOptions().setName(say("sign-out")).setExact(true)));
    }

    private Somebody leaves(Locator by) {
        int before = pages;
        taps++;
        by.click();
        page.waitForCondition(() -> pages > before);
        return this;
    }

    private Locator button(String key, Object... arguments) {
        return main().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions()
                .setName(say(key, arguments)).setExact(true));
    }

    private Locator main() {
        return page.getByRole(AriaRole.MAIN);
    }

    // what is filled in

    Somebody types(String label, String value) {
        field(label).fill(value);
        return this;
    }

    /** What they are asked in their own words. */
    Somebody answers(String question, String answer) {
        main().getByLabel(question).fill(answer);
        return this;
    }

    Somebody picks(String label, String option) {
        field(label).selectOption(option);
        return this;
    }

    /** Ticks the choice whose words begin like this. */
    Somebody ticks(String key) {
        taps++;
        choice(key).check();
        return this;
    }

    /** Opens what is folded away under these words. */
    Somebody unfolds(String key) {
        if (!Boolean.TRUE.equals(main().locator("details").last().evaluate("details => details.open"))) {
            main().locator("summary").filter(new Locator.FilterOptions().setHasText(say(key))).click();
        }
        return this;
    }

    Somebody attaches(String name, byte[] bytes) {
        field("file").setInputFiles(payload(name, bytes));
        return this;
    }

    private static FilePayload payload(String name, byte[] bytes) {
        return new FilePayload(name, "application/octet-stream", bytes);
    }

    /** Opens the field for files and chooses these: two taps. */
    Somebody picksFiles(byte[] bytes, String... names) {
        taps++;
        return choosesFiles(page.waitForFileChooser(() -> field("file").click()), bytes, names);
    }

    /** Takes photos from the button that is on every page, with scripts: no more is to be pressed. */
    Somebody photographs(String key, byte[] bytes, String... names) {
        taps++;
        var chooser = page.waitForFileChooser(() -> page.getByRole(AriaRole.NAVIGATION,
                new Page.GetByRoleOptions().setName(say("tabs"))).getByRole(AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(say(key)).setExact(true))
                .click());
        return choosesFiles(chooser, bytes, names);
    }

    private Somebody choosesFiles(FileChooser chooser, byte[] bytes, String... names) {
        taps++;
        chooser.setFiles(Arrays.stream(names).map(name -> payload(name, bytes)).toArray(FilePayload[]::new));
        return this;
    }

    /** From here on, what they press and which screens they meet is counted. */
    Somebody counts() {
        taps = 0;
        screens = 0;
        return this;
    }

    int taps() {
        return taps;
    }

    int screens() {
        return screens;
    }

    /** Comes again until the service has drawn something of what the page shows, which takes it some seconds. */
    Somebody drawn() {
        for (var tries = 0; tries < 200 && page.locator("main img").count() == 0; tries++) {
            page.waitForTimeout(300);
            page.reload();
        }
        page.locator("main img").first().waitFor();
        return this;
    }

    /** Comes again until the page says this, which takes the service some seconds. */
    Somebody comesAgainUntil(String text) {
        for (var tries = 0; tries < 200 && !reads().contains(text); tries++) {
            page.waitForTimeout(300);
            page.reload();
        }
        assertThat(reads()).contains(text);
        return this;
    }

    /** Ticks the choice that holds this text, which is nobody's but theirs. */
    Somebody ticksOwn(String text) {
        main().getByLabel(text).check();
        return this;
    }

    /** Waits until the page says this, and nothing that has another name. */
    Somebody finds(Pattern text) {
        main().getByText(text).first().waitFor();
        page.waitForCondition(() -> !reads().contains("Passeport"));
        return this;
    }

    /** From here on, pages speak this language to them. */
    Somebody readsIn(String tag) {
        language = Words.of(new Language(tag));
        return this;
    }

    /** Waits until the page shows a picture of a paper, with its bytes. */
    Somebody seesPaper() {
        page.locator("main a.sheet img").waitFor();
        page.waitForCondition(
                () -> (boolean) page.evaluate("document.querySelector('main a.sheet img').complete"
                        + " && document.querySelector('main a.sheet img').naturalWidth > 100"));
        return this;
    }

    boolean hasTicked(String key) {
        return choice(key).isChecked();
    }

    String typed(String label) {
        return field(label).inputValue();
    }

    private Locator field(String label) {
        return main().getByLabel(say(label), new Locator.GetByLabelOptions().setExact(true));
    }

    private Locator choice(String key) {
        return main().getByLabel(beginning(key));
    }

    /** As browsers understand patterns too. */
    private Pattern beginning(String key) {
        return Pattern.compile(
                "^\\s*" + say(key).replaceAll("\\p{Punct}", "\\\\$0").replace(" ", "\\s+"));
    }

    // what is there

    /** Everything that the page says, spaces evened out. */
    String reads() {
        return shown(main().innerText());
    }

    /** Read by its title; waits for it. */
    Somebody isAt(String key, Object... arguments) {
        page.getByRole(AriaRole.HEADING,
                new Page.GetByRoleOptions().setLevel(1).setName(say(key, arguments)).setExact(true))
                .waitFor();
        return this;
    }

    Somebody sees(String key, Object... arguments) {
        assertThat(reads()).contains(say(key, arguments));
        return this;
    }

    Somebody seesNot(String key, Object... arguments) {
        assertThat(reads()).doesNotContain(say(key, arguments));
        return this;
    }

    /** What is shown once, to be copied on a paper: the first of them, the second. */
    String copies(int which) {
        return main().locator(".once").nth(which).innerText().strip();
    }

    /** The card that holds this text. */
    String card(String text) {
        return shown(main().getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText(text)).innerText());
    }

    /** Where the page is. */
    String path() {
        return page.url().substring(server.address("").toString().length());
    }

    /** How the page on the screen was answered. */
    int status() {
        return status;
    }

    /** Where a link leads, copied without following it. */
    String address(String key) {
        return main().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions()
                .setName(say(key)).setExact(true)).getAttribute("href");
    }

    record Got(String name, byte[] bytes) {}

    /** Downloads what the page offers. */
    Got downloads() {
        return downloads("file.get");
    }

    /** What the link that begins with this gives. */
    Got downloads(String key) {
        var file = main().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions()
                .setName(beginning(key)));
        return got(page.waitForDownload(file::click));
    }

    private static Got got(Download download) {
        try (var bytes = download.createReadStream()) {
            return new Got(download.suggestedFilename(), bytes.readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What that address answers to this browser, without leaving the page. */
    APIResponse asks(String path) {
        return context.request().get(server.address(path).toString(),
                RequestOptions.create().setMaxRedirects(0));
    }

    // who they are

    Somebody signsIn(String username, String password) {
        return opens("/sign-in").isAt("sign-in.title").givesPassword(username, password);
    }

    /** On a sign-in page that is already there. */
    Somebody givesPassword(String username, String password) {
        return types("username", username).types("password", password).presses("sign-in");
    }

    Somebody acceptsTerms() {
        return isAt("accept-terms.title").ticks("accept-terms.tick").presses("accept-terms.do");
    }

    /** MFA-1: from now on their browser has a passkey's place of its own (a virtual authenticator), with them always there. */
    Somebody withPasskeys() {
        var devtools = context.newCDPSession(page);
        devtools.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var asked = new JsonObject();
        asked.add("options", options);
        devtools.send("WebAuthn.addVirtualAuthenticator", asked);
        return this;
    }

    /** SEC-2: with an app on their phone, that is given what the page shows; answers the phone. */
    Phone setsUpFactor(String password) {
        isAt("factor.title").follows("factor.set-up").types("password", password).presses("factor-do.set-up")
                .isAt("factor.confirm");
        var phone = Phone.given(copies(0));
        types("factor.first-code", phone.code()).presses("factor.confirm-do").isAt("factor.codes")
                .follows("factor.codes-noted");
        return phone;
    }

    /** The first time: a password chosen with a code, and the terms. */
    Somebody begins(String username, String code, String password) {
        return activates(username, code, password).givesPassword(username, password).acceptsTerms();
    }

    Somebody activates(String username, String code, String password) {
        return opens("/activate").isAt("activate.title").types("username", username)
                .types("activate.code", code).types("password.chosen", password)
                .types("password.chosen-again", password).presses("password.keep");
    }

    /** The same person leaves in another tab of the same browser. */
    void leavesInAnotherTab() {
        try (var other = context.newPage()) {
            other.navigate(server.address("/home").toString());
            other.getByRole(AriaRole.BANNER).getByRole(AriaRole.BUTTON,
                    new Locator.GetByRoleOptions().setName(say("sign-out")).setExact(true)).click();
            other.getByText(say("done.signed-out")).waitFor();
        }
    }

    void losesCookies() {
        context.clearCookies();
    }

    /** Whether a script could make this true. */
    boolean finds(String script) {
        return Boolean.TRUE.equals(page.evaluate(script));
    }

    void photographs(Path picture) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.screenshot(new Page.ScreenshotOptions().setPath(picture));
    }

    @Override
    public void close() {
        context.close();
    }
}
