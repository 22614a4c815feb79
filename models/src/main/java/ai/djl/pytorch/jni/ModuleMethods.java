package ai.djl.pytorch.jni;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;

/**
 * Calls a method of a TorchScript module with arguments that are not only tensors. It stands in DJL's own package because what
 * it needs of {@link IValue} and {@link PyTorchLibrary} is package-private there.
 */
public final class ModuleMethods {

    private ModuleMethods() { }

    /**
     * Runs {@code method} of {@code module}.
     *
     * @param differentiable whether the results may take part in automatic differentiation
     * @param manager owner of the results
     * @param arguments NDArray, NDList, Integer, Long, Double, Boolean, String or long[]
     * @return the result, a tensor or a list of tensors
     */
    public static NDList call(
            PtSymbolBlock module, String method, boolean differentiable, PtNDManager manager, Object... arguments) {
        IValue[] values = new IValue[arguments.length];
        long[] handles = new long[arguments.length];
        try {
            for (int i = 0; i < arguments.length; i++) {
                values[i] = value(arguments[i]);
                handles[i] = values[i].getHandle();
            }
            long handle = PyTorchLibrary.LIB.moduleRunMethod(module.getHandle(), method, handles, differentiable, false);
            try (IValue result = new IValue(handle)) {
                return result.toNDList(manager);
            }
        } finally {
            for (IValue value : values) {
                if (value != null) {
                    value.close();
                }
            }
        }
    }

    private static IValue value(Object argument) {
        if (argument instanceof NDArray array) {
            return IValue.from((PtNDArray) array);
        } else if (argument instanceof NDList list) {
            return IValue.listFrom(list.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new));
        } else if (argument instanceof Integer || argument instanceof Long) {
            return IValue.from(((Number) argument).longValue());
        } else if (argument instanceof Double number) {
            return IValue.from(number.doubleValue());
        } else if (argument instanceof Boolean flag) {
            return IValue.from(flag.booleanValue());
        } else if (argument instanceof String text) {
            return IValue.from(text);
        } else if (argument instanceof long[] numbers) {
            return IValue.listFrom(numbers);
        }
        throw new IllegalArgumentException("TorchScript takes no argument of " + argument.getClass());
    }
}
