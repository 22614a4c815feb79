package lacuna.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ScheduleTest {

    private final Schedule schedule = new Schedule(1000, 400, 2e-4, 0.5);

    @Test
    void rateRisesStaysAndFallsToNothing() {
        assertTrue(schedule.at(0).rate() < 0.05 * 2e-4);
        assertEquals(2e-4, schedule.at(100).rate(), 1e-12);
        assertEquals(2e-4, schedule.at(499).rate(), 1e-12);
        assertEquals(1e-4, schedule.at(750).rate(), 1e-6);
        assertTrue(schedule.at(999).rate() < 0.01 * 2e-4);
    }

    @Test
    void warmUpEndsWhereItShould() {
        assertTrue(schedule.at(399).warmUp());
        assertFalse(schedule.at(400).warmUp());
        assertEquals(0, schedule.mainSteps(300));
        assertEquals(100, schedule.mainSteps(500));
    }

    @Test
    void youngAverageForgetsFast() {
        assertEquals(1, schedule.at(0).averaging());
        assertTrue(schedule.at(50).averaging() > 10 * schedule.at(100_000).averaging());
    }

    @Test
    void nonsenseIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Schedule(0, 0, 1e-3, 1));
        assertThrows(IllegalArgumentException.class, () -> new Schedule(10, 0, 0, 1));
    }
}
