/** Sessions and throttles: plain tables found by id, with Micronaut Data. */
@NullMarked
package org.abri.persistence.session;

import org.jspecify.annotations.NullMarked;
