package lacuna.ops.check;

/** No piece of a hole can be hidden anywhere else in its plane. The message is a sentence for the user. */
public final class NoRoomException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    NoRoomException(String message) {
        super(message);
    }
}
