package lacuna.ops.check;

/**
 * Where a shape is hidden for a test.
 *
 * @param shape turned as it goes there
 * @param x column of the left edge of the rectangle around it
 * @param y row of the upper edge
 * @param cost how little the surroundings resemble those of the true hole, and how far away it is; 0 or more
 */
record Place(HoleShape shape, int x, int y, double cost) {

    /** Takes the pixels one by one. */
    @FunctionalInterface
    interface PixelConsumer {
        void pixel(int x, int y);
    }

    void forEach(PixelConsumer consumer) {
        for (int i = 0; i < shape.area(); i++) {
            consumer.pixel(x + shape.x(i), y + shape.y(i));
        }
    }

    /** Whether a place of the same shape is another one: at least half of its extent away. */
    boolean isApartFrom(Place other) {
        return 2 * Math.abs(x - other.x) >= Math.max(4, shape.width()) || 2 * Math.abs(y - other.y) >= Math.max(4, shape.height());
    }

    boolean isSame(Place other) {
        return x == other.x && y == other.y && shape == other.shape;
    }
}
