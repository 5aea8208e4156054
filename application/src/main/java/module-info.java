/** What can be done with a vault: the use cases, and the ports they need. */
@org.jspecify.annotations.NullMarked
module org.abri.application {
    requires transitive org.abri.domain;
    requires static org.jspecify;

    exports org.abri.application;
    exports org.abri.application.access;
    exports org.abri.application.account;
    exports org.abri.application.affiliation;
    exports org.abri.application.data;
    exports org.abri.application.journal;
    exports org.abri.application.later;
    exports org.abri.application.leaving;
    exports org.abri.application.limits;
    exports org.abri.application.maintenance;
    exports org.abri.application.memory;
    exports org.abri.application.moderation;
    exports org.abri.application.opening;
    exports org.abri.application.receipt;
    exports org.abri.application.recovery;
    exports org.abri.application.rectification;
    exports org.abri.application.registration;
    exports org.abri.application.relay;
    exports org.abri.application.reminder;
    exports org.abri.application.sealing;
    exports org.abri.application.session;
    exports org.abri.application.sms;
    exports org.abri.application.terms;
    exports org.abri.application.vault;
    exports org.abri.application.watch;
}
