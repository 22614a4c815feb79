// Shows what a gap may have held with less and with more of a property: fills it, moves the fill along a direction of the model by
// -2, -1, 0, 1 and 2 standard deviations, and saves each image. A strength of 0 is the plain fill.
//
// In Fiji: Plugins > Macros > Run..., and answer the questions.
// In a shell: fiji --headless -macro 08_edit_fill.ijm "image.tif;selection.roi;name of the model;thickness;folder"

if (getArgument() == "") {
    imageFile = File.openDialog("The image");
    selectionFile = File.openDialog("Its selection (.roi)");
    model = getString("A model whose fills can be edited", "diverse-em-64");
    direction = getString("Along which of its directions", "thickness");
    folder = getDirectory("Where to save the images");
} else {
    answers = split(getArgument(), ";");
    imageFile = answers[0];
    selectionFile = answers[1];
    model = answers[2];
    direction = answers[3];
    folder = answers[4] + File.separator;
}

open(imageFile);
open(selectionFile);  // becomes the selection of the image
image = getTitle();
for (strength = -2; strength <= 2; strength++) {
    selectImage(image);
    run("Edit Fill...", "hole=selection grow=1 model=[" + model + "] strengths=[" + direction + ": " + strength + "]");

    // The filled image is the current one now. If there is none, the reason is in the log.
    if (getTitle() == image)
        exit("Nothing was filled in " + image + ".");
    saveAs("Tiff", folder + direction + "_" + strength + ".tif");
    close();
}
close("*");
