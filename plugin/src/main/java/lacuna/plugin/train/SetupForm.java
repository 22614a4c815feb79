package lacuna.plugin.train;

import ij.WindowManager;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSpinner;
import javax.swing.JTextField;
import javax.swing.SpinnerNumberModel;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.text.JTextComponent;
import lacuna.models.bundle.ModelZoo;
import lacuna.models.bundle.ZooEntry;
import lacuna.training.Recipe;
import lacuna.training.Recipes;
import lacuna.training.deepgin.DeepGinRecipe;
import lacuna.training.masks.MaskKinds;

/** The fields of a training: three that are needed, and more for who wants them. Used on the event thread. */
final class SetupForm extends JPanel {

    private static final long serialVersionUID = 1;
    private static final int GAP = 4;
    private static final String RANDOM = "random weights";
    private static final int STEPS_STEP = 1000;

    private final transient Runnable changed;
    private final JComboBox<String> images = new JComboBox<>(openStacks());
    private final JComboBox<String> network = new JComboBox<>(Recipes.networks().toArray(String[]::new));
    private final JLabel purpose = new JLabel();
    private final JTextField out = new JTextField("my-model");
    private final JCheckBox more = new JCheckBox("More choices");
    private final JPanel others = new JPanel(new GridBagLayout());
    private final JComboBox<String> preset = new JComboBox<>();
    private final JComboBox<String> from = new JComboBox<>();
    private final JLabel frozen = new JLabel();
    private final JLabel holesLabel = new JLabel("Holes");
    private final JLabel cropLabel = new JLabel("Crop");
    private final JTextField holes = new JTextField(DeepGinRecipe.HOLES);
    private final JLabel defectsLabel = new JLabel("Own defects");
    private final JTextField defects = new JTextField();
    private final JButton browseDefects = browse(true, defects::setText);
    private final JButton gallery = new JButton("Show holes");
    private final JTextField settings = new JTextField();
    private final JTextField features = new JTextField();
    private final JSpinner crop = new JSpinner(new SpinnerNumberModel(16, 16, 1024, 16));
    private final JSpinner batch = new JSpinner(new SpinnerNumberModel(1, 1, 256, 1));
    private final JSpinner steps = new JSpinner(new SpinnerNumberModel(1, 1, Integer.MAX_VALUE, STEPS_STEP));
    private final JSpinner validation = new JSpinner(new SpinnerNumberModel(0.1, 0, 0.9, 0.05));
    private final JSpinner seed = new JSpinner(new SpinnerNumberModel(1, 0, Integer.MAX_VALUE, 1));
    private final JComboBox<String> device = new JComboBox<>(new String[] {"auto", "cpu", "gpu"});

    /**
     * @param changed hears of every change
     * @param showing hears when the user wants to look at the holes
     */
    SetupForm(Runnable changed, Runnable showing) {
        super(new GridBagLayout());
        this.changed = changed;
        gallery.setToolTipText("Cuts holes into some of the images, as the training will");
        gallery.addActionListener(event -> showing.run());
        images.setEditable(true);
        from.setEditable(true);
        row(this, 0, "Images", images, browse(images, true), "A folder (sub-folders are domains and count equally), or an open stack");
        row(this, 1, "Train", network, purpose, "What is trained");
        row(this, 2, "Save as", out, null, "A name, for the list of models; or the path of a file");
        row(this, 3, "", more, null, null);
        row(others, 0, "Size", preset, null, "Larger ones learn more, and longer");
        row(others, 1, "Start from", from, frozen, "A model of the list, or the path of a bundle or checkpoint, to go on from");
        row(others, 2, holesLabel, holes, gallery, "Kinds of holes with weights: " + MaskKinds.names());
        row(others, 3, defectsLabel, defects, browseDefects, "Masks, ROI files or folders of them, separated by"
                + " semicolons, or the title of an open mask: every second hole is drawn from them");
        row(others, 4, "Features", features, browse(features), "TorchScript network for perceptual losses, or to judge a prior; may be"
                + " empty");
        row(others, 5, "Settings", settings, null, "Of the network's own, separated by semicolons");
        row(others, 6, cropLabel, crop, null, "Edge of the crops in pixels; smaller ones take less memory and time");
        row(others, 7, "Batch", batch, null, "Crops a step; fewer take less memory and time");
        row(others, 8, "Steps", steps, null, "Length of the training; it can be finished earlier");
        row(others, 9, "Share to measure on", validation, null, "Of the images, whole sources at a time; not trained on");
        row(others, 10, "Seed", seed, null, "Same seed, same model on a CPU");
        row(others, 11, "Device", device, null, "auto takes the GPU if there is one that works");
        GridBagConstraints wide = new GridBagConstraints();
        wide.gridy = 4;
        wide.gridwidth = GridBagConstraints.REMAINDER;
        wide.fill = GridBagConstraints.HORIZONTAL;
        add(others, wide);
        others.setVisible(false);
        listen();
        choose();
    }

