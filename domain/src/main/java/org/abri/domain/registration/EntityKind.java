package org.abri.domain.registration;

/** REL-1: as what an entity is identified in the social or medico-social field. The names are stored: only added to. */
public enum EntityKind {
    /** A town's or a county's own social services. */
    PUBLIC_SERVICE,
    /** Shelters, hostels, housing with support. */
    LODGING,
    /** Where people come by day. */
    DAY_CENTRE,
    /** Teams that go to people on the street or at home. */
    OUTREACH,
    /** Reception of people who ask for asylum, and of refugees. */
    ASYLUM,
    /** Care, addictions, disability. */
    CARE,
    /** Children, families, young people. */
    FAMILY,
    /** Access to rights, to an address, to work. */
    RIGHTS,
    OTHER_SOCIAL
}
