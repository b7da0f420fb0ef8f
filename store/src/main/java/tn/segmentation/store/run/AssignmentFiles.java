package tn.segmentation.store.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.engine.Assignments;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.duckdb.DuckDb;
import tn.segmentation.store.input.AcceptedRecords;
import tn.segmentation.store.input.TextBlock;
import tn.segmentation.store.parquet.ParquetFile;
import tn.segmentation.store.parquet.RowGroup;
import tn.segmentation.store.parquet.SlicedColumn;

/*
 * Each file is a pass over all rows. Files of customers are nearly always in the order of their ids: then the ids of the
 * two Parquet files are the same bytes, and are encoded once and written in one pass.
 */

/** Writes {@code assignments.parquet}, {@code assignments.csv} and {@code ids.parquet}. */
final class AssignmentFiles {

    static final String PARQUET = "assignments.parquet";
    static final String CSV = "assignments.csv";
    static final String IDS = "ids.parquet";

    private static final Set<String> OWN =
            Set.of("id_client", "line", "imputed", "segment", "distance", "second_segment", DuckDb.FILE_ROW);

    /** Rows of a group: so many that dictionaries pay, so few that threads share them evenly. */
    private static final int GROUP_ROWS = 1 << 19;

    /** Files of more columns have smaller groups, so that a group takes about the same memory. */
    private static final int COLUMNS_OF_A_GROUP = 16;

    private static final int LEAST_GROUP_ROWS = 1 << 16;

    /** So many ids that are put in order take a few milliseconds. */
    private static final int CHECK_EVERY = 1 << 14;

    private final AcceptedRecords records;
    private final Assignments assignments;
    private final List<String> labels;
    private final int threads;
    private final Progress progress;

    /**
     * Prepares the files.
     *
     * @throws IllegalArgumentException if there are not as many assignments as accepted records
     */
    AssignmentFiles(
            AcceptedRecords records, Assignments assignments, List<String> labels, int threads, Progress progress) {
        if (records.rows() != assignments.rows()) {
            throw new IllegalArgumentException(assignments.rows() + " assignments of " + records.rows() + " records");
        }
        this.records = records;
        this.assignments = assignments;
        this.labels = labels;
        this.threads = threads;
        this.progress = progress;
    }

    /** Writes the files of a format, as {@link #write(Path, AssignmentFormat, int)} does. */
    List<WrittenFile> write(Path folder, AssignmentFormat format) throws IOException {
        return write(folder, format, groupRows(records.columns().size()));
    }

    private static int groupRows(int columns) {
        int rows = GROUP_ROWS;
        for (int n = columns; n > COLUMNS_OF_A_GROUP && rows > LEAST_GROUP_ROWS; n /= 2) {
            rows /= 2;
        }
        return rows;
    }

    /**
     * Writes the files of a format.
     *
     * @param groupRows rows of a row group
     * @return the files, finished and on their way to the disk; to be closed by the caller
     */
    List<WrittenFile> write(Path folder, AssignmentFormat format, int groupRows) throws IOException {
        List<WrittenFile> files = new ArrayList<>();
        try {
            List<Pass> passes = passes(folder, format, groupRows, files);
            for (int i = 0; i < passes.size(); i++) {
                passes.get(i).write(new PassProgress(progress, i, passes.size()));
            }
            return files;
        } catch (IOException | RuntimeException e) {
            for (WrittenFile file : files) {
                file.close();
            }
            throw e;
        }
    }

    /** Writes all rows of a file, or of two. */
    @FunctionalInterface
    private interface Pass {
        void write(Progress progressOfPass) throws IOException;
    }

    private List<Pass> passes(Path folder, AssignmentFormat format, int groupRows, List<WrittenFile> files) {
        Path ids = folder.resolve(IDS);
        Path parquet = folder.resolve(PARQUET);
        Path csv = folder.resolve(CSV);
        boolean ordered = records.areInIdOrder();
        List<Pass> passes = new ArrayList<>();
        if (format == AssignmentFormat.CSV) {
            passes.add(
                    pass -> writeParquet(create(ids, files), ordered ? idsByRow() : idsByRank(pass), groupRows, pass));
        } else if (ordered) {
            passes.add(pass -> writeParquetAndIds(create(parquet, files), create(ids, files), groupRows, pass));
        } else {
            passes.add(pass -> writeParquet(create(parquet, files), columns(), groupRows, pass));
            passes.add(pass -> writeParquet(create(ids, files), idsByRank(pass), groupRows, pass));
        }
        if (format != AssignmentFormat.PARQUET) {
            passes.add(pass -> writeCsv(create(csv, files), pass));
        }
        return passes;
    }

    private void writeParquetAndIds(WrittenFile file, WrittenFile idsFile, int groupRows, Progress pass)
            throws IOException {
        List<SlicedColumn> columns = columns();
        ParquetFile table = new ParquetFile(columns, file::write);
        ParquetFile ids = new ParquetFile(idsByRow(), idsFile::write);
        List<SlicedColumn> encoded = new ArrayList<>(columns);
        encoded.add(rowNumbers());
        int[] all = IntStream.range(0, columns.size()).toArray();
        writeGroups(encoded, groupRows, pass, group -> {
            table.append(group, all);
            ids.append(group, 0, columns.size());
        });
        table.finish();
        file.finish();
        ids.finish();
        idsFile.finish();
    }