    private void listen() {
        more.addActionListener(event -> others.setVisible(more.isSelected()));
        network.addActionListener(event -> choose());
        for (JComboBox<String> box : List.of(images, preset, from, device)) {
            box.addActionListener(event -> changed.run());
        }
        for (JSpinner spinner : List.of(crop, batch, steps, validation, seed)) {
            spinner.addChangeListener(event -> changed.run());
        }
        for (JTextComponent text : List.of(out, holes, defects, features, settings, editor(images), editor(from))) {
            text.getDocument().addDocumentListener(new Typing(changed));
        }
    }

    /** Offers what the chosen network has. */
    private void choose() {
        String chosen = (String) network.getSelectedItem();
        purpose.setText(Recipes.purpose(chosen));
        Recipe usual = Recipes.of(chosen, Map.of());
        crop.setValue(usual.crop());
        batch.setValue(usual.batch());
        steps.setValue((int) usual.schedule().steps());
        settings.setText(new TreeMap<>(usual.settings()).entrySet().stream()
                .filter(setting -> !List.of("preset", "holes", "features", "defects").contains(setting.getKey()))
                .map(setting -> setting.getKey() + "=" + setting.getValue()).collect(Collectors.joining("; ")));
        settings.setCaretPosition(0);
        preset.removeAllItems();
        Recipes.presets(chosen).forEach(preset::addItem);
        from.removeAllItems();
        from.addItem(RANDOM);
        new ModelZoo().list().stream().filter(ZooEntry::usable).filter(entry -> !Recipes.presetFrom(chosen, entry.spec()).isEmpty())
                .forEach(entry -> from.addItem(entry.name()));
        boolean fills = usual.settings().containsKey("holes");
        for (JComponent own : List.of(holes, holesLabel, gallery, defects, defectsLabel, browseDefects)) {
            own.setVisible(fills);
        }
        for (JComponent own : List.of(crop, cropLabel)) {
            own.setVisible(takesCrop(usual, 2 * usual.crop()));
        }
        changed.run();
    }

    /** Whether crops may be larger than usual: priors, and what is trained on one, have a size of their own. */
    private static boolean takesCrop(Recipe recipe, int crop) {
        try {
            recipe.check(crop, recipe.batch());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What the fields say by now. */
    TrainingChoice choice() {
        String start = editor(from).getText();
        return new TrainingChoice(editor(images).getText(), (String) network.getSelectedItem(),
                Objects.toString(preset.getSelectedItem(), ""), start.equals(RANDOM) ? "" : start, out.getText(),
                holes.isVisible() ? holes.getText() : "", defects.isVisible() ? defects.getText() : "", features.getText(),
                settings.getText(), crop.isVisible() ? (Integer) crop.getValue() : 0, (Integer) batch.getValue(),
                ((Number) steps.getValue()).longValue(), ((Number) validation.getValue()).doubleValue(),
                ((Number) seed.getValue()).longValue(), (String) device.getSelectedItem());
    }

    void showFrozen(String what) {
        frozen.setText("Frozen: " + (what.isEmpty() ? "nothing" : what));
    }

    private static String[] openStacks() {
        List<String> titles = new ArrayList<>(List.of(""));
        String[] open = WindowManager.getImageTitles();
        titles.addAll(List.of(open));
        return titles.toArray(String[]::new);
    }

    private static JTextComponent editor(JComboBox<String> box) {
        return (JTextComponent) box.getEditor().getEditorComponent();
    }

    private JButton browse(JComboBox<String> target, boolean folder) {
        return browse(folder, path -> editor(target).setText(path));
    }

    private JButton browse(JTextField target) {
        return browse(false, target::setText);
    }

    private JButton browse(boolean folder, Consumer<String> target) {
        JButton button = new JButton("Browse...");
        button.addActionListener(event -> {
            JFileChooser chooser = new JFileChooser();
            chooser.setFileSelectionMode(folder ? JFileChooser.FILES_AND_DIRECTORIES : JFileChooser.FILES_ONLY);
            if (chooser.showOpenDialog(this) == JFileChooser.APPROVE_OPTION) {
                target.accept(chooser.getSelectedFile().getPath());
            }
        });
        return button;
    }

    private static void row(JPanel panel, int y, String label, JComponent field, JComponent beside, String help) {
        row(panel, y, new JLabel(label), field, beside, help);
    }

    private static void row(JPanel panel, int y, JLabel label, JComponent field, JComponent beside, String help) {
        GridBagConstraints at = new GridBagConstraints();
        at.insets = new Insets(GAP, GAP, GAP, GAP);
        at.gridy = y;
        at.anchor = GridBagConstraints.LINE_START;
        panel.add(label, at);
        at.fill = GridBagConstraints.HORIZONTAL;
        at.weightx = 1;
        at.gridwidth = beside == null ? 2 : 1;
        field.setToolTipText(help);
        panel.add(field, at);
        at.weightx = 0;
        at.gridwidth = 1;
        if (beside != null) {
            panel.add(beside, at);
        }
    }

    /** Hears of every key. */
    private record Typing(Runnable changed) implements DocumentListener {

        @Override
        public void insertUpdate(DocumentEvent event) {
            changed.run();
        }

        @Override
        public void removeUpdate(DocumentEvent event) {
            changed.run();
        }

        @Override
        public void changedUpdate(DocumentEvent event) {
            changed.run();
        }
    }
}
