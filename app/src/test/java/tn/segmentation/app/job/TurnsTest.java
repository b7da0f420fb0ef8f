package tn.segmentation.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import tn.segmentation.app.Pause;

class TurnsTest {

    private final List<JobPriority> taken = Collections.synchronizedList(new ArrayList<>());

    @Test
    void letsInAsManyAsThereArePlaces() throws InterruptedException {
        Turns turns = new Turns(2, Duration.ZERO, "busy");

        assertThat(turns.take(JobPriority.LOW)).isTrue();
        assertThat(turns.take(JobPriority.LOW)).isTrue();
        assertThat(turns.take(JobPriority.HIGH)).isFalse();
        turns.give();
        assertThat(turns.take(JobPriority.LOW)).isTrue();
    }

    @Test
    void letsInByPriorityThenInTheOrderOfComing() throws InterruptedException {
        Turns turns = new Turns(1, Duration.ofMinutes(1), "busy");
        assertThat(turns.take(JobPriority.NORMAL)).isTrue();
        List<Thread> waiting = new ArrayList<>();
        for (JobPriority priority : List.of(JobPriority.LOW, JobPriority.NORMAL, JobPriority.HIGH)) {
            Thread thread = new Thread(() -> takeAndGive(turns, priority));
            thread.start();
            while (thread.getState() != Thread.State.TIMED_WAITING) {
                Pause.brief();
            }
            waiting.add(thread);
        }

        turns.give();

        for (Thread thread : waiting) {
            thread.join();
        }
        assertThat(taken).containsExactly(JobPriority.HIGH, JobPriority.NORMAL, JobPriority.LOW);
    }

    private void takeAndGive(Turns turns, JobPriority priority) {
        try {
            if (turns.take(priority)) {
                taken.add(priority);
                turns.give();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
