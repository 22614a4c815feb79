package lacuna.plugin.samples;

/**
 * What kind of page is drawn.
 *
 * @param written by hand, or else printed
 * @param xHeight of the running text in pixels
 * @param stamp whether a printed stamp may stand on it, which takes a font of the JVM
 */
record PageStyle(boolean written, double xHeight, boolean stamp) {

    static PageStyle any(Chance chance) {
        boolean written = chance.once(0.55);
        return new PageStyle(written, written ? chance.between(9, 22) : chance.between(7, 20), true);
    }

    /** Type or a hand of this kind, in the given size. */
    Script script(Chance chance, double size) {
        return written ? new Hand(chance, size) : new Type(chance, size);
    }
}
