package lacuna.models.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.PickleUtils;
import net.razorvine.pickle.Unpickler;

/**
 * Reads the pickles of torch.save. A pickle is a program; this machine runs only the instructions that build dictionaries,
 * lists, numbers, strings and tensors, and knows only the classes listed here. Any other class or instruction ends the
 * reading.
 */
class TorchUnpickler extends Unpickler {

    /** Instructions that torch.save emits and that the library's own code handles without calling anything. */
    private static final Set<Integer> PLAIN = Set.of(
            (int) Opcodes.MARK, (int) Opcodes.STOP, (int) Opcodes.BINFLOAT, (int) Opcodes.BININT, (int) Opcodes.BININT1,
            (int) Opcodes.BININT2, (int) Opcodes.NONE, (int) Opcodes.BINPERSID, (int) Opcodes.REDUCE,
            (int) Opcodes.SHORT_BINSTRING, (int) Opcodes.APPEND, (int) Opcodes.APPENDS, (int) Opcodes.BINGET,
            (int) Opcodes.LONG_BINGET, (int) Opcodes.BINPUT, (int) Opcodes.LONG_BINPUT, (int) Opcodes.EMPTY_DICT,
            (int) Opcodes.EMPTY_LIST, (int) Opcodes.EMPTY_TUPLE, (int) Opcodes.TUPLE, (int) Opcodes.PROTO,
            (int) Opcodes.TUPLE1, (int) Opcodes.TUPLE2, (int) Opcodes.TUPLE3, (int) Opcodes.NEWTRUE, (int) Opcodes.NEWFALSE,
            (int) Opcodes.LONG1, (int) Opcodes.SHORT_BINUNICODE, (int) Opcodes.MEMOIZE, (int) Opcodes.FRAME);

    /** No name or number in a checkpoint comes near it; the library would reserve whatever length a file claims. */
    private static final int MAX_TEXT = 1 << 20;

    private final Map<String, TorchStorage> storages = new LinkedHashMap<>();

    /** torch's state_dict; its attributes (version numbers of modules) are of no use here. */
    static final class StateDict extends LinkedHashMap<Object, Object> { }

    private record StorageClass(ElementType type) { }

    /**
     * Reads one pickle and leaves the stream behind it.
     *
     * @throws IOException in the user's words for everything that is not the plain content of a checkpoint
     */
    Object read(InputStream in) throws IOException {
        try {
            return load(in);
        } catch (PickleException e) {
            throw new IOException(e.getMessage(), e);
        } catch (RuntimeException e) { // the library's casts and stack indices, on a damaged program
            throw new IOException("The checkpoint is damaged: its list of tensors cannot be read.", e);
        }
    }

    /** The storages met so far, by key. */
    Map<String, TorchStorage> storages() {
        return storages;
    }

    @Override
    protected Object dispatch(short opcode) throws IOException {
        switch ((char) opcode) {
            case Opcodes.GLOBAL -> stack.add(global(PickleUtils.readline(input), PickleUtils.readline(input)));
            case Opcodes.STACK_GLOBAL -> {
                Object name = stack.pop();
                stack.add(global(String.valueOf(stack.pop()), String.valueOf(name)));
            }
            case Opcodes.INST -> throw refused(PickleUtils.readline(input) + "." + PickleUtils.readline(input));
            case Opcodes.BUILD -> ignoreState();
            case Opcodes.BINUNICODE -> stack.add(text());
            case Opcodes.SETITEM -> {
                Object value = stack.pop();
                put(stack.pop(), value, stack.peek());
            }
            case Opcodes.SETITEMS -> putAll(stack.pop_all_since_marker());
            default -> {
                if (!runs(opcode)) {
                    throw new PickleException("The checkpoint holds the pickle instruction 0x" + Integer.toHexString(opcode)
                            + ", which builds objects that are not tensors and is not executed: save only the state_dict.");
                }
                return super.dispatch(opcode);
            }
        }
        return NO_RETURN_VALUE;
    }

    /** Whether the library's own code handles an instruction without calling anything. */
    boolean runs(short opcode) {
        return PLAIN.contains((int) opcode);
    }

