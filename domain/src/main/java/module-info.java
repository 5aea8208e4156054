/** The rules of the vault: values and decisions, without any framework. */
module org.abri.domain {
    requires static transitive org.jspecify;
}
