// Draws images from a prior, to see what it has learned of its domain, and saves them as a stack whose slices are labelled
// with their seeds.
//
// In Fiji: Plugins > Macros > Run..., and answer the questions.
// In a shell: fiji --headless -macro 03_sample_prior.ijm "name of the prior;number of samples;samples.tif"

if (getArgument() == "") {
    prior = getString("The prior, as Plugins > Lacuna > Models... lists it", "");
    count = getNumber("How many samples", 16);
    file = getDirectory("Where to save them") + "samples.tif";
} else {
    answers = split(getArgument(), ";");
    prior = answers[0];
    count = answers[1];
    file = answers[2];
}

// A truncation below 1 shows what is typical rather than all that is possible.
run("Sample...", "prior=[" + prior + "] count=" + count + " seed=1 truncation=0.7");
saveAs("Tiff", file);
close("*");
