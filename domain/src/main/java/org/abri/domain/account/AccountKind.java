package org.abri.domain.account;

/**
 * The kinds of account. ACC-1: beneficiaries, staff and the service's operators never mix in one account. Whether staff
 * are professionals or managers is said relay by relay, by their memberships (ACC-12).
 */
public enum AccountKind {
    BENEFICIARY, STAFF, OPERATOR
}
