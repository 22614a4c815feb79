package lacuna.training.diverse;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import lacuna.training.Schedule;

/** Which of the two stages are trained (sections 3.1 and 3.2). */
public enum Stages {

    /** Encoder and mixing network for the schedule's warm-up, then the skip encoder. */
    BOTH,
    /** A network without skip encoder: the ablation of Table 3. */
    FIRST,
    /** The skip encoder of a network whose first stage is trained. */
    SECOND;

    /** @throws IllegalArgumentException if it is none of them */
    static Stages parse(String text) {
        return Arrays.stream(values()).filter(each -> each.text().equals(text)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There are no stages \"" + text + "\": choose one of "
                        + Arrays.stream(values()).map(Stages::text).collect(Collectors.joining(", ")) + "."));
    }

    /** As settings have it. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a step belongs to the first stage. */
    boolean first(Schedule.Point point) {
        return this == FIRST || this == BOTH && point.warmUp();
    }

    /** Of a schedule, the steps of the first stage. */
    long firstSteps(Schedule schedule) {
        return this == FIRST ? schedule.steps() : this == SECOND ? 0 : Math.min(schedule.warmUp(), schedule.steps());
    }
}