    private String text() throws IOException {
        int length = PickleUtils.bytes_to_integer(PickleUtils.readbytes(input, 4));
        if (length < 0 || length > MAX_TEXT) {
            throw new PickleException("The checkpoint is damaged: it claims a name of " + length + " bytes.");
        }
        return new String(PickleUtils.readbytes(input, length), StandardCharsets.UTF_8);
    }

    static PickleException refused(String name) {
        return new PickleException("The checkpoint contains an object of the class " + name
                + ", which is not loaded because that could run foreign code: save only the state_dict.");
    }

    /** What stands for a class or function of Python: a constructor of ours that runs nothing of it. */
    Object global(String module, String name) {
        if (module.equals("torch") && TorchStorage.typeOfClass(name) != null) {
            return new StorageClass(TorchStorage.typeOfClass(name));
        }
        IObjectConstructor constructor = switch (module + "." + name) {
            case "collections.OrderedDict" -> TorchUnpickler::stateDict;
            case "torch._utils._rebuild_tensor", "torch._utils._rebuild_tensor_v2" -> arguments ->
                    new TorchStorage.View((TorchStorage) arguments[0], integer(arguments[1]), integers(arguments[2]),
                            integers(arguments[3]));
            case "torch._utils._rebuild_parameter" -> arguments -> arguments[0];
            case "torch.Size" -> arguments -> arguments[0];
            default -> throw refused(module + "." + name);
        };
        return constructor;
    }

    private static StateDict stateDict(Object[] arguments) {
        StateDict result = new StateDict();
        if (arguments.length > 0) {
            for (Object pair : (List<?>) arguments[0]) {
                Object[] entry = pair instanceof List<?> list ? list.toArray() : (Object[]) pair;
                put(entry[0], entry[1], result);
            }
        }
        return result;
    }

    private void ignoreState() {
        stack.pop();
        if (!hasInnerState(stack.peek())) {
            throw new PickleException("The checkpoint sets the inner state of an object that is not a state_dict,"
                    + " which is not executed: save only the state_dict.");
        }
    }

    /** Whether setting the attributes of an object can be left out. */
    boolean hasInnerState(Object object) {
        return object instanceof StateDict;
    }

    private void putAll(List<?> items) {
        Object target = stack.peek();
        for (int i = 0; i < items.size(); i += 2) {
            put(items.get(i), items.get(i + 1), target);
        }
    }

    // dictionaries of both kinds are made by this class or as HashMap<Object, Object> by the library
    @SuppressWarnings("unchecked")
    private static void put(Object key, Object value, Object target) {
        // Lists as keys would be hashed element by element, which a hostile file can make endless.
        if (!(key instanceof String || key instanceof Number || key instanceof Boolean)) {
            throw new PickleException("The checkpoint is damaged: a dictionary has a key that is no name.");
        }
        ((Map<Object, Object>) target).put(key, value);
    }

    /** A storage: ("storage", class, key, device, number of elements[, part of another storage]). */
    @Override
    protected Object persistentLoad(Object id) {
        Object[] fields = (Object[]) id;
        if (!"storage".equals(fields[0]) || fields.length > 5 && fields[5] != null) {
            throw new PickleException("The checkpoint refers to '" + fields[0] + "' data in a way that is not supported:"
                    + " save it again with a newer torch.");
        }
        TorchStorage storage = new TorchStorage(((StorageClass) fields[1]).type(), (String) fields[2], integer(fields[4]));
        TorchStorage known = storages.putIfAbsent(storage.key(), storage);
        if (storage.count() < 0 || known != null && !known.equals(storage)) {
            throw new PickleException("The checkpoint is damaged: its storage '" + storage.key() + "' is described twice.");
        }
        return storage;
    }

    private static long integer(Object number) {
        if (number instanceof Integer || number instanceof Long) {
            return ((Number) number).longValue();
        }
        throw new PickleException("The checkpoint is damaged: " + number + " is no size.");
    }

    private static long[] integers(Object tuple) {
        Object[] numbers = (Object[]) tuple;
        long[] result = new long[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            result[i] = integer(numbers[i]);
        }
        return result;
    }
}
