package org.abri.bootstrap;

import java.net.URI;

/** A service that answers, in a process of its own or in this one. */
interface Served {
    URI address(String path);
}
