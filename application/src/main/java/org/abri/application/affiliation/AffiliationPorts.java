package org.abri.application.affiliation;

/** What affiliations need from outside. */
public record AffiliationPorts(Affiliations affiliations, People people, Asks asks, Pointers pointers) {}
