package lacuna.plugin.samples;

import java.util.Locale;

/** Words that mean nothing, of syllables in the flavour of several languages; no text is copied. */
final class PseudoText {

    private static final String[][][] FLAVOURS = {
        {"b c ch d f g h l m n p qu r s st t v tr pr cl gr".split(" "), "a e i o u ae ia io au".split(" "),
            "x s m nt r us um is ".split(" ", -1)},
        {"b ch d f g h k l m n r s sch st t w z pf kl br fr".split(" "), "a e ei i ie o u au eu e e".split(" "),
            "n r ch cht t en er s ng lt rn ".split(" ", -1)},
        {"b c d f g j l m n p qu r s t v ch pl br".split(" "), "a e i o u ai ou eau oi e e".split(" "),
            "s t r nt x n s z l  ".split(" ", -1)},
        {"b c d f g l m n p r s t v gl sc tr st z".split(" "), "a e i o u ia io o a".split(" "),
            "l n r     ".split(" ", -1)},
        {"b br c d f g h l m n p r s sh st t th w wh y".split(" "), "a e i o u ee ea ou ai e".split(" "),
            "d nd ng r s t th ll ght ld w n ".split(" ", -1)},
        {"b d f g h k l m n r s sk st t v tj fl".split(" "), "a e i o u y e a o".split(" "),
            "r n g t st ll nd sk k ".split(" ", -1)},
        {"b c cz d g h j k l m n p r s sz t w z kr".split(" "), "a e i o u y ie a o".split(" "),
            "c k m n w cz sk  ".split(" ", -1)},
    };
    private static final double[] SYLLABLES = {0.28, 0.62, 0.88, 1};

    private final Chance chance;
    private final String[][] flavour;
    private boolean sentenceStarts = true;

    PseudoText(Chance chance) {
        this.chance = chance;
        this.flavour = chance.pick(FLAVOURS);
    }

    /** One word, lower case, without punctuation. */
    String word() {
        double u = chance.between(0, 1);
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < SYLLABLES.length; i++) {
            word.append(i == 0 && chance.once(0.2) ? "" : chance.pick(flavour[0])).append(chance.pick(flavour[1]));
            if (i == SYLLABLES.length - 1 || u < SYLLABLES[i]) {
                break;
            }
        }
        return word.append(chance.pick(flavour[2])).toString();
    }

    /** The next word of running text: capitals where sentences start, commas and full stops, a number now and then. */
    String next() {
        if (chance.once(0.015)) {
            return Integer.toString(chance.whole(2, 1899));
        }
        String word = word();
        if (sentenceStarts || chance.once(0.06)) {
            word = capital(word);
        }
        sentenceStarts = chance.once(0.09);
        return sentenceStarts ? word + "." : chance.once(0.09) ? word + "," : word;
    }

    static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
