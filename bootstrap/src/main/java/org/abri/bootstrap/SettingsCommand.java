package org.abri.bootstrap;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Command;

/**
 * What the service would run with, so that an operator sees what a machine's environment comes to. Nothing of it is a secret: those
 * stand in files, whose names alone are shown; what a provider or a plugin asks for is not shown at all, since nobody here knows what
 * it is.
 */
@Command(name = "settings",
        description = "Says each setting and what it comes to, defaults among them; secrets are not shown. Opens nothing.")
final class SettingsCommand extends Task {
    private static final String DEFAULT = "  (default)";
    private static final String NOT_SHOWN = "(said, not shown)";

    @Override
    public Integer call() {
        var settings = Settings.of(abri().environment());
        effective(settings).forEach((name, value) -> out().println(name + "=" + value
                + (settings.all().containsKey(name) ? "" : DEFAULT)));
        return Obstacle.DONE;
    }

    private static Map<String, String> effective(Settings settings) {
        var effective = new LinkedHashMap<String, String>();
        effective.put("ABRI_DATA", settings.data().toString());
        effective.put("ABRI_MASTER_KEY_FILE", settings.masterKeyFile().toString());
        effective.put("ABRI_PKCS11_MODULE", text(settings.token().map(token -> token.module().toString())));
        effective.put("ABRI_PKCS11_SLOT", text(settings.token().map(token -> String.valueOf(token.slot()))));
        effective.put("ABRI_PKCS11_PIN_FILE",
                text(settings.token().map(token -> token.pinFile().toString())));
        effective.put("ABRI_DATABASE_URL", settings.databaseUrl().map(SettingsCommand::withoutOptions)
                .orElse("H2 in " + settings.databaseFolder()));
        effective.put("ABRI_DATABASE_USER", settings.databaseUser());
        effective.put("ABRI_DATABASE_PASSWORD_FILE",
                text(settings.databasePasswordFile().map(Path::toString)));
        effective.put("ABRI_HOST", settings.host());
        effective.put("ABRI_PORT", String.valueOf(settings.port()));
        effective.put("ABRI_PUBLIC_ADDRESS", settings.address());
        effective.put("ABRI_PROXY", text(settings.proxy()));
        effective.put("ABRI_TLS_CERTIFICATE_FILE",
                text(settings.tls().map(files -> files.certificate().toString())));
        effective.put("ABRI_TLS_KEY_FILE", text(settings.tls().map(files -> files.key().toString())));
        effective.put("ABRI_BLOBS", settings.blobStore());
        effective.put("ABRI_BLOBS_FOLDER", settings.blobs().toString());
        effective.put("ABRI_SMS", text(settings.sms()));
        effective.put("ABRI_SCANNER", text(settings.scanner()));
        effective.put("ABRI_JOURNAL_HEADS", settings.journalHeads().toString());
        effective.put("ABRI_JOURNAL_HEADS_SECOND", text(settings.secondHeads().map(Path::toString)));
        effective.put("ABRI_METRICS", text(settings.metrics().map(MetricsAddress::toString)));
        effective.put("ABRI_LOG", settings.logs().name().toLowerCase(Locale.ROOT));
        effective.put("ABRI_PLUGINS", settings.plugins().toString());
        effective.put("ABRI_DEMO", String.valueOf(settings.demo()));
        new TreeMap<>(settings.of("ABRI_")).forEach((name, value) -> effective.putIfAbsent("ABRI_" + name,
                isKnown("ABRI_" + name) ? value : NOT_SHOWN));
        return effective;
    }

    private static boolean isKnown(String name) {
        return SettingNames.KNOWN.contains(name) || SettingNames.BUDGETS.contains(name)
                || name.endsWith("_FILE");
    }

    /** Which may hold a password. */
    private static String withoutOptions(String url) {
        return url.replaceAll("[?;].*", "") + (url.matches(".*[?;].*") ? " and options, not shown" : "");
    }

    private static String text(Optional<String> value) {
        return value.orElse("none");
    }
}
