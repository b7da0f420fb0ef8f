package tn.segmentation.app.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That something happened, for who is told. No cell of a file and no id of a customer is in it, nor any sentence that
 * could quote one.
 *
 * @param id told apart by it, the same by each channel and each time that it is tried
 * @param event what happened
 * @param at when
 * @param file name of the file that it is about
 * @param dataset its id
 * @param run id of the run that was made of it; null where there is none
 * @param code why it was refused or failed; null for no reason
 */
public record Notification(
        String id,
        Event event,
        Instant at,
        String file,
        String dataset,
        @Nullable String run,
        @Nullable String code) {}
