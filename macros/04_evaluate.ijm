// Compares models on your own images: cuts holes into them, fills these, and measures each fill against the truth. Writes a
// report with pictures and tables, and prints what each model reached in each kind of hole.
//
// In Fiji: Plugins > Macros > Run..., and answer the questions.
// In a shell: fiji --headless -macro 04_evaluate.ijm "images;report;holes;models;number of crops;their edge"
// where images and report are folders, holes are kinds of holes or a folder of masks, and models are separated by commas.

if (getArgument() == "") {
    images = getDirectory("Images that no model was trained on");
    report = getDirectory("Where to write the report");
    holes = getString("Kinds of holes, or a folder of masks", "scratch,text,box");
    models = getString("Models", "biharmonic,telea,deepgin-compact");
    crops = getNumber("Number of crops", 20);
    size = getNumber("Their edge in pixels", 256);
} else {
    answers = split(getArgument(), ";");
    images = answers[0];
    report = answers[1];
    holes = answers[2];
    models = answers[3];
    crops = answers[4];
    size = answers[5];
}

// The same seed cuts the same holes, so that reports of different days compare.
run("Evaluate...", "images=[" + images + "] masks=[" + holes + "] models=[" + models + "] crops=" + crops + " size=" + size
    + " seed=1 out=[" + report + "]");

// The table "Lacuna evaluation" shows the means to people. The file has them for macros, with windows and without.
lines = split(File.openAsString(report + File.separator + "means.csv"), "\n");
heading = split(lines[0], "(,)");
summary = "";
for (i = 1; i < lines.length; i++) {
    cells = split(lines[i], "(,)");
    if (cells[0] == "kind")
        summary += cells[1] + ": " + cells[2] + " " + figure(heading, cells, "psnr") + " dB, seam "
            + figure(heading, cells, "seam_ratio") + "\n";
}
print(summary);
return summary;

function figure(heading, cells, name) {
    for (column = 0; column < heading.length; column++) {
        if (heading[column] == name)
            return d2s(parseFloat(cells[column]), 2);
    }
    exit("There is no column " + name + " in means.csv.");
}
