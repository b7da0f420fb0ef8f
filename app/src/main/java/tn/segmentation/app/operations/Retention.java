package tn.segmentation.app.operations;

/**
 * For how long data of customers are kept.
 *
 * @param rawDataDays days after which a file that was brought goes; 0 for good
 * @param runDays days after which a run goes that is not published; 0 for good
 */
public record Retention(int rawDataDays, int runDays) {}
