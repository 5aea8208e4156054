package org.abri.web.visit;

/**
 * A kind of form in which people write something that is worth keeping: when their session ends meanwhile, it is given back
 * to them after they sign in again, filled in as it was. Whoever handles such a form takes nothing from it but through
 * {@link Form#taken}: what is given back is shown, and never done.
 */
public interface GivenBack {}
