package lacuna.plugin.convert;

import net.imglib2.img.basictypeaccess.ByteAccess;

/**
 * Packed colours (0xAARRGGBB) as three planes of bytes one after the other: red, green, blue. Writing changes its own byte of
 * a colour and no other.
 */
final class RedGreenBlueAccess implements ByteAccess {

    private final int[] colours;

    RedGreenBlueAccess(int[] colours) {
        this.colours = colours;
    }

    @Override
    public byte getValue(int index) {
        int channel = index / colours.length;
        return (byte) (colours[index - channel * colours.length] >> shift(channel));
    }

    @Override
    public void setValue(int index, byte value) {
        int channel = index / colours.length;
        int pixel = index - channel * colours.length;
        int shift = shift(channel);
        colours[pixel] = colours[pixel] & ~(0xff << shift) | (value & 0xff) << shift;
    }

    private static int shift(int channel) {
        return 16 - 8 * channel;
    }
}
