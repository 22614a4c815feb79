package lacuna.plugin.cli;

/** The options contradict each other or what they name: nothing was tried. The message is a sentence for the user. */
final class WrongUsage extends RuntimeException {

    private static final long serialVersionUID = 1;

    WrongUsage(String message) {
        super(message);
    }
}
