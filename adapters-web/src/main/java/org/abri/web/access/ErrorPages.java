package org.abri.web.access;

import org.abri.web.session.Visitor;

/** WEB-2: the page that tells people what went wrong. Without one, they get a line of plain text. */
public interface ErrorPages {
    /** HTML in UTF-8, in the visitor's language. The visitor may be nobody, even on a page of somebody who is signed in. */
    byte[] page(Problem problem, Visitor visitor);
}
