package lacuna.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import lacuna.models.torch.Torch;

/**
 * The weights of one network: an ordered map from the names of the published state_dict to arrays. Layers declare their entries
 * when they are built; {@link #initialize} or {@link #load} gives the values. Owns its arrays.
 */
public final class Parameters implements AutoCloseable {

    /** How an entry starts. */
    @FunctionalInterface
    public interface Initializer {

        Initializer ZEROS = constant(0);

        /** A random direction: a vector of length 1. */
        Initializer UNIT_VECTOR = (size, random) -> {
            float[] values = normal(1).draw(size, random);
            double squares = 0;
            for (float value : values) {
                squares += value * value;
            }
            for (int i = 0; i < size; i++) {
                values[i] /= (float) Math.sqrt(squares);
            }
            return values;
        };

        /** The values of an entry of {@code size} scalars. */
        float[] draw(int size, Random random);

        static Initializer constant(double value) {
            return (size, random) -> {
                float[] values = new float[size];
                Arrays.fill(values, (float) value);
                return values;
            };
        }

        /** Always these values, as of a filter that is not learned. */
        static Initializer fixed(float... values) {
            return (size, random) -> values.clone();
        }

        static Initializer normal(double standardDeviation) {
            return (size, random) -> {
                float[] values = new float[size];
                for (int i = 0; i < size && standardDeviation > 0; i++) {
                    values[i] = (float) (standardDeviation * random.nextGaussian());
                }
                return values;
            };
        }

        /** Kaiming's normal initialisation for a rectified layer with {@code fanIn} inputs, times {@code scale}. */
        static Initializer kaiming(long fanIn, double scale) {
            return normal(scale * Math.sqrt(2.0 / fanIn));
        }
    }

    private record Declaration(Shape shape, Initializer initializer, boolean trainable) { }

    private final NDManager manager;
    private final Map<String, Declaration> declarations;
    private final Map<String, NDArray> arrays;
    /** What all names of this part begin with; empty for the whole. */
    private final String prefix;

    /** @param parent whose device the arrays live on, and that closes them at the latest */
    public Parameters(NDManager parent) {
        this(parent.newSubManager(), new LinkedHashMap<>(), new LinkedHashMap<>(), "");
    }

    private Parameters(
            NDManager manager, Map<String, Declaration> declarations, Map<String, NDArray> arrays, String prefix) {
        this.manager = manager;
        this.declarations = declarations;
        this.arrays = arrays;
        this.prefix = prefix;
    }

    /**
     * The part whose names begin with {@code start}, under names without it: a network within a network. What is declared, loaded
     * or drawn there is so in the whole, which owns the arrays.
     */
    public Parameters under(String start) {
        return new Parameters(manager, declarations, arrays, prefix + start);
    }

