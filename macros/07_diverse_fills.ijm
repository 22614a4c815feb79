// Shows what a gap may have held: fills it several times, each time in another way, and saves the fills as a stack whose slices
// are labelled with their seeds, and a map of where they disagree (their standard deviation, zero outside the gap).
//
// In Fiji: Plugins > Macros > Run..., and answer the questions.
// In a shell: fiji --headless -macro 07_diverse_fills.ijm "image.tif;selection.roi;name of the model;8;fills.tif;deviation.tif"

if (getArgument() == "") {
    imageFile = File.openDialog("The image");
    selectionFile = File.openDialog("Its selection (.roi)");
    model = getString("A model that can make several fills, as Plugins > Lacuna > Models... lists it", "");
    count = getNumber("How many fills", 8);
    folder = getDirectory("Where to save them");
    fillsFile = folder + "fills.tif";
    deviationFile = folder + "deviation.tif";
} else {
    answers = split(getArgument(), ";");
    imageFile = answers[0];
    selectionFile = answers[1];
    model = answers[2];
    count = answers[3];
    fillsFile = answers[4];
    deviationFile = answers[5];
}

open(imageFile);
open(selectionFile);  // becomes the selection of the image
image = getTitle();

// A truncation below 1 shows what is typical rather than all that is possible.
run("Diverse Fills...", "hole=selection grow=1 model=[" + model + "] count=" + count + " seed=1 truncation=0.7 deviation=true");

// The stack of the fills is the current image now. If there is none, the reason is in the log.
if (getTitle() == image)
    exit("Nothing was filled in " + image + ".");
fills = getTitle();
saveAs("Tiff", fillsFile);
close();
selectImage(fills + "-deviation");
saveAs("Tiff", deviationFile);
close("*");
