package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What harms many programs: which of our classes do it, and that no other does. A new one here is a decision. */
class DangersTest {
    private static final Collection<JavaClass> ABRI = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(place -> !place.contains("/contracts/")).importPackages("org.abri");

    /** {@code does} tells a class that does it; {@code who} are those that may, and do. */
    private record Danger(String what, Predicate<JavaClass> does, Set<String> who) {
        @Override
        public String toString() {
            return what;
        }

        Set<String> done(Collection<JavaClass> by) {
            var found = new TreeSet<String>();
            by.stream().filter(does).forEach(each -> found.add(outermost(each)));
            return found;
        }
    }

    static Stream<Danger> dangers() {
        return Stream.of(
                new Danger("starts programs",
                        knows("java.lang.ProcessBuilder").or(calls("java.lang.Runtime", "exec")),
                        Set.of("OwnProcess", "TokenProcess")),
                new Danger("makes objects out of bytes", knows("java.io.ObjectInputStream"), Set.of()),
                new Danger("runs text", knows("javax.script.", "javax.tools.", "jdk.jshell."), Set.of()),
                new Danger("looks up names and directories", knows("javax.naming."), Set.of()),
                new Danger("asks XML by paths and sheets", knows("javax.xml.xpath.", "javax.xml.transform."),
                        Set.of()),
                new Danger("reads XML", knows("javax.xml.", "org.xml.sax.", "org.w3c.dom."),
                        Set.of("OfficeText", "Pictures")),
                new Danger("calls what is no Java", each -> each.getMethods().stream()
                        .anyMatch(method -> method.getModifiers().contains(JavaModifier.NATIVE)), Set.of()),
                new Danger("connects or listens",
                        knows("java.net.http.HttpClient", "java.net.Socket", "java.net.ServerSocket",
                                "java.net.DatagramSocket", "java.net.HttpURLConnection",
                                "java.nio.channels.SocketChannel",
                                "java.nio.channels.ServerSocketChannel", "javax.net."),
                        Set.of("Binding", "Caller", "ClamdScanner", "CommandSocket", "Listening",
                                "Rehearsal")),
                new Danger("draws what anybody may guess",
                        knows("java.util.Random", "java.util.concurrent.ThreadLocalRandom",
                                "java.util.SplittableRandom").or(calls("java.lang.Math", "random")),
                        Set.of("SqlUnitOfWork")),
                new Danger("names an algorithm of cryptography by itself",
                        knows("org.bouncycastle.").or(calls("javax.crypto.", "getInstance"))
                                .or(calls("java.security.", "getInstance")),
                        Set.of("Argon2Hasher", "Factors", "Gcm", "JdkSignatures", "OvhSms", "Pbkdf2Hasher",
                                "Sha256",
                                "TlsFiles", "Token", "TwilioReceipts")));
    }

    @ParameterizedTest
    @MethodSource("dangers")
    @DisplayName("WEB-3, CRY-1: only those classes do what harms many programs that are meant to")
    void onlyThose(Danger danger) {
        assertThat(danger.done(ABRI)).isEqualTo(new TreeSet<>(danger.who()));
    }

    @ParameterizedTest
    @MethodSource("dangers")
    @DisplayName("This can fail: whoever does it is found out")
    void guard(Danger danger) {
        assertThat(danger.done(new ClassFileImporter().importClasses(Careless.class)))
                .containsExactly("DangersTest");
    }

    @Test
    @DisplayName("SES-1: sessions begin where somebody shows who they are, or a code of theirs, and nowhere else")
    void sessions() {
        assertThat(whoBeginsSessions()).containsExactly("ChoosePassword", "FactorChange", "ShowFactor",
                "SignIn");
    }

    static Set<String> whoBeginsSessions() {
        return new Danger("begins sessions", calls("org.abri.application.session.StartSession", "of"),
                Set.of()).done(ABRI);
    }

    @Test
    @DisplayName("WEB-3: statements, patterns and formats are texts of the program; of a statement no more than the name of a table is put together")
    void textsOfTheProgram() throws IOException {
        assertThat(written(
                "\"(?i:select|insert into|update|delete from|with|set) [^\"]*\"\\s*\\+\\s*(?!\")[\\w.]+"))
                        .containsExactly("SqlErasure", "TableCopy");
        assertThat(written("Pattern\\s*\\.compile\\(\\s*(?!\")\\w")).containsExactly("HeaderBound",
                "NameSounds");
        assertThat(written("String\\.format\\((?!(?:Locale\\.ROOT,\\s*)?\")|(?<!\")\\.formatted\\("))
                .isEmpty();
        assertThat(written("\\$unsafe\\{")).isEmpty();
    }

    /** Which files of the program hold such a text. */
    private static Set<String> written(String what) throws IOException {
        var pattern = Pattern.compile(what);
        var found = new TreeSet<String>();
        try (var files = Files.walk(Repository.root())) {
            for (var file : files.filter(each -> each.toString().matches(".*/src/main/.*\\.(java|jte)"))
                    .toList()) {
                if (pattern.matcher(Files.readString(file)).find()) {
                    found.add(file.getFileName().toString().replaceFirst("\\..*", ""));
                }
            }
        }
        return found;
    }

    @Test
    @DisplayName("WEB-1: the one script of pages puts no text into pages as HTML, runs none, and keeps nothing in the browser but where an upload stands")
    void script() throws IOException {
        var script = Files.readString(
                Repository.root().resolve("adapters-web/src/main/resources/face/abri.js"));
        assertThat(script).doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write",
                "eval(", "Function(", "localStorage", "indexedDB", "document.cookie", "postMessage",
                "onmessage", "__proto__", "Object.assign", "import(", "https://", "http://");
        assertThat(Pattern.compile("sessionStorage\\.setItem\\(([^)]*)").matcher(script).results()
                .map(kept -> kept.group(1)))
                        .containsExactly("kept, at = answer.getResponseHeader(\"Location\"");
        assertThat(script).contains("const kept = [place, file.size, file.lastModified, number]");
    }

    private static Predicate<JavaClass> knows(String... names) {
        return each -> each.getDirectDependenciesFromSelf().stream()
                .map(tie -> tie.getTargetClass().getBaseComponentType().getName())
                .anyMatch(known -> List.of(names).stream()
                        .anyMatch(name -> name.endsWith(".") ? known.startsWith(name)
                                : known.equals(name)));
    }

    private static Predicate<JavaClass> calls(String owner, String method) {
        return each -> each.getMethodCallsFromSelf().stream().map(JavaMethodCall::getTarget)
                .anyMatch(called -> called.getName().equals(method)
                        && called.getOwner().getName().startsWith(owner));
    }

    private static String outermost(JavaClass each) {
        return each.getName().substring(each.getPackageName().length() + 1).replaceFirst("\\$.*", "");
    }

    /** Does all of it. */
    @SuppressWarnings({ "unused", "NullAway" })
    private static final class Careless {
        private java.lang.ProcessBuilder program;
        private java.io.ObjectInputStream objects;
        private javax.script.ScriptEngine text;
        private javax.naming.Context directory;
        private javax.xml.xpath.XPath paths;
        private org.w3c.dom.Document tree;
        private java.net.Socket socket;
        private java.util.Random chance;
        private org.bouncycastle.crypto.Digest algorithm;

        private native void memory();
    }
}
