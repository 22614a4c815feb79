// Trains a model on a folder of images and fills the selection of an image with it. Made small here, to show the way: leave crop,
// batch and steps out for a model that is worth using, and give it hours.
//
// In Fiji: Plugins > Macros > Run..., and answer the questions.
// In a shell: fiji --headless -macro 06_train.ijm "folder of images;name of the model;image;selection.roi;filled.tif"

if (getArgument() == "") {
    images = getDirectory("Folder of images to train on");
    name = getString("Name of the model", "my-model");
    image = File.openDialog("Image to fill");
    selection = File.openDialog("Its selection (.roi)");
    filled = getDirectory("Where to save the filled image") + "filled.tif";
} else {
    answers = split(getArgument(), ";");
    images = answers[0];
    name = answers[1];
    image = answers[2];
    selection = answers[3];
    filled = answers[4];
}

run("Train...", "images=[" + images + "] network=deepgin preset=tiny out=[" + name + "] holes=box,scratch crop=64 batch=4 steps=20");

open(image);
open(selection);  // becomes the selection of the image
run("Inpaint...", "model=[" + name + "] seed=7");
saveAs("Tiff", filled);
close("*");
