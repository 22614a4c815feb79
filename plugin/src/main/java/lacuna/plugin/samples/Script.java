package lacuna.plugin.samples;

import java.awt.Graphics2D;

/** A way to write a line of text: type or a hand. */
interface Script {

    /** Height of an x in pixels. */
    double xHeight();

    /** Length of the text in pixels. */
    double width(String text);

    /** Writes the text with its baseline at y, in the colour of the graphics. */
    void draw(Graphics2D graphics, String text, double x, double y);
}
