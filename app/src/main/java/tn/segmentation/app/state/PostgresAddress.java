package tn.segmentation.app.state;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a PostgreSQL is and as whom to sign in there. It is put together from parts that were looked at one by one: the
 * driver is never handed a text, in which there are parameters that load classes or write files.
 *
 * @param host name or address
 * @param port 1 to 65535
 * @param database its name
 * @param tls what is asked of the connection: {@code sslmode} and {@code sslrootcert}, as PostgreSQL calls them
 * @param user whose rights count
 * @param password of that user; empty where the server asks for none
 */
public record PostgresAddress(
        String host, int port, String database, Map<String, String> tls, String user, String password) {

    private static final int DEFAULT_PORT = 5432;
    private static final int HIGHEST_PORT = 65_535;

    private static final Pattern URL = Pattern.compile("jdbc:postgresql://([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])"
            + "(?::([0-9]{1,5}))?/([A-Za-z0-9_.-]{1,63})(?:\\?(.+))?");

    private static final String MODE = "sslmode";
    private static final String AUTHORITY = "sslrootcert";

    private static final Set<String> MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    /** The modes in which nobody on the way can listen. */
    private static final Set<String> SAFE = Set.of("require", "verify-ca", "verify-full");

    /** Copies the map. */
    public PostgresAddress {
        tls = Map.copyOf(tls);
    }

    /**
     * Reads {@code jdbc:postgresql://host:port/database}, after which only {@code sslmode} and {@code sslrootcert} may
     * follow.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static PostgresAddress parse(String url, String user, String password) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not an address of PostgreSQL");
        }
        int port = parts.group(2) == null ? DEFAULT_PORT : Integer.parseInt(parts.group(2));
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("not a port");
        }
        Map<String, String> tls = parts.group(4) == null ? Map.of() : tls(parts.group(4));
        return new PostgresAddress(parts.group(1), port, parts.group(3), tls, user, password);
    }

    private static Map<String, String> tls(String query) {
        Map<String, String> found = new LinkedHashMap<>();
        Arrays.stream(query.split("&", -1)).map(part -> part.split("=", 2)).forEach(part -> {
            boolean isKnown =
                    part.length == 2 && (part[0].equals(MODE) ? MODES.contains(part[1]) : part[0].equals(AUTHORITY));
            if (!isKnown || found.put(part[0], part[1]) != null) {
                throw new IllegalArgumentException("not a parameter that may be set");
            }
        });
        return found;
    }

    /** Returns what operators call it: no user, no password. */
    public String name() {
        return host + ":" + port + "/" + database;
    }

    /** Returns whether what goes to the server and back is encrypted, whatever the server would like. */
    public boolean isEncrypted() {
        return SAFE.contains(mode());
    }

    String mode() {
        return tls.getOrDefault(MODE, "prefer");
    }

    /** Returns the file of the authority that vouches for the server; empty for the usual one. */
    String authority() {
        return tls.getOrDefault(AUTHORITY, "");
    }

    /** Says nothing of the password, wherever this is printed. */
    @Override
    public String toString() {
        return name();
    }
}
