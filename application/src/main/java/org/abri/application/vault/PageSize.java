package org.abri.application.vault;

/** UPL-2: how large a page of a PDF is on which a picture stands alone: as large as it fits on A4, upright or lying; in points. */
public record PageSize(double width, double height) {
    private static final double LONGER = 841.89;
    private static final double SHORTER = 595.28;

    /** Of a picture of so many dots, at least one each way. */
    public static PageSize of(int width, int height) {
        var longer = Math.max(width, height);
        var shorter = Math.min(width, height);
        var scale = Math.min(LONGER / longer, SHORTER / shorter);
        return new PageSize(Math.max(1, width * scale), Math.max(1, height * scale));
    }
}
