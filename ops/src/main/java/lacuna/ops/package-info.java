/**
 * Images and what is missing in them. {@link lacuna.ops.Inpainter} fills holes; {@link lacuna.ops.WindowFiller} is what
 * a network or a classical interpolation has to offer for it.
 */
package lacuna.ops;
