package lacuna.training.data;

/** Pixels of one page of a file: 8 bits, grey (1 channel) or interleaved RGB (3). */
record Picture(int width, int height, int channels, byte[] samples) {

    /** The same picture with one channel if its three are equal everywhere, which is how many grey scans are stored. */
    Picture simplified() {
        if (channels == 1) {
            return this;
        }
        byte[] grey = new byte[width * height];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = samples[3 * i];
            if (grey[i] != samples[3 * i + 1] || grey[i] != samples[3 * i + 2]) {
                return this;
            }
        }
        return new Picture(width, height, 1, grey);
    }
}
