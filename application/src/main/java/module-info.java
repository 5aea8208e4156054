/** The use cases of the vault, and the ports they need. */
module org.abri.application {
    requires transitive org.abri.domain;
    requires static transitive org.jspecify;
}
