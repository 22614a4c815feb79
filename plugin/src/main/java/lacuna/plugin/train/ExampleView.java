package lacuna.plugin.train;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;

/** The sheets of examples that validations leave in the work folder, one at a time. */
final class ExampleView extends JPanel {

    private static final long serialVersionUID = 1;
    private static final String FILLS = "preview-";
    private static final String PATTERN = "{" + FILLS + "*,samples,real}.png";

    private final JButton back = new JButton("\u25C0");
    private final JButton next = new JButton("\u25B6");
    private final JLabel caption = new JLabel("Examples appear with the first validation.");
    private final Sheet sheet = new Sheet();
    private transient List<Path> files = List.of();
    private transient FileTime shown;
    private int number;

    ExampleView() {
        super(new BorderLayout());
        back.setToolTipText("The kind before");
        next.setToolTipText("The next kind");
        back.addActionListener(event -> turn(-1));
        next.addActionListener(event -> turn(1));
        JPanel arrows = new JPanel(new FlowLayout(FlowLayout.LEFT));
        arrows.add(back);
        arrows.add(next);
        JPanel top = new JPanel(new BorderLayout());
        top.add(arrows, BorderLayout.WEST);
        top.add(caption, BorderLayout.CENTER);
        add(top, BorderLayout.NORTH);
        add(new JScrollPane(sheet), BorderLayout.CENTER);
        enableButtons();
    }

    /** Shows the sheet as it is by now. */
    void refresh(Path work) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(work, PATTERN)) {
            stream.forEach(found::add);
        } catch (IOException e) {
            return; // the folder is not there yet
        }
        Collections.sort(found);
        files = found;
        enableButtons();
        load();
    }

    private void turn(int by) {
        number = Math.floorMod(number + by, files.size());
        shown = null;
        load();
    }

    private void enableButtons() {
        back.setEnabled(files.size() > 1);
        next.setEnabled(files.size() > 1);
    }

    private void load() {
        if (files.isEmpty()) {
            return;
        }
        Path file = files.get(Math.min(number, files.size() - 1));
        try {
            FileTime time = Files.getLastModifiedTime(file);
            if (!time.equals(shown)) {
                sheet.show(ImageIO.read(file.toFile()));
                caption.setText(caption(file.getFileName().toString().replace(".png", "")));
                shown = time;
            }
        } catch (IOException e) {
            caption.setText(e.getMessage());
        }
    }

    private String caption(String name) {
        String place = " (" + (number + 1) + " of " + files.size() + ")";
        if (name.startsWith(FILLS)) {
            return "Holes: " + name.substring(FILLS.length()) + place + ": hole, what the network starts from, its fill, truth.";
        }
        return (name.equals("real") ? "Real images" : "Images that the network drew") + place + ".";
    }

    /** A picture that fills the width. */
    private static final class Sheet extends JComponent {

        private static final long serialVersionUID = 1;

        private transient BufferedImage picture;

        void show(BufferedImage value) {
            picture = value;
            revalidate();
            repaint();
        }

        @Override
        public Dimension getPreferredSize() {
            int width = getParent() == null ? 1 : Math.max(1, getParent().getWidth());
            return picture == null ? new Dimension(width, 1) : new Dimension(width, (int) (width / ratio()));
        }

        private double ratio() {
            return picture.getWidth() / (double) picture.getHeight();
        }

        @Override
        protected void paintComponent(Graphics graphics) {
            if (picture != null) {
                Graphics2D g = (Graphics2D) graphics;
                g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
                g.drawImage(picture, 0, 0, getWidth(), (int) (getWidth() / ratio()), null);
            }
        }
    }
}
