// Fills what a selection covers, in one image, and saves the result.
//
// In Fiji: Plugins > Macros > Run..., and choose the files.
// In a shell: fiji --headless -macro 01_inpaint_selection.ijm "image.tif;selection.roi;filled.tif"

if (getArgument() == "") {
    imageFile = File.openDialog("The image");
    selectionFile = File.openDialog("Its selection (.roi)");
    filledFile = getDirectory("Where to save the filled image") + "filled.tif";
} else {
    files = split(getArgument(), ";");
    imageFile = files[0];
    selectionFile = files[1];
    filledFile = files[2];
}

open(imageFile);
open(selectionFile);  // becomes the selection of the image
image = getTitle();

// The hole is the selection, grown by one pixel to take the soft rim of a scratch along. The same seed gives the same
// pixels.
run("Inpaint...", "hole=selection grow=1 model=auto seed=7 showhole=false");

// The result is a new image. If there was nothing to fill, or no way to fill it, the reason is in the log.
if (getTitle() == image)
    exit("Nothing was filled in " + image + ".");
saveAs("Tiff", filledFile);
close("*");
