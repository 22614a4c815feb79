package lacuna.plugin.models;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Font;
import java.awt.Image;
import java.awt.Insets;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import javax.imageio.ImageIO;
import javax.swing.BorderFactory;
import javax.swing.ImageIcon;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.SwingWorker;
import javax.swing.table.DefaultTableModel;
import lacuna.models.bundle.ModelZoo;
import lacuna.models.bundle.ZooEntry;

/** All models in a table, the card of the chosen one beside it. Used on the event thread. */
public final class ModelsWindow extends JFrame {

    private static final long serialVersionUID = 1;
    private static final int GAP = 8;
    private static final int COVER = 330;

    private final transient ModelZoo zoo;
    private transient List<ZooEntry> entries = List.of();
    private final DefaultTableModel rows = new Rows();
    private final JTable table = new JTable(rows);
    private final JTextArea card = new JTextArea();
    private final JLabel cover = new JLabel();
    /** A cover may be higher than the window. */
    private final JScrollPane beside =
            new JScrollPane(cover, JScrollPane.VERTICAL_SCROLLBAR_ALWAYS, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
    private final JLabel status = new JLabel(" ");
    private final JButton take = new JButton("Import...");
    private final JButton remove = new JButton("Remove");

    public ModelsWindow(ModelZoo zoo) {
        super("Lacuna: models");
        this.zoo = zoo;
        table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        table.setAutoCreateRowSorter(true);
        table.getSelectionModel().addListSelectionListener(event -> show(chosen()));
        card.setEditable(false);
        card.setLineWrap(true);
        card.setWrapStyleWord(true);
        card.setFont(new Font(Font.MONOSPACED, Font.PLAIN, card.getFont().getSize()));
        card.setMargin(new Insets(GAP, GAP, GAP, GAP));
        cover.setVerticalAlignment(SwingConstants.TOP);
        cover.setBorder(BorderFactory.createEmptyBorder(0, GAP, 0, 0));
        beside.setBorder(BorderFactory.createEmptyBorder());
        JPanel below = new JPanel(new BorderLayout());
        below.add(new JScrollPane(card), BorderLayout.CENTER);
        below.add(beside, BorderLayout.EAST);
        JSplitPane split = new JSplitPane(JSplitPane.VERTICAL_SPLIT, new JScrollPane(table), below);
        split.setDividerLocation(160);
        split.setBorder(BorderFactory.createEmptyBorder(GAP, GAP, 0, GAP));
        add(split, BorderLayout.CENTER);
        add(bottom(), BorderLayout.SOUTH);
        setPreferredSize(new Dimension(820, 560));
        setDefaultCloseOperation(DISPOSE_ON_CLOSE);
        pack();
        setLocationByPlatform(true);
        refresh(null);
    }

    private JPanel bottom() {
        JButton close = new JButton("Close");
        take.setToolTipText("A bundle (.lacuna.zip), or a published checkpoint (.pth, .pt, .pkl, .safetensors)");
        take.addActionListener(event -> askForFile());
        remove.addActionListener(event -> remove(chosen()));
        close.addActionListener(event -> dispose());
        JPanel buttons = new JPanel(new FlowLayout(FlowLayout.RIGHT, GAP, 0));
        buttons.add(take);
        buttons.add(remove);
        buttons.add(close);
        JPanel bottom = new JPanel(new BorderLayout(GAP, 0));
        bottom.setBorder(BorderFactory.createEmptyBorder(GAP, GAP, GAP, GAP));
        bottom.add(status, BorderLayout.CENTER);
        bottom.add(buttons, BorderLayout.EAST);
        return bottom;
    }

    /** Reads the list again and chooses {@code name}, or the first model. */
    void refresh(String name) {
        entries = zoo.list();
        rows.setRowCount(0);
        int chosen = 0;
        for (int i = 0; i < entries.size(); i++) {
            rows.addRow(ModelTexts.row(entries.get(i)).toArray());
            chosen = entries.get(i).name().equals(name) ? i : chosen;
        }
        if (entries.isEmpty()) {
            show(null);
        } else {
            int row = table.convertRowIndexToView(chosen);
            table.setRowSelectionInterval(row, row);
        }
    }

    private ZooEntry chosen() {
        int row = table.getSelectedRow();
        return row < 0 ? null : entries.get(table.convertRowIndexToModel(row));
    }

    private void show(ZooEntry entry) {
        card.setText(entry == null ? "" : ModelTexts.card(entry));
        card.setCaretPosition(0);
        cover.setIcon(entry == null ? null : cover(entry));
        beside.setVisible(cover.getIcon() != null);
        ((JComponent) beside.getParent()).revalidate(); // a scroll pane by itself keeps the width it has
        remove.setEnabled(entry != null && !entry.shipped());
        remove.setToolTipText(entry != null && entry.shipped() ? "Models that came with the plugin stay." : null);
    }

    /** Null if the model has no picture, or none that can be read: the card says more. */
    private ImageIcon cover(ZooEntry entry) {
        try {
            byte[] png = entry.usable() ? zoo.open(entry.name()).cover().orElse(null) : null;
            BufferedImage picture = png == null ? null : ImageIO.read(new ByteArrayInputStream(png));
            return picture == null ? null : new ImageIcon(
                    picture.getScaledInstance(Math.min(COVER, picture.getWidth()), -1, Image.SCALE_SMOOTH));
        } catch (IOException e) {
            say(e.getMessage());
            return null;
        }
    }

    private void askForFile() {
        JFileChooser chooser = new JFileChooser();
        chooser.setDialogTitle("Import a model");
        if (chooser.showOpenDialog(this) == JFileChooser.APPROVE_OPTION) {
            File file = chooser.getSelectedFile();
            take(file.toPath());
        }
    }

    /** Imports in the background, since large files are checked byte by byte. */
    void take(Path file) {
        say("Importing " + file.getFileName() + "...");
        take.setEnabled(false);
        new SwingWorker<ZooEntry, Void>() {
            @Override
            protected ZooEntry doInBackground() throws IOException {
                return zoo.importFile(file, false);
            }

            @Override
            protected void done() {
                take.setEnabled(true);
                try {
                    ZooEntry entry = get();
                    refresh(entry.name());
                    say("Imported " + entry.name() + ".");
                } catch (ExecutionException e) {
                    say(e.getCause().getMessage());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }.execute();
    }

    private void remove(ZooEntry entry) {
        if (entry == null || JOptionPane.showConfirmDialog(this, "Delete the model " + entry.name() + " from the disk?",
                "Remove a model", JOptionPane.OK_CANCEL_OPTION) != JOptionPane.OK_OPTION) {
            return;
        }
        try {
            zoo.remove(entry.name());
            refresh(null);
            say("Removed " + entry.name() + ".");
        } catch (IllegalArgumentException | IOException e) {
            say(e.getMessage());
        }
    }

    private void say(String text) {
        status.setText(text);
        status.setToolTipText(text);
    }

    private static final class Rows extends DefaultTableModel {
        private static final long serialVersionUID = 1;

        Rows() {
            super(ModelTexts.COLUMNS.toArray(), 0);
        }

        @Override
        public boolean isCellEditable(int row, int column) {
            return false;
        }
    }
}
