package org.abri.web.visit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what answers people with a file. Whoever is not signed in any more is told so, with the status that says so, and not
 * led to the sign-in page: a program that fetches files for people would keep that page as the file.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface GivesFile {}
