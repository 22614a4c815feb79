package lacuna.plugin.convert;

import net.imglib2.Sampler;
import net.imglib2.converter.readwrite.SamplerConverter;
import net.imglib2.img.basictypeaccess.ByteAccess;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * One channel of packed colours (0xAARRGGBB). Writing changes its own byte of a colour and no other: imglib2's own
 * {@code Converters.argbChannel} (8.0.0) spills values above 127 into the bytes above it.
 */
record ColourChannel(int shift) implements SamplerConverter<ARGBType, UnsignedByteType> {

    static final ColourChannel RED = new ColourChannel(16);
    static final ColourChannel GREEN = new ColourChannel(8);
    static final ColourChannel BLUE = new ColourChannel(0);

    @Override
    public UnsignedByteType convert(Sampler<? extends ARGBType> sampler) {
        return new UnsignedByteType(new Access(sampler, shift));
    }

    private record Access(Sampler<? extends ARGBType> sampler, int shift) implements ByteAccess {

        @Override
        public byte getValue(int index) {
            return (byte) (sampler.get().get() >> shift);
        }

        @Override
        public void setValue(int index, byte value) {
            ARGBType colour = sampler.get();
            colour.set(colour.get() & ~(0xff << shift) | (value & 0xff) << shift);
        }
    }
}
