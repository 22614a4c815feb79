/** Which part of an image is filled at once, what is seen for it, and how large holes are put together. */
package lacuna.ops.window;
