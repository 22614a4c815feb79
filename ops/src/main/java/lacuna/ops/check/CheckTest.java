package lacuna.ops.check;

/**
 * One test: pieces of the hole's shape hidden at places that are known, and filled.
 *
 * @param plane of the stack, from 1
 * @param number of the test, from 1
 * @param pixels that were hidden
 * @param fill errors of the fill that was asked for
 * @param plain errors of the fill to compare with
 * @param patch around one of the pieces
 */
public record CheckTest(int plane, int number, long pixels, FillError fill, FillError plain, Patch patch) {

    public CheckTest withPlane(int value) {
        return new CheckTest(value, number, pixels, fill, plain, patch);
    }
}
