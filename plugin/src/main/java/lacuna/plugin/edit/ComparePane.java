package lacuna.plugin.edit;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.image.BufferedImage;
import javax.swing.JPanel;

/** Shows the edited fill, or the plain one, as large as there is room. */
final class ComparePane extends JPanel {

    private static final long serialVersionUID = 1;
    private static final int USUAL = 380;
    private static final int LEAST = 64;

    private transient Editor.Preview preview;
    private transient BufferedImage picture;
    private boolean plain;
    private boolean outlined = true;

    ComparePane() {
        setPreferredSize(new Dimension(USUAL, USUAL));
        setMinimumSize(new Dimension(LEAST, LEAST));
        getAccessibleContext().setAccessibleName("Preview of the edited fill");
        addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent event) {
                redraw();
            }
        });
    }

    void show(Editor.Preview latest) {
        preview = latest;
        redraw();
    }

    void showPlain(boolean value) {
        plain = value;
        redraw();
    }

    void showOutline(boolean value) {
        outlined = value;
        redraw();
    }

    private void redraw() {
        if (preview != null && getWidth() > 0 && getHeight() > 0) {
            picture = preview.picture().of(plain ? preview.plain() : preview.edited(), room(), outlined);
        }
        repaint();
    }

    /** Longer side of the largest picture that there is room for. */
    private int room() {
        double ratio = (double) preview.picture().part().width / preview.picture().part().height;
        return (int) Math.max(1, ratio >= 1
                ? Math.min(getWidth(), getHeight() * ratio) : Math.min(getHeight(), getWidth() / ratio));
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        super.paintComponent(graphics);
        if (picture != null) {
            graphics.drawImage(picture, (getWidth() - picture.getWidth()) / 2, (getHeight() - picture.getHeight()) / 2, null);
        }
    }
}
