package org.abri.web.face;

/** One of the main pages, as the navigation shows it. */
public record Tab(String name, String href, String icon) {
    public String word() {
        return "tab." + name;
    }
}
