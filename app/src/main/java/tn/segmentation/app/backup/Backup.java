package tn.segmentation.app.backup;

import java.time.Instant;

/**
 * A backup that was taken.
 *
 * @param id by which it is asked for
 * @param at when it was taken
 * @param files in it
 * @param bytes that they have
 * @param added bytes that the repository grew by: what it had already is not kept twice
 */
public record Backup(String id, Instant at, long files, long bytes, long added) {}
