package org.abri.web.relay;

import io.micronaut.serde.annotation.Serdeable;
import org.abri.application.account.KeepTeam;
import org.abri.web.account.NameJson;
import org.jspecify.annotations.Nullable;

/** Somebody of a relay's team. */
@Serdeable.Serializable
record StaffJson(String account, NameJson name, String username, String role) {
    static StaffJson of(KeepTeam.Member member) {
        return new StaffJson(member.account().toString(), NameJson.of(member.name()),
                member.username().value(), member.role().name());
    }

    /** AUT-6: the account of somebody new. The first password is shown this once; it is null when they chose theirs already. */
    @Serdeable.Serializable
    record OpenedJson(String account, String username, @Nullable String firstPassword) {
        static OpenedJson of(KeepTeam.OpenOutcome.Opened opened) {
            return new OpenedJson(opened.account().toString(), opened.username().value(),
                    opened.firstPassword().isEmpty() ? null : opened.firstPassword());
        }

        @Override
        public String toString() {
            return "OpenedJson[" + account + "]";
        }
    }

    /** Who is to have an account: their names and the language they read. */
    @Serdeable.Deserializable
    record NewStaffJson(@Nullable String given, @Nullable String family, @Nullable String language) {
        NameJson name() {
            return new NameJson(given, family);
        }
    }
}
