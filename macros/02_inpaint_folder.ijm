// Fills every image of a folder that has a mask (name_mask.png, white where pixels are missing) or a selection (name.roi)
// beside it, and saves the results under the same names as TIFF. What is in the output folder already is not done again.
//
// In Fiji: Plugins > Macros > Run..., and choose the folders.
// In a shell: fiji --headless -macro 02_inpaint_folder.ijm "folder;output folder"

if (getArgument() == "") {
    input = getDirectory("The images, with their masks or selections");
    output = getDirectory("Where to save the filled images");
} else {
    folders = split(getArgument(), ";");
    input = folders[0] + File.separator;
    output = folders[1] + File.separator;
}

setBatchMode(true);
files = getFileList(input);
for (i = 0; i < files.length; i++) {
    name = File.getNameWithoutExtension(files[i]);
    filled = output + name + ".tif";
    if (isImage(files[i]) && !File.exists(filled)) {
        if (File.exists(input + name + "_mask.png"))
            fillMask(input + files[i], input + name + "_mask.png", filled);
        else if (File.exists(input + name + ".roi"))
            fillSelection(input + files[i], input + name + ".roi", filled);
    }
}

function isImage(file) {
    return matches(toLowerCase(file), ".*\\.(tif|tiff|png|jpg|jpeg)");
}

function fillMask(file, maskFile, filled) {
    open(maskFile);
    mask = getTitle();
    open(file);
    fillAndSave("hole=mask mask=[" + mask + "]", filled);
}

function fillSelection(file, selectionFile, filled) {
    open(file);
    open(selectionFile);  // becomes the selection of the image
    fillAndSave("hole=selection", filled);
}

function fillAndSave(hole, filled) {
    image = getTitle();
    run("Inpaint...", hole + " model=auto seed=7 showhole=false");
    if (getTitle() == image) {
        print(image + ": nothing was filled");  // why is in the log; the next image is not concerned
    } else {
        saveAs("Tiff", filled);
        print(image + ": filled");
    }
    close("*");
}