    private <T> Map<String, T> own(Map<String, T> all) {
        if (prefix.isEmpty()) {
            return all;
        }
        Map<String, T> part = new LinkedHashMap<>();
        all.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                part.put(name.substring(prefix.length()), value);
            }
        });
        return part;
    }

    /** Announces an entry. Buffers (such as the vectors of spectral normalisation) are not trainable but saved. */
    public void declare(String name, Shape shape, Initializer initializer, boolean trainable) {
        if (declarations.put(prefix + name, new Declaration(shape, initializer, trainable)) != null) {
            throw new IllegalStateException("The parameter " + prefix + name + " was declared twice.");
        }
    }

    /** The value of a declared entry. */
    public NDArray get(String name) {
        NDArray array = arrays.get(prefix + name);
        if (array == null) {
            throw new IllegalStateException("The parameter " + prefix + name + " has no value yet.");
        }
        return array;
    }

    /** All entries in the order of their declaration; not to be changed. */
    public Map<String, NDArray> arrays() {
        return Collections.unmodifiableMap(own(arrays));
    }

    /** The shapes of all entries in the order of their declaration, whether they have values yet or not. */
    public Map<String, Shape> shapes() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        own(declarations).forEach((name, declaration) -> shapes.put(name, declaration.shape()));
        return shapes;
    }

    /** The arrays that training changes, in the order of their declaration. */
    public NDList trainable() {
        return trainable(name -> true);
    }

    /** Those of them whose names are chosen; the others are frozen. */
    public NDList trainable(Predicate<String> chosen) {
        NDList list = new NDList();
        own(declarations).forEach((name, declaration) -> {
            if (declaration.trainable() && chosen.test(name)) {
                list.add(get(name));
            }
        });
        return list;
    }

    /** Number of trainable scalars. */
    public long count() {
        return own(declarations).values().stream()
                .filter(Declaration::trainable).mapToLong(d -> d.shape().size()).sum();
    }

    /** Draws all values; the same seed gives the same values on every machine. */
    public void initialize(long seed) {
        SplittableRandom seeds = new SplittableRandom(seed);
        own(declarations).forEach((name, declaration) ->
                put(name, draw(declaration, new Random(seeds.nextLong()))));
    }

    private NDArray draw(Declaration declaration, Random random) {
        int size = Math.toIntExact(declaration.shape().size());
        return manager.create(declaration.initializer().draw(size, random), declaration.shape());
    }

    /**
     * Takes values by name, as float32. Every declared name must be there with its shape and nothing else may be.
     *
     * @throws IllegalArgumentException if not, with what is missing, left over or of another shape
     */
    public void load(Map<String, NDArray> values) {
        List<String> faults = faults(values);
        if (!faults.isEmpty()) {
            throw misfit(faults);
        }
        own(declarations).keySet().forEach(name -> put(name, values.get(name).toType(DataType.FLOAT32, true)));
    }

    /** As {@link #load}, but written into the arrays that are there, which optimisers hold. */
    public void assign(Map<String, NDArray> values) {
        List<String> faults = faults(values);
        if (!faults.isEmpty()) {
            throw misfit(faults);
        }
        own(arrays).forEach((name, array) -> {
            try (NDArray widened = values.get(name).toType(DataType.FLOAT32, true)) {
                Torch.copyInPlace(array, widened);
            }
        });
    }

    private static IllegalArgumentException misfit(List<String> faults) {
        return new IllegalArgumentException("The weights do not fit this network: " + String.join("; ", faults)
                + ". Choose the network and the width that they were trained for.");
    }

    private List<String> faults(Map<String, NDArray> values) {
        List<String> faults = new ArrayList<>();
        Map<String, Declaration> declared = own(declarations);
        TreeSet<String> missing = new TreeSet<>(declared.keySet());
        missing.removeAll(values.keySet());
        TreeSet<String> leftOver = new TreeSet<>(values.keySet());
        leftOver.removeAll(declared.keySet());
        if (!missing.isEmpty()) {
            faults.add("missing " + abbreviate(missing));
        }
        if (!leftOver.isEmpty()) {
            faults.add("left over " + abbreviate(leftOver));
        }
        declared.forEach((name, declaration) -> {
            NDArray value = values.get(name);
            if (value != null && !value.getShape().equals(declaration.shape())) {
                faults.add(name + " has the shape " + value.getShape() + " instead of " + declaration.shape());
            }
        });
        return faults.size() > 12 ? faults.subList(0, 12) : faults;
    }

    private static String abbreviate(TreeSet<String> names) {
        String list = String.join(", ", names.stream().limit(8).toList());
        return names.size() + " (" + list + (names.size() > 8 ? ", ..." : "") + ")";
    }

    /** Replaces every value, for instance by its bfloat16 form. */
    public void replaceAll(UnaryOperator<NDArray> form) {
        for (Map.Entry<String, NDArray> entry : Map.copyOf(own(arrays)).entrySet()) {
            NDArray old = entry.getValue();
            NDArray replacement = form.apply(old);
            replacement.attach(manager);
            arrays.put(prefix + entry.getKey(), replacement);
            if (replacement != old) {
                old.close();
            }
        }
    }

    /** Marks the trainable arrays as such for automatic differentiation. */
    public void requireGradients() {
        trainable().forEach(array -> array.setRequiresGradient(true));
    }

    private void put(String name, NDArray value) {
        NDArray copy = value.duplicate(); // into native memory: DJL's buffer would be freed under autograd
        copy.attach(manager);
        value.close();
        NDArray old = arrays.put(prefix + name, copy);
        if (old != null) {
            old.close();
        }
    }

    /** Ends the whole; a part has nothing of its own. */
    @Override
    public void close() {
        if (prefix.isEmpty()) {
            manager.close();
        }
    }
}
