package tn.segmentation.app.audit;

/**
 * Who acts, and from where.
 *
 * @param name of the account; that of a program begins with {@value #PROGRAM}, that of somebody at the command line
 *     with {@value #SYSTEM}, that of what the server does by itself with {@value #SERVER}, which no name of an account
 *     does; empty for who is not known
 * @param address that the request comes from; empty for this machine
 */
public record Actor(String name, String address) {

    /** What the name of a program begins with. */
    public static final String PROGRAM = "token:";

    /** What the name of a user of the operating system begins with. */
    public static final String SYSTEM = "os:";

    /** What the name of something begins with that the server does by itself. */
    public static final String SERVER = "server:";

    /** Takes the files of the watched folder, and has them segmented. */
    public static final Actor ROUTINE = new Actor(SERVER + "routine", "");

    /** Removes what was kept for as long as it may be. */
    public static final Actor RETENTION = new Actor(SERVER + "retention", "");

    /** Has backups taken when the configuration has changed, or that of the night was not taken. */
    public static final Actor BACKUP = new Actor(SERVER + "backup", "");

    /** Returns whoever this process belongs to. */
    public static Actor atTheCommandLine() {
        return new Actor(SYSTEM + System.getProperty("user.name", ""), "");
    }
}
