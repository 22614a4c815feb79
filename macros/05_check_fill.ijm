// Says how wrong a fill is likely to be on an image, before it is trusted: hides known parts under the shape of the image's own
// hole, fills them, and saves the errors as a table and a picture of the tests.
//
// In Fiji: Plugins > Macros > Run..., and choose the files.
// In a shell: fiji --headless -macro 05_check_fill.ijm "image.tif;selection.roi;errors.csv;tests.png"

if (getArgument() == "") {
    imageFile = File.openDialog("The image");
    selectionFile = File.openDialog("Its selection (.roi)");
    folder = getDirectory("Where to save the errors");
    tableFile = folder + "errors.csv";
    pictureFile = folder + "tests.png";
} else {
    files = split(getArgument(), ";");
    imageFile = files[0];
    selectionFile = files[1];
    tableFile = files[2];
    pictureFile = files[3];
}

open(imageFile);
open(selectionFile);  // becomes the selection of the image
image = getTitle();

// Check with the settings that you will fill with. The last line of the table is about all tests together.
run("Check Fill...", "hole=selection grow=1 model=auto tests=4 seed=7 csv=[" + tableFile + "]");

// The picture has a row for each test: the truth, what was hidden, the fill, its error (red: too bright, blue: too dark), and the
// same of a plain harmonic fill. If there was no place for a test, the reason is in the log.
if (getTitle() == image)
    exit("Nothing was checked in " + image + ".");
saveAs("PNG", pictureFile);
close("*");
