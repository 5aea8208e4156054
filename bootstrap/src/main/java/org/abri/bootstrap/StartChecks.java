package org.abri.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** OPS-1, G-14: what must not run, found out before anything is opened. */
final class StartChecks {
    private StartChecks() {}

    /** For whatever uses the master key. */
    static void key(Settings settings, Findings findings) {
        SettingNames.check(settings, findings);
        findings.refuseIf(!settings.demo() && isWithin(settings.data(), settings.masterKeyFile()),
                "ABRI_MASTER_KEY_FILE must name a file outside of ABRI_DATA: whoever copied that folder would have both.");
        settings.token().ifPresent(token -> {
            Guarded.secret("The file of ABRI_PKCS11_PIN_FILE", token.pinFile(), findings);
            findings.refuseIf(!Files.isReadable(token.module()),
                    "ABRI_PKCS11_MODULE names " + token.module()
                            + ", which is not there, or not for this user.");
        });
    }

    /** As well for whatever opens the data. */
    static void data(Settings settings, Findings findings) {
        key(settings, findings);
        files(settings, findings);
    }

    /** Whether what rests there is ours and nobody else's. */
    static void files(Settings settings, Findings findings) {
        Guarded.folder("The folder of ABRI_DATA", settings.data(), findings);
        if (settings.databaseUrl().isEmpty()) {
            Guarded.folder("The folder of the database", settings.databaseFolder(), findings);
            Guarded.file("The file of the database", settings.databaseFile(), findings);
        }
        if (settings.blobStore().equals(Settings.FILES)) {
            Guarded.folder("The folder of documents", settings.blobs(), findings);
        }
        findings.refuseIf(!Guarded.canBeAddedTo(settings.journalHeads()),
                "The heads of the journal cannot be written to " + settings.journalHeads() + ".");
        settings.secondHeads().ifPresent(second -> {
            findings.refuseIf(second.normalize().equals(settings.journalHeads().normalize()),
                    "ABRI_JOURNAL_HEADS_SECOND must name another file than ABRI_JOURNAL_HEADS.");
            findings.refuseIf(!Guarded.canBeAddedTo(second),
                    "The heads of the journal cannot be written to " + second + ".");
        });
        Guarded.file("The list of the demo's accounts", Demo.accountsIn(settings.data()), findings);
    }

    /** As well for the service itself. */
    static void service(Settings settings, Findings findings) {
        data(settings, findings);
        if (settings.sms().isEmpty()) {
            findings.refuse("ABRI_SMS must say who sends SMS: " + Settings.LOG + " (nobody does), "
                    + Settings.SHOW + " (a page, for trials), or a plugin; there are: "
                    + Plugins.in(settings.plugins()).smsProviders() + ".");
        }
        Listening.check(settings.host(), settings.port(), findings);
        settings.tls().ifPresent(files -> files.check(settings.publicAddress(), Instant.now(), findings));
        settings.metrics().ifPresent(address -> Listening.checkMetrics(address, findings));
        reached(settings, findings);
    }

    /** Beyond this machine nothing passes readable, and nobody comes to the demo. */
    private static void reached(Settings settings, Findings findings) {
        var address = settings.publicAddress();
        var beyond = !PublicAddress.isOfThisMachine(settings.host());
        var https = address.filter(PublicAddress::isHttps).isPresent();
        if (settings.demo()
                && (beyond || address.filter(public_ -> !public_.isOfThisMachine()).isPresent())) {
            findings.refuse(
                    "ABRI_DEMO is for this machine alone, since anybody knows its passwords: leave ABRI_HOST and ABRI_PUBLIC_ADDRESS out.");
        } else if (!https && address.filter(public_ -> !public_.isOfThisMachine()).isPresent()) {
            findings.refuse("ABRI_PUBLIC_ADDRESS must begin with https:// beyond this machine.");
        } else if (settings.tls().isPresent() && !https) {
            findings.refuse(
                    "With a certificate of its own, the service is reached by https:// alone, which ABRI_PUBLIC_ADDRESS must say.");
        } else {
            findings.refuseIf(beyond && settings.tls().isEmpty(),
                    "ABRI_HOST is not this machine alone: ABRI_TLS_CERTIFICATE_FILE and ABRI_TLS_KEY_FILE must then say by what the service is known, to browsers or to a proxy on another machine.");
        }
    }

    private static boolean isWithin(Path folder, Path file) {
        return real(file).startsWith(real(folder));
    }

    /** Whatever links lead there, as far as it exists. */
    private static Path real(Path path) {
        var there = path.toAbsolutePath().normalize();
        try {
            return there.toRealPath();
        } catch (IOException notThere) {
            var above = there.getParent();
            return above == null ? there : real(above).resolve(there.getFileName());
        }
    }
}
