package lacuna.models.checkpoint;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.PickleUtils;

/**
 * A training snapshot as NVIDIA's StyleGAN2-ADA writes it: one pickle of whole modules with the Python source of their classes and,
 * for each tensor, a torch file of its own inside. The source is read over; what is kept are the modules' parameters and buffers,
 * under the names that they had: {@code G_ema.synthesis.b4.const} and so on. Classes that are not needed stand as empty objects.
 */
final class Snapshot implements TorchFile {

    private static final Set<Integer> MORE = Set.of((int) Opcodes.BINBYTES, (int) Opcodes.SHORT_BINBYTES,
            (int) Opcodes.BINBYTES8, (int) Opcodes.BINUNICODE8, (int) Opcodes.LONG4, (int) Opcodes.EMPTY_SET,
            (int) Opcodes.ADDITEMS, (int) Opcodes.FROZENSET, (int) Opcodes.POP, (int) Opcodes.POP_MARK);

    /** What the state of a torch module calls its tensors and its children. */
    private static final List<String> TENSORS = List.of("_parameters", "_buffers");
    private static final String CHILDREN = "_modules";

    private static final int MAX_DEPTH = 16;

    private final Object root;
    private final Map<String, ByteBuffer> contents = new HashMap<>();

    /** A module: the attributes that it had. */
    private record Module(Map<?, ?> state) { }

    /** An object of a class that is of no use here. */
    private static final class Unused implements IObjectConstructor {
        @Override
        public Object construct(Object[] arguments) {
            return new Unused();
        }
    }

    Snapshot(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            if (!(new Modules(Files.size(file)).read(in) instanceof Map<?, ?> networks)) {
                throw new IOException("The pickle " + file.getFileName() + " holds no networks: Lacuna reads the snapshots"
                        + " (network-snapshot-*.pkl) of StyleGAN2-ADA's PyTorch version.");
            }
            Map<Object, Object> tensors = new LinkedHashMap<>();
            networks.forEach((name, network) -> {
                if (network instanceof Module module) {
                    tensors.put(name, flatten(module, 0));
                }
            });
            root = tensors;
        } catch (PickleException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Map<Object, Object> flatten(Module module, int depth) {
        if (depth > MAX_DEPTH) {
            throw new PickleException("The snapshot is damaged: its modules are nested too deeply.");
        }
        Map<Object, Object> result = new LinkedHashMap<>();
        for (String kind : TENSORS) {
            if (module.state().get(kind) instanceof Map<?, ?> entries) {
                result.putAll(entries);
            }
        }
        if (module.state().get(CHILDREN) instanceof Map<?, ?> children) {
            children.forEach((name, child) -> {
                if (child instanceof Module inner) {
                    result.put(name, flatten(inner, depth + 1));
                }
            });
        }
        return result;
    }

    @Override
    public Object root() {
        return root;
    }

    @Override
    public ByteBuffer data(TorchStorage storage) {
        return contents.get(storage.key()).duplicate();
    }

    @Override
    public void close() { }

    /** The instructions and classes that such a snapshot needs more than a checkpoint of torch.save. */
    private final class Modules extends TorchUnpickler {
        private final long available;

        Modules(long available) {
            this.available = available;
        }

        @Override
        boolean runs(short opcode) {
            return MORE.contains((int) opcode) || super.runs(opcode);
        }

        @Override
        boolean hasInnerState(Object object) {
            return object instanceof Unused || object instanceof Map || super.hasInnerState(object);
        }

        @Override
        protected Object dispatch(short opcode) throws IOException {
            switch ((char) opcode) {
                case Opcodes.NEWOBJ -> {
                    Object[] arguments = (Object[]) stack.pop();
                    stack.add(((IObjectConstructor) stack.pop()).construct(arguments));
                    return NO_RETURN_VALUE;
                }
                case Opcodes.BINBYTES -> {
                    int length = PickleUtils.bytes_to_integer(PickleUtils.readbytes(input, Integer.BYTES));
                    if (length < 0 || length > available) {
                        throw new PickleException("The snapshot is damaged: it claims a tensor of " + length + " bytes.");
                    }
                    stack.add(PickleUtils.readbytes(input, length));
                    return NO_RETURN_VALUE;
                }
                default -> {
                    return super.dispatch(opcode);
                }
            }
        }

        @Override
        Object global(String module, String name) {
            IObjectConstructor constructor = switch (module + "." + name) {
                case "dnnlib.util.EasyDict" -> arguments -> new LinkedHashMap<>();
                case "torch_utils.persistence._reconstruct_persistent_obj" -> arguments -> module((Map<?, ?>) arguments[0]);
                case "torch.storage._load_from_bytes" -> arguments -> storage((byte[]) arguments[0]);
                case "dnnlib.tflib.network.Network" -> throw new PickleException("The file holds a StyleGAN of the"
                        + " TensorFlow version: convert it with the legacy.py of NVIDIA's stylegan2-ada-pytorch first.");
                case "torch._utils._rebuild_tensor_v2", "torch._utils._rebuild_parameter", "collections.OrderedDict",
                     "torch.Size" -> (IObjectConstructor) super.global(module, name);
                default -> new Unused();
            };
            return constructor;
        }

        private Object module(Map<?, ?> description) {
            return description.get("state") instanceof Map<?, ?> state ? new Module(state) : new Unused();
        }

        /** A torch file of the older format inside the pickle that holds one storage. */
        private Object storage(byte[] file) {
            try {
                ByteArrayInputStream in = new ByteArrayInputStream(file);
                for (int skipped = 0; skipped < 3; skipped++) {
                    new TorchUnpickler().read(in);
                }
                Object stored = new TorchUnpickler().read(in);
                new TorchUnpickler().read(in);
                ByteBuffer content = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).position(file.length - in.available());
                if (!(stored instanceof TorchStorage storage) || content.remaining() < Long.BYTES
                        || content.getLong() != storage.count() || content.remaining() != storage.bytes()) {
                    throw new PickleException("The snapshot is damaged: a tensor in it is not complete.");
                }
                // Inside its own file every storage has a key of its own, but across files keys may repeat.
                TorchStorage own = new TorchStorage(storage.type(), contents.size() + "", storage.count());
                contents.put(own.key(), content.slice().order(ByteOrder.LITTLE_ENDIAN));
                return own;
            } catch (IOException e) {
                throw new PickleException(e.getMessage(), e);
            }
        }
    }
}
