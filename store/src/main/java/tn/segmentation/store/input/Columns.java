package tn.segmentation.store.input;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.engine.Finding;
import tn.segmentation.store.cell.FieldNames;
import tn.segmentation.store.source.FileAnswers;

/**
 * What the columns of a file are: positions count from 0.
 *
 * @param headers as the file writes them
 * @param names in our tables, distinct whatever their case: the field, or the header with its blanks collapsed
 * @param recognised name to header, of the fields that were recognised and the columns that were named by the user
 * @param id position of the id, or {@link #NONE}
 * @param features positions of the columns that segment, in order
 * @param descriptive positions of the columns that are only profiled, in order
 * @param synthetic position of the column that says that a file is made up, or {@link #NONE}
 * @param answers by position, how columns are to be read that can be read in two ways
 * @param empty by position, what an empty cell stands for, where something is said
 * @param doubles by position of a field, the other columns that have a name of it
 * @param otherUnits by position, the field whose name a column has, but with another unit, where no column is that
 *     field
 */
record Columns(
        List<String> headers,
        List<String> names,
        Map<String, String> recognised,
        int id,
        List<Integer> features,
        List<Integer> descriptive,
        int synthetic,
        Map<Integer, Answer> answers,
        Map<Integer, EmptyCells> empty,
        Map<Integer, List<Integer>> doubles,
        Map<Integer, String> otherUnits) {

    static final int NONE = -1;

    /** Names that the tables of accepted records and of assignments use for themselves. */
    private static final Set<String> TAKEN =
            Set.of("_row", "_line", "_imputed", "segment", "distance", "second_segment");

    /** Recognises the columns of a file. */
    static Columns of(String file, List<String> headers, ReadingOptions options) {
        return of(file, headers, options, Map.of());
    }

    /**
     * As {@link #of(String, List, ReadingOptions)}, where it is known of columns that they hold a field in another
     * unit.
     *
     * @param otherUnits by position, the field
     */
    static Columns of(String file, List<String> headers, ReadingOptions options, Map<Integer, String> otherUnits) {
        return new Recognition(file, headers, options, otherUnits).columns();
    }

    /** Returns the same columns, some in other roles. */
    Columns with(List<Integer> segmenting, List<Integer> described) {
        return new Columns(
                headers, names, recognised, id, segmenting, described, synthetic, answers, empty, doubles, otherUnits);
    }

    /**
     * Returns whether the same columns segment and are profiled as in others that were made of the same ones by
     * {@link #with}.
     */
    boolean hasRolesOf(Columns others) {
        return features.equals(others.features) && descriptive.equals(others.descriptive);
    }

    /** Returns whether a column segments, is profiled, or names the customer. */
    boolean isUsed(int column) {
        return column == id || features.contains(column) || descriptive.contains(column);
    }

    /** Returns the positions of the columns that segment, are profiled, or name the customer. */
    List<Integer> used() {
        return IntStream.range(0, headers.size()).filter(this::isUsed).boxed().toList();
    }

    /** Returns the name of a column in our tables. */
    String name(int column) {
        return names.get(column);
    }

    /** Returns what a reader has to know of columns that have the name of a field, and are not taken for it. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        doubles.forEach((taken, others) -> others.stream()
                .filter(other -> isUsed(taken) && !isUsed(other))
                .forEach(other -> findings.add(new Finding(
                        "column_left_out",
                        Map.of("column", key(other), "field", names.get(taken), "taken", headers.get(taken))))));
        otherUnits.forEach((column, field) -> {
            if (!isUsed(column)) {
                findings.add(new Finding("column_other_unit", Map.of("column", key(column), "field", field)));
            }
        });
        findings.addAll(perhaps());
        if (id == NONE) {
            findings.add(new Finding("no_id", Map.of()));
        }
        return findings;
    }

    /** What speaks of a field that no column is, but is called in no usual way. */
    private List<Finding> perhaps() {
        List<Finding> findings = new ArrayList<>();
        for (String field : FieldNames.FIELDS) {
            if (!recognised.containsKey(field)) {
                IntStream.range(0, headers.size())
                        .filter(column -> !isUsed(column) && !otherUnits.containsKey(column))
                        .filter(column -> FieldNames.speaksOf(field, FieldNames.normalise(headers.get(column))))
                        .mapToObj(
                                column -> new Finding("column_perhaps", Map.of("column", key(column), "field", field)))
                        .forEach(findings::add);
            }
        }
        return findings;
    }

    /** Returns what a user calls a column: its header, or its position where that would not do. */
    String key(int column) {
        String header = headers.get(column);
        boolean clear = !header.isBlank()
                && header.equals(header.strip())
                && !ReadingOptions.FILE_WORDS.contains(header)
                && headers.indexOf(header) == headers.lastIndexOf(header);
        return clear ? header : "#" + (column + 1);
    }

    /** One recognition, with the field that each column was given. */
    private static final class Recognition {

        private final String file;
        private final List<String> headers;
        private final List<String> normalised;
        private final ReadingOptions options;
        private final Map<Integer, String> known;
        private final @Nullable String[] fields;
        private final Map<String, List<Integer>> ambiguous = new HashMap<>();
        private final Map<Integer, List<Integer>> doubles = new TreeMap<>();

        Recognition(String file, List<String> headers, ReadingOptions options, Map<Integer, String> known) {
            this.file = file;
            this.headers = headers;
            this.normalised = FieldNames.withoutTable(headers).stream()
                    .map(FieldNames::normalise)
                    .toList();
            this.options = options;
            this.known = known;
            this.fields = new String[headers.size()];
        }

        Columns columns() {
            options.mapping().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> {
                        int column = inFile(entry.getValue());
                        if (fields[column] != null) {
                            throw usedTwice(column);
                        }
                        fields[column] = entry.getKey();
                    });
            FieldNames.FIELDS.forEach(this::recognise);
            if (ambiguous.containsKey(FieldNames.ID)) {
                throw ambiguous(FieldNames.ID, ambiguous.getOrDefault(FieldNames.ID, List.of()));
            }
            List<String> names = names();
            List<Integer> features = features();
            List<Integer> descriptive =
                    options.descriptive().stream().map(this::named).toList();
            checkUsedOnce(features, descriptive);
            Map<String, String> recognised = new LinkedHashMap<>();
            for (int i = 0; i < fields.length; i++) {
                if (fields[i] != null) {
                    recognised.put(names.get(i), headers.get(i));
                }
            }
            return new Columns(
                    headers,
                    names,
                    recognised,
                    withField(FieldNames.ID),
                    features,
                    descriptive,
                    normalised.indexOf(FieldNames.SYNTHETIC),
                    answers(features),
                    emptyCells(),
                    doubles,
                    otherUnits());
        }

        private Map<Integer, String> otherUnits() {
            Map<Integer, String> units = new TreeMap<>();
            for (String field : FieldNames.FIELDS) {
                boolean isThere = withField(field) != NONE || ambiguous.containsKey(field);
                candidates(i -> !isThere && fields[i] == null && isInOtherUnit(field, i))
                        .forEach(column -> units.put(column, field));
            }
            return units;
        }

        private boolean isInOtherUnit(String field, int column) {
            return field.equals(known.get(column)) || FieldNames.isInOtherUnit(field, normalised.get(column));
        }

        private Map<Integer, Answer> answers(List<Integer> features) {
            Map<Integer, Answer> answers = new HashMap<>();
            options.reading().forEach((name, word) -> {
                if (FileAnswers.WORDS.contains(name)) {
                    return;
                }
                Answer answer = ReadingOptions.FILE_WORDS.contains(name)
                        ? null
                        : Answer.of(word).orElse(null);
                if (answer == null) {
                    throw new UnknownColumn("unknown_answer", params("column", name, "answer", word));
                }
                int column = named(name);
                if (answer.isOfDates() && features.contains(column)) {
                    throw new UnknownColumn("answer_unfit", params("column", headers.get(column), "answer", word));
                }
                if (answers.put(column, answer) != null) {
                    throw new UnknownColumn("answered_twice", params("column", headers.get(column)));
                }
            });
            return Map.copyOf(answers);
        }

        private List<Integer> features() {
            if (!options.features().isEmpty()) {
                return options.features().stream().map(this::named).toList();
            }
            ambiguous.forEach((field, candidates) -> {
                throw ambiguous(field, candidates);
            });
            List<Integer> features = FieldNames.FIELDS.stream()
                    .filter(field -> !field.equals(FieldNames.ID))
                    .map(this::withField)
                    .filter(column -> column != NONE && !isDescriptive(column))
                    .toList();
            if (features.isEmpty()) {
                boolean unnamed = headers.get(0).equals("#1");
                throw new UnknownColumn(unnamed ? "no_header" : "no_feature_column", params("columns", allHeaders()));
            }
            return features;
        }

        /** A field that the user only wants profiled is no feature unless it is named as one. */
        private boolean isDescriptive(int column) {
            return options.descriptive().stream().anyMatch(n -> named(n) == column);
        }

        private void recognise(String field) {
            if (options.mapping().containsKey(field)) {
                return;
            }
            List<IntPredicate> steps = List.of(
                    i -> headers.get(i).equals(field),
                    i -> normalised.get(i).equals(field),
                    i -> FieldNames.isSynonym(field, normalised.get(i)));
            IntPredicate last = i -> field.equals(FieldNames.ID) && FieldNames.isOtherId(normalised.get(i));
            for (IntPredicate step :
                    Stream.concat(steps.stream(), Stream.of(last)).toList()) {
                List<Integer> found = candidates(i -> fields[i] == null && !field.equals(known.get(i)) && step.test(i));
                if (found.size() == 1) {
                    int taken = found.get(0);
                    fields[taken] = field;
                    List<Integer> others =
                            candidates(i -> fields[i] == null && steps.stream().anyMatch(other -> other.test(i)));
                    if (!others.isEmpty()) {
                        doubles.put(taken, others);
                    }
                    return;
                }
                if (found.size() > 1) {
                    ambiguous.put(field, found);
                    return;
                }
            }
        }

        /** Finds a column that the user names in an option. */
        private int named(String name) {
            List<Integer> found = candidates(i -> name.equals(fields[i]));
            if (found.isEmpty() && ambiguous.containsKey(name)) {
                throw ambiguous(name, ambiguous.getOrDefault(name, List.of()));
            }
            return found.isEmpty() ? inFile(name) : found.get(0);
        }

        /** Finds a column of the file by its header, exactly or about, or by its position. */
        private int inFile(String name) {
            String wanted = FieldNames.normalise(name);
            List<IntPredicate> steps = List.of(
                    i -> headers.get(i).equals(name),
                    i -> name.equals("#" + (i + 1)),
                    i -> FieldNames.collapse(headers.get(i)).equals(FieldNames.collapse(name)),
                    i -> !wanted.isEmpty() && normalised.get(i).equals(wanted));
            for (IntPredicate step : steps) {
                List<Integer> found = candidates(step);
                if (found.size() > 1) {
                    throw ambiguous(name, found);
                }
                if (found.size() == 1) {
                    return found.get(0);
                }
            }
            throw new UnknownColumn("unknown_column", params("column", name, "columns", allHeaders()));
        }

        /** Returns a distinct name for each column, whatever the case of letters; those given by the user stay. */
        private List<String> names() {
            Set<String> used = new HashSet<>(TAKEN);
            used.add(FieldNames.ID);
            for (String field : fields) {
                if (field != null && !field.equals(FieldNames.ID) && !used.add(field.toLowerCase(Locale.ROOT))) {
                    throw new UnknownColumn("name_taken", params("name", field));
                }
            }
            List<String> names = new ArrayList<>();
            for (int i = 0; i < fields.length; i++) {
                String field = fields[i];
                names.add(field != null ? field : unused(FieldNames.collapse(headers.get(i)), i, used));
            }
            return List.copyOf(names);
        }

        private static String unused(String header, int column, Set<String> used) {
            String name = header.isEmpty() ? "#" + (column + 1) : header;
            return used.add(name.toLowerCase(Locale.ROOT)) ? name : unused(name + " #" + (column + 1), column, used);
        }

        private void checkUsedOnce(List<Integer> features, List<Integer> descriptive) {
            Set<Integer> used = new HashSet<>();
            used.add(withField(FieldNames.ID));
            for (List<Integer> columns : List.of(features, descriptive)) {
                for (int column : columns) {
                    if (!used.add(column)) {
                        throw usedTwice(column);
                    }
                }
            }
        }

        private Map<Integer, EmptyCells> emptyCells() {
            Map<Integer, EmptyCells> empty = new HashMap<>();
            options.empty().forEach((name, cells) -> {
                if (empty.put(named(name), cells) != null) {
                    throw new UnknownColumn("answered_twice", params("column", name));
                }
            });
            return Map.copyOf(empty);
        }

        private int withField(String field) {
            return Arrays.asList(fields).indexOf(field);
        }

        private List<Integer> candidates(IntPredicate test) {
            return IntStream.range(0, headers.size()).filter(test).boxed().toList();
        }

        private UnknownColumn usedTwice(int column) {
            return new UnknownColumn("column_used_twice", params("column", headers.get(column)));
        }

        private UnknownColumn ambiguous(String field, List<Integer> candidates) {
            String list = candidates.stream()
                    .map(i -> headers.get(i) + " (#" + (i + 1) + ")")
                    .collect(joining(", "));
            return new UnknownColumn("ambiguous_column", params("field", field, "candidates", list));
        }

        private String allHeaders() {
            return String.join(", ", headers);
        }

        private Map<String, Object> params(String... pairs) {
            Map<String, Object> params = new LinkedHashMap<>();
            params.put("file", file);
            for (int i = 0; i < pairs.length; i += 2) {
                params.put(pairs[i], pairs[i + 1]);
            }
            return params;
        }
    }
}