    private void writeParquet(WrittenFile file, List<SlicedColumn> columns, int groupRows, Progress pass)
            throws IOException {
        ParquetFile table = new ParquetFile(columns, file::write);
        int[] all = IntStream.range(0, columns.size()).toArray();
        writeGroups(columns, groupRows, pass, group -> table.append(group, all));
        table.finish();
        file.finish();
    }

    private List<SlicedColumn> idsByRow() {
        return List.of(ids("id"), rowNumbers());
    }

    /** Returns ids in their order, and the rows they belong to; asks whether to stop while it looks for them. */
    private List<SlicedColumn> idsByRank(Progress pass) {
        return List.of(
                new SlicedColumn.Ids("id", (from, to, into) -> {
                    TextBlock one = new TextBlock();
                    for (int rank = from; rank < to; rank++) {
                        if (rank % CHECK_EVERY == 0) {
                            pass.checkCancelled();
                        }
                        int row = records.rowByRank(rank);
                        one.clear();
                        records.ids(row, row + 1, one);
                        into.add(one.bytes(), one.start(0), one.start(0) + one.length(0));
                    }
                }),
                new SlicedColumn.Counters("row", (from, to, into) -> {
                    for (int rank = from; rank < to; rank++) {
                        into[rank - from] = records.rowByRank(rank);
                    }
                }));
    }

    private void writeGroups(List<SlicedColumn> columns, int groupRows, Progress pass, GroupTarget target)
            throws IOException {
        OrderedSlices.write(records.rows(), groupRows, threads, pass, () -> new GroupSlice(columns, target));
    }

    /** Takes row groups in their order. */
    @FunctionalInterface
    private interface GroupTarget {
        void append(RowGroup group) throws IOException;
    }

    /** A row group of one thread. */
    private static final class GroupSlice implements OrderedSlices.Slice {

        private final RowGroup group;
        private final GroupTarget target;

        GroupSlice(List<SlicedColumn> columns, GroupTarget target) {
            this.group = new RowGroup(columns);
            this.target = target;
        }

        @Override
        public void encode(int from, int to) {
            group.encode(from, to);
        }

        @Override
        public void write() throws IOException {
            target.append(group);
        }

        @Override
        public void close() {
            group.close();
        }
    }

    private void writeCsv(WrittenFile file, Progress pass) throws IOException {
        List<SlicedColumn> columns = columns();
        AssignmentsCsv.writeHeader(columns, file);
        OrderedSlices.write(
                records.rows(), AssignmentsCsv.ROWS, threads, pass, () -> new AssignmentsCsv(columns, file));
        file.finish();
    }

    private static WrittenFile create(Path path, List<WrittenFile> files) throws IOException {
        WrittenFile file = new WrittenFile(path);
        files.add(file);
        return file;
    }

    private List<SlicedColumn> columns() {
        List<SlicedColumn> columns = new ArrayList<>();
        columns.add(ids("id_client"));
        List<String> names = namesOfTheFile();
        for (int i = 0; i < names.size(); i++) {
            columns.add(ofTheFile(i, names.get(i)));
        }
        columns.add(new SlicedColumn.Counters("line", records::lines));
        columns.add(new SlicedColumn.Lists("imputed", records::imputed));
        columns.addAll(ofTheAssignments());
        return columns;
    }

    private SlicedColumn ofTheFile(int column, String name) {
        if (!records.isNumber(column)) {
            return new SlicedColumn.Texts(name, (from, to, into) -> records.texts(column, from, to, into));
        }
        NumberColumn decimals = records.decimals(column);
        return decimals == null
                ? new SlicedColumn.Numbers(name, (from, to, into) -> records.numbers(column, from, to, into))
                : new SlicedColumn.Decimals(name, decimals);
    }

    /** The one place that takes rows out of the assignments. */
    private List<SlicedColumn> ofTheAssignments() {
        return List.of(
                new SlicedColumn.Labels(
                        "segment",
                        labels,
                        (from, to, into) -> System.arraycopy(assignments.segments(), from, into, 0, to - from)),
                new SlicedColumn.Measures(
                        "distance",
                        (from, to, into) -> System.arraycopy(assignments.distances(), from, into, 0, to - from)),
                new SlicedColumn.Labels(
                        "second_segment",
                        labels,
                        (from, to, into) -> System.arraycopy(assignments.seconds(), from, into, 0, to - from)));
    }

    private SlicedColumn ids(String name) {
        return new SlicedColumn.Ids(name, records::ids);
    }

    private static SlicedColumn rowNumbers() {
        return new SlicedColumn.Counters("row", (from, to, into) -> {
            for (int row = from; row < to; row++) {
                into[row - from] = row;
            }
        });
    }

    /** Returns the columns of the file; one that is called as a column of ours gets an underscore at its end. */
    private List<String> namesOfTheFile() {
        Set<String> taken = new HashSet<>(OWN);
        records.columns().forEach(name -> taken.add(name.toLowerCase(Locale.ROOT)));
        List<String> names = new ArrayList<>();
        for (String name : records.columns()) {
            String unique = name;
            if (OWN.contains(name.toLowerCase(Locale.ROOT))) {
                while (taken.contains(unique.toLowerCase(Locale.ROOT))) {
                    unique += "_";
                }
                taken.add(unique.toLowerCase(Locale.ROOT));
            }
            names.add(unique);
        }
        return names;
    }
}
