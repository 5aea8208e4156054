package org.abri.bootstrap;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** OPS-1: which variables there are, so that a mistyped one is found out instead of being passed over. */
final class SettingNames {
    private static final String OURS = "ABRI_";
    private static final String SMS = "ABRI_SMS_";
    private static final String BLOBS = "ABRI_BLOBS_";
    /** More letters than that are no slip. */
    private static final int FAR = 3;

    /** Those of docs/operating.md. */
    static final Set<String> KNOWN = Set.of("ABRI_DATA", "ABRI_MASTER_KEY_FILE", "ABRI_DATABASE_URL",
            "ABRI_DATABASE_USER", "ABRI_DATABASE_PASSWORD_FILE", "ABRI_HOST", "ABRI_PORT", "ABRI_PROXY",
            "ABRI_PUBLIC_ADDRESS", "ABRI_BLOBS", "ABRI_BLOBS_FOLDER", "ABRI_SMS", "ABRI_JOURNAL_HEADS",
            "ABRI_JOURNAL_HEADS_SECOND", "ABRI_METRICS",
            "ABRI_LOG",
            "ABRI_PLUGINS", "ABRI_JAVA_OPTIONS", "ABRI_DEMO", "ABRI_SCANNER", "ABRI_CONTACT",
            "ABRI_AUTHORITY", "ABRI_TLS_CERTIFICATE_FILE", "ABRI_TLS_KEY_FILE", "ABRI_PKCS11_MODULE",
            "ABRI_PKCS11_SLOT", "ABRI_PKCS11_PIN_FILE");

    /** The budgets of docs/operating.md, which may be said as variables as well. */
    static final Set<String> BUDGETS = Set.of("ABRI_BUDGET_HEAD", "ABRI_BUDGET_BODY", "ABRI_BUDGET_IDLE",
            "ABRI_BUDGET_STALLED", "ABRI_BUDGET_SLOWEST", "ABRI_BUDGET_GRACE", "ABRI_BUDGET_CONNECTIONS",
            "ABRI_BUDGET_BODY_BYTES", "ABRI_BUDGET_ANSWER_BYTES", "ABRI_BUDGET_STREAMS",
            "ABRI_BUDGET_STREAMS_PER_ACCOUNT", "ABRI_BUDGET_UPLOADS_PER_ACCOUNT",
            "ABRI_BUDGET_FAILURES_PER_ADDRESS", "ABRI_BUDGET_SLOW_ASKS_PER_ADDRESS");

    private SettingNames() {}

    /** Says of each variable that nobody reads which one may have been meant. */
    static void check(Settings settings, Findings findings) {
        for (var name : new TreeSet<>(settings.all().keySet())) {
            if (name.toUpperCase(Locale.ROOT).startsWith(OURS) && !isRead(name, settings)) {
                findings.refuse("There is no setting " + name
                        + nearest(name).map(meant -> "; " + meant + " was meant, perhaps.").orElse("."));
            }
        }
    }

    /** What begins with the prefix of a plugin that was chosen is the plugin's, whatever it is called. */
    private static boolean isRead(String name, Settings settings) {
        if (KNOWN.contains(name) || BUDGETS.contains(name)) { return true; }
        if (name.startsWith(BLOBS)) { return !settings.blobStore().equals(Settings.FILES); }
        return name.startsWith(SMS);
    }

    private static Optional<String> nearest(String name) {
        var all = new TreeSet<>(KNOWN);
        all.addAll(BUDGETS);
        return all.stream().filter(known -> distance(name, known) <= FAR)
                .min(Comparator.comparingInt(known -> distance(name, known)));
    }

    /** How many letters must be changed, put in or left out to make one of the other. */
    private static int distance(String one, String other) {
        var before = new int[other.length() + 1];
        for (var j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (var i = 1; i <= one.length(); i++) {
            var row = new int[other.length() + 1];
            row[0] = i;
            for (var j = 1; j <= other.length(); j++) {
                var changed = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(before[j], row[j - 1]) + 1);
            }
            before = row;
        }
        return before[other.length()];
    }
}
