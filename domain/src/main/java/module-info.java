/** The rules of the vault: values, aggregates and the access policy. Pure Java, no port, no clock, no ids made here. */
@org.jspecify.annotations.NullMarked
module org.abri.domain {
    requires static org.jspecify;

    exports org.abri.domain.access;
    exports org.abri.domain.account;
    exports org.abri.domain.affiliation;
    exports org.abri.domain.journal;
    exports org.abri.domain.limits;
    exports org.abri.domain.maintenance;
    exports org.abri.domain.moderation;
    exports org.abri.domain.opening;
    exports org.abri.domain.receipt;
    exports org.abri.domain.recovery;
    exports org.abri.domain.rectification;
    exports org.abri.domain.registration;
    exports org.abri.domain.relay;
    exports org.abri.domain.reminder;
    exports org.abri.domain.sms;
    exports org.abri.domain.terms;
    exports org.abri.domain.text;
    exports org.abri.domain.vault;
}
