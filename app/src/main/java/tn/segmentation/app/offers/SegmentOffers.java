package tn.segmentation.app.offers;

import static tn.segmentation.app.state.Statements.query;
import static tn.segmentation.app.state.Statements.update;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.state.Database;
import tn.segmentation.app.state.Remembered;
import tn.segmentation.app.state.UnusableState;
import tn.segmentation.store.run.RunSummary.Offer;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The names and the offers of segments that are in force, and every one that ever was. Command line and web application
 * share it; safe for use by several threads and processes. Every method throws {@link UnusableState} when the database
 * cannot be used.
 */
public final class SegmentOffers {

    private static final String SELECT = "SELECT segment_id, version, name, offer_name, offer_details, changed_at,"
            + " changed_by FROM segment_offers AS one";

    private static final String IN_FORCE =
            " WHERE version = (SELECT MAX(version) FROM segment_offers AS other WHERE other.segment_id = one.segment_id)";

    /** Two who seed at once seed the same thing once. */
    private static final String SEED = "INSERT INTO segment_offers"
            + " (segment_id, version, name, offer_name, offer_details, changed_at, changed_by)"
            + " VALUES (?, 1, ?, ?, ?, ?, '') ON CONFLICT DO NOTHING";

    /** Of those who change one version at once, the first has the key. */
    private static final String CHANGE = "INSERT INTO segment_offers"
            + " (segment_id, version, name, offer_name, offer_details, changed_at, changed_by)"
            + " SELECT segment_id, version + 1, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT),"
            + " CAST(? AS TEXT) FROM segment_offers WHERE segment_id = ? AND version = CAST(? AS BIGINT)"
            + " ON CONFLICT DO NOTHING";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    /** S10 comes after S9. */
    private static final Comparator<KeptOffer> BY_SEGMENT =
            Comparator.<KeptOffer>comparingInt(kept -> kept.segment().length()).thenComparing(KeptOffer::segment);

    private final Database database;
    private final Supplier<Map<String, OfferContent>> contents;

    private SegmentOffers(Database database) {
        this.database = database;
        this.contents = Remembered.one(database, this::readContents);
    }

    /** Opens the offers of a platform; makes the database where there is none. */
    public static SegmentOffers open(Configuration configuration) {
        return new SegmentOffers(Database.open(configuration.state()));
    }

    /** Returns what is in force, S1 first. */
    public List<KeptOffer> list() {
        return database.read(connection -> query(connection, SELECT + IN_FORCE, SegmentOffers::read)).stream()
                .sorted(BY_SEGMENT)
                .toList();
    }

    /** Returns what is in force by id of the segment. */
    public Map<String, OfferContent> contents() {
        return contents.get();
    }

    private Map<String, OfferContent> readContents() {
        Map<String, OfferContent> contents = new LinkedHashMap<>();
        list().forEach(kept -> contents.put(kept.segment(), kept.content()));
        return Collections.unmodifiableMap(contents);
    }

    /** Returns what is in force for a segment; nothing for one that no run ever had. */
    public Optional<KeptOffer> find(String segment) {
        return database.read(connection -> find(connection, segment));
    }

    /**
     * Returns changes of a segment, newest first.
     *
     * @param before only those that led to a lower version
     * @param most how many at most
     */
    public List<OfferChange> history(String segment, long before, int most) {
        List<KeptOffer> versions = database.read(connection -> query(
                connection,
                // one more: what the last of them was before
                SELECT + " WHERE segment_id = ? AND version < CAST(? AS BIGINT) ORDER BY version DESC LIMIT "
                        + (most + 1),
                SegmentOffers::read,
                segment,
                Long.toString(before)));
        List<OfferChange> changes = new ArrayList<>();
        for (int i = 0; i < Math.min(most, versions.size()); i++) {
            changes.add(new OfferChange(versions.get(i), i + 1 < versions.size() ? versions.get(i + 1) : null));
        }
        return changes;
    }

    /** Keeps what a run says of its segments; what is kept already stays. */
    public void seed(Map<String, OfferContent> contents, Instant at) {
        database.transact(connection -> {
            for (Map.Entry<String, OfferContent> one : contents.entrySet()) {
                OfferContent content = one.getValue();
                update(connection, SEED, one.getKey(), content.name(), name(content), details(content), at.toString());
            }
            return contents;
        });
    }

    /**
     * Changes the name and the offer of a segment; to what they are already changes nothing.
     *
     * @param version that is to be changed
     * @return what is in force then; nothing if another version is, because somebody was faster
     */
    public Optional<KeptOffer> change(String segment, long version, OfferContent content, Instant at, String by) {
        return database.transact(connection -> {
            Optional<KeptOffer> now = find(connection, segment).filter(kept -> kept.version() == version);
            if (now.isEmpty() || now.get().content().equals(content)) {
                return now;
            }
            int changed = update(
                    connection,
                    CHANGE,
                    content.name(),
                    name(content),
                    details(content),
                    at.toString(),
                    by,
                    segment,
                    Long.toString(version));
            return changed == 0 ? Optional.empty() : find(connection, segment);
        });
    }

    private static Optional<KeptOffer> find(Connection connection, String segment) throws SQLException {
        return query(connection, SELECT + IN_FORCE + " AND segment_id = ?", SegmentOffers::read, segment).stream()
                .findFirst();
    }

    private static KeptOffer read(ResultSet row) throws SQLException {
        String offer = row.getString(4);
        @Nullable Offer read = offer.isEmpty() ? null : new Offer(offer, JSON.readValue(row.getString(5), OBJECT));
        String by = row.getString(7);
        return new KeptOffer(
                row.getString(1),
                row.getLong(2),
                new OfferContent(row.getString(3), read),
                Instant.parse(row.getString(6)),
                by.isEmpty() ? null : by);
    }

    private static String name(OfferContent content) {
        Offer offer = content.offer();
        return offer == null ? "" : offer.name();
    }

    private static String details(OfferContent content) {
        Offer offer = content.offer();
        return JSON.writeValueAsString(offer == null ? Map.of() : offer.details());
    }
}
