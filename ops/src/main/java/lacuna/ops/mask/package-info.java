/** Which pixels are missing: where that is known from, how it grows, which pieces it falls into. */
package lacuna.ops.mask;
