/** How wrong a fill is likely to be on this very image: holes of the user's own shape where the truth is known. */
package lacuna.ops.check;
