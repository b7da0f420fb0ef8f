package tn.segmentation.store.input;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tn.segmentation.store.dialect.Dialect;

/**
 * A table of customers that is known cell by cell, and can be written in any dialect.
 *
 * @param header names of the columns
 * @param records cells, numbers with a decimal point
 */
record CleanTable(List<String> header, List<List<String>> records) {

    private static final int RECORDS = 24;
    private static final List<String> TOWNS =
            List.of("Tunis", "Béja", "Sfax, port", "Gabès", "Nabeul; centre", "Sousse");
    private static final List<String> NOTES =
            List.of("", "dit \"oui\"", "rien", "deux\nlignes", "à revoir", "a|b", "x\ty");

    /** How a table is written. */
    record Dialect(char delimiter, char decimal, String lineEnd, boolean quoteAll) {

        static final Dialect COMMAS = new Dialect(',', '.', "\n", false);
        static final Dialect FRENCH = new Dialect(';', ',', "\r\n", false);
        static final Dialect QUOTED = new Dialect(',', ',', "\n", true);

        /** Returns a cell as this dialect writes it. */
        String cell(String cell, boolean number) {
            String text = number ? cell.replace('.', decimal) : cell;
            boolean quotes =
                    quoteAll || text.indexOf(delimiter) >= 0 || text.indexOf('"') >= 0 || text.indexOf('\n') >= 0;
            return quotes ? '"' + text.replace("\"", "\"\"") + '"' : text;
        }

        /** Returns a line, its end left out. */
        String line(List<String> cells) {
            List<String> written = new ArrayList<>();
            for (int i = 0; i < cells.size(); i++) {
                written.add(cell(cells.get(i), isNumber(i)));
            }
            return String.join(String.valueOf(delimiter), written);
        }
    }

    /** Returns whether a column holds numbers. */
    static boolean isNumber(int column) {
        return column > 0 && column < 5;
    }

    /** Returns the table of a seed. */
    static CleanTable of(long seed) {
        Random random = new Random(seed);
        List<List<String>> records = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            records.add(List.of(
                    "TT" + (100_000 + 37 * i),
                    "" + random.nextInt(16, 96),
                    random.nextInt(0, 3000) + "." + random.nextInt(10) + random.nextInt(1, 10),
                    "" + random.nextInt(0, 500),
                    "0." + random.nextInt(100) + random.nextInt(1, 10),
                    TOWNS.get(random.nextInt(TOWNS.size())),
                    NOTES.get(random.nextInt(NOTES.size()))));
        }
        return new CleanTable(
                List.of("id_client", "age", "montant_consommation", "nombre_appels", "volume_data", "ville", "note"),
                records);
    }

    /** Returns the lines of the table without their ends, the header first; a cell may have line ends within. */
    List<String> lines(Dialect dialect) {
        List<String> lines = new ArrayList<>(List.of(dialect.line(header)));
        records.forEach(record -> lines.add(dialect.line(record)));
        return lines;
    }

    /** Returns the table as text. */
    String text(Dialect dialect) {
        return lines(dialect).stream().map(line -> line + dialect.lineEnd()).collect(joining());
    }
}
