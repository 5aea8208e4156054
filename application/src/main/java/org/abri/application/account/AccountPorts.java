package org.abri.application.account;

/** What accounts need from outside. */
public record AccountPorts(Accounts accounts, AllCredentials credentials, SecondFactors factors,
        Notices notices, PasswordHasher hasher, PasswordStrength strength, Passkeys passkeys,
        Inactivities inactivities) {
    /** These ports, but that hasher. */
    public AccountPorts withHasher(PasswordHasher mine) {
        return new AccountPorts(accounts, credentials, factors, notices, mine, strength,
                passkeys, inactivities);
    }
}
