package org.abri.web.face;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A small browser without scripts: keeps cookies, follows redirections, fills in forms as they are on the page. With the
 * system property {@code abri.pages.folder} it leaves every page that it shows in that folder, to be looked at.
 */
public final class Browser {
    private static final Pattern FORM =
            Pattern.compile("<form [^>]*action=\"([^\"]*)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern TAG =
            Pattern.compile(
                    "<(input|select|textarea|button)\\b((?:[^>\"]|\"[^\"]*\")*)>(?:([^<]*)</textarea>)?");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)(?:=\"([^\"]*)\")?");
    private static final Pattern OPTION = Pattern.compile("<option([^>]*)>([^<]*)</option>");
    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"([^\"#][^\":]*)\"");
    private static final AtomicInteger SHOWN = new AtomicInteger();
    private static final int MOST_REDIRECTIONS = 5;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new TreeMap<>();
    private final Site site;
    private String language = "fr";
    private String path = "/";
    private HttpResponse<byte[]> response;

    Browser(Site site) {
        this.site = site;
    }

    public Browser reading(String newLanguage) {
        language = newLanguage;
        return this;
    }

    /** As another tab of the same browser: signed in as that one is. */
    public Browser besides(Browser other) {
        cookies.clear();
        cookies.putAll(other.cookies);
        return this;
    }

    public Browser open(String newPath) {
        return send(newPath, HttpRequest.Builder::GET, MOST_REDIRECTIONS);
    }

    /** The form posted to that address, with what is filled in already; {@code fields} must be on it. A null leaves one out. */
    public Browser submit(String action, Map<String, String> fields) {
        return post(action, action, fields, null, null);
    }

    /** As {@link #submit}, by the button of that name and value. */
    public Browser press(String action, String name, String value) {
        if (!form(action).contains("name=\"" + name + "\" value=\"" + value + "\"")) {
            throw new AssertionError("no button " + name + " " + value + " for " + action);
        }
        var values = values(form(action));
        values.put(name, value);
        return send(action, request -> request.header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", site.origin()).POST(BodyPublishers.ofString(encoded(values))),
                MOST_REDIRECTIONS);
    }

    /** As {@link #submit}, by a button that only asks for the form to look otherwise: {@code ?language=en}. */
    public Browser look(String action, String how, Map<String, String> fields) {
        if (!html().contains("formaction=\"" + action + how + "\"")) {
            throw new AssertionError("no button " + how + " for " + action);
        }
        return post(action, action + how, fields, null, null);
    }

    /** As {@link #submit}, by a button that posts it elsewhere. */
    public Browser press(String action, String to, Map<String, String> fields) {
        if (!form(action).contains("formaction=\"" + to + "\"")) {
            throw new AssertionError("no button to " + to + " for " + action);
        }
        return post(action, to, fields, null, null);
    }

    /** As {@link #submit}, with a file. */
    public Browser upload(String action, Map<String, String> fields, String fileName, byte[] file) {
        return post(action, action, fields, fileName, file);
    }

    private Browser post(String action, String to, Map<String, String> fields, String fileName, byte[] file) {
        var form = form(action);
        var values = values(form);
        fields.forEach((name, value) -> {
            if (!form.contains("name=\"" + name + "\"")) {
                throw new AssertionError("no field " + name + " in the form for " + action);
            }
            values.put(name, value);
        });
        return file == null
                ? send(to,
                        request -> request.header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Origin", site.origin())
                                .POST(BodyPublishers.ofString(encoded(values))),
                        MOST_REDIRECTIONS)
                : send(to,
                        request -> request.header("Content-Type", "multipart/form-data; boundary=edge")
                                .header("Origin", site.origin())
                                .POST(BodyPublishers.ofByteArray(multipart(values, fileName, file))),
                        MOST_REDIRECTIONS);
    }

    private static String encoded(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> URLEncoder.encode(entry.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static byte[] multipart(Map<String, String> values, String fileName, byte[] file) {
        var body = new ByteArrayOutputStream();
        values.forEach((name, value) -> body.writeBytes(
                ("--edge\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    /** The form on the page that posts to that address. */
    public String form(String action) {
        return forms().entrySet().stream().filter(form -> form.getKey().equals(action))
                .map(Map.Entry::getValue).findFirst()
                .orElseThrow(() -> new AssertionError("no form for " + action + " on " + path + " ("
                        + status() + "): " + forms().keySet()));
    }

    /** What is filled in already in that form, by field. */
    public Map<String, String> filledIn(String action) {
        return values(form(action));
    }

    /** The forms of the page, by the address they post to; of several for one address, the first. */
    public Map<String, String> forms() {
        var forms = new LinkedHashMap<String, String>();
        FORM.matcher(html()).results().forEach(match -> forms.putIfAbsent(match.group(1), match.group(0)));
        return forms;
    }

    private static Map<String, String> values(String form) {
        var values = new LinkedHashMap<String, String>();
        TAG.matcher(form).results().forEach(match -> {
            var attributes = attributes(match.group(2));
            var name = attributes.getOrDefault("name", "");
            var type = attributes.getOrDefault("type", "text");
            if (name.isEmpty() || match.group(1).equals("button") || type.equals("file")) { return; }
            if (match.group(1).equals("select")) {
                var options = form.substring(match.end(), form.indexOf("</select>", match.end()));
                OPTION.matcher(options).results()
                        .filter(option -> attributes(option.group(1)).containsKey("selected"))
                        .forEach(option -> values.put(name,
                                attributes(option.group(1)).getOrDefault("value", option.group(2))));
            } else if (match.group(1).equals("textarea")) {
                values.put(name, unescaped(match.group(3).replaceFirst("^\n", "")));
            } else if (!List.of("radio", "checkbox").contains(type) || attributes.containsKey("checked")) {
                values.put(name, unescaped(attributes.getOrDefault("value", "")));
            }
        });
        return values;
    }

    private static Map<String, String> attributes(String text) {
        var attributes = new LinkedHashMap<String, String>();
        ATTRIBUTE.matcher(text).results().forEach(
                match -> attributes.put(match.group(1), match.group(2) == null ? "" : match.group(2)));
        return attributes;
    }

    static String unescaped(String html) {
        return html.replace("&lt;", "<").replace("&gt;", ">").replace("&#34;", "\"").replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private HttpRequest.Builder request(String newPath) {
        var request = HttpRequest.newBuilder(URI.create(site.origin() + newPath))
                .header("Accept", "text/html,*/*;q=0.8")
                .header("Accept-Language", language);
        if (!cookies.isEmpty()) {
            request.header("Cookie",
                    cookies.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private Browser send(String newPath, UnaryOperator<HttpRequest.Builder> how, int redirections) {
        site.pass(Duration.ofSeconds(1));
        try {
            response =
                    client.send(how.apply(request(newPath)).build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
        path = newPath;
        response.headers().allValues("set-cookie").forEach(this::keep);
        if (redirections > 0 && (status() == 303 || status() == 307)) {
            return send(header("location"), status() == 307 ? how : HttpRequest.Builder::GET,
                    redirections - 1);
        }
        leaveForALook();
        return this;
    }

    private void keep(String cookie) {
        var pair = cookie.substring(0, cookie.indexOf(';'));
        var name = pair.substring(0, pair.indexOf('='));
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, pair.substring(pair.indexOf('=') + 1));
        }
    }

    public int status() {
        return response.statusCode();
    }

    /** Where the last redirection led. */
    public String path() {
        return path;
    }

    public byte[] bytes() {
        return response.body();
    }

    public String html() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** What people read: without markup, spaces drawn together. */
    public String text() {
        var body = html().replaceAll("(?s)<svg class=\"sprite\".*?</svg>", "")
                .replaceAll("(?s)<head>.*?</head>", "");
        return unescaped(body.replaceAll("</?bdi>", "").replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ")
                .replaceAll(" ([.,»”])", "$1")).strip();
    }

    /** The addresses of our own pages that this one leads to. */
    public List<String> links() {
        var here = URI.create(path.replaceFirst("\\?.*", ""));
        return LINK.matcher(html()).results().map(match -> match.group(1).replace("&amp;", "&"))
                .map(link -> link.startsWith("?") ? here + link : here.resolve(link).toString()) // RFC 3986
                .distinct().toList();
    }

    /** The first link that matches. */
    public String link(String pattern) {
        return links().stream().filter(link -> link.matches(pattern)).findFirst()
                .orElseThrow(() -> new AssertionError("no link " + pattern + " on " + path + ": " + links()));
    }

    private void leaveForALook() {
        var folder = System.getProperty("abri.pages.folder");
        if (folder == null || !header("content-type").startsWith("text/html")) { return; }
        var name = String.format("%03d%s-%s-%d.html", SHOWN.incrementAndGet(),
                path.replaceAll("[0-9a-f]{8}-[0-9a-f-]+", "x").replaceAll("[^a-z-]+", "_"),
                language, status());
        try {
            var style = new String(Browser.class.getResourceAsStream("/face/abri.css").readAllBytes(),
                    StandardCharsets.UTF_8);
            Files.createDirectories(Path.of(folder));
            Files.writeString(Path.of(folder, name), html().replaceFirst("<link rel=\"stylesheet\"[^>]*>",
                    "<style>" + java.util.regex.Matcher.quoteReplacement(style) + "</style>"));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
