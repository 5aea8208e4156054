package org.abri.domain.vault;

/**
 * LAW-4: what a person lets the service do with their papers, each for itself: who says yes to one has said nothing of another.
 *
 * @param previews whether what they look like may be drawn
 * @param reading  whether what they say may be read, to find them by it
 */
public record Wishes(Wish previews, Wish reading) {
    /** Of whoever was asked nothing yet. */
    public static final Wishes NOT_ASKED = new Wishes(Wish.NOT_ASKED, Wish.NOT_ASKED);

    /** What they wish of that. */
    public Wish of(Processing processing) {
        return switch (processing) {
            case PREVIEWS -> previews;
            case READING -> reading;
        };
    }

    /** The same, with another wish of that. */
    public Wishes with(Processing processing, Wish wish) {
        return switch (processing) {
            case PREVIEWS -> new Wishes(wish, reading);
            case READING -> new Wishes(previews, wish);
        };
    }

    /** Whether they wish that. */
    public boolean want(Processing processing) {
        return of(processing) == Wish.WISHED;
    }
}
