package tn.segmentation.app.insight;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The typefaces of saved figures, from the class path: a server may have no fonts, and figures look the same
 * everywhere. Liberation Sans has the widths of Arial, so that an SVG file keeps its layout where only Arial is there.
 * It has no letters of Arabic; those are of DejaVu Sans.
 *
 * <p>Where the system has no font at all, Java does not even read one that it is handed: it first looks for a typeface
 * behind its logical names ({@code Dialog} and the like), and gives up. So those names are pointed to ours, with a font
 * configuration file, before the first font is read. Somebody else's configuration is left alone.
 */
final class FigureFont {

    /** The typefaces that an SVG file asks for, in this order. */
    static final String FAMILIES = "'Liberation Sans', Arial, Helvetica, sans-serif";

    static final String REGULAR_FILE = "/liberation/LiberationSans-Regular.ttf";
    static final String BOLD_FILE = "/liberation/LiberationSans-Bold.ttf";
    static final String ARABIC_REGULAR_FILE = "/net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf";
    static final String ARABIC_BOLD_FILE = "/net/sf/jasperreports/fonts/dejavu/DejaVuSans-Bold.ttf";

    private static final String CONFIGURATION = "sun.awt.fontconfig";

    private static final Font REGULAR;
    private static final Font BOLD;

    static {
        if (System.getProperty(CONFIGURATION) == null) {
            System.setProperty(CONFIGURATION, configure().toString());
        }
        REGULAR = font(REGULAR_FILE, Font.PLAIN);
        BOLD = font(BOLD_FILE, Font.BOLD);
    }

    /** Read when the first letter of Arabic is drawn: most figures have none. */
    private static final class Arabic {

        static final Font REGULAR = font(ARABIC_REGULAR_FILE, Font.PLAIN);
        static final Font BOLD = font(ARABIC_BOLD_FILE, Font.BOLD);
    }

    private FigureFont() {}

    static Font regular(double size) {
        return REGULAR.deriveFont((float) size);
    }

    static Font bold(double size) {
        return BOLD.deriveFont((float) size);
    }

    /** Returns the font for letters of Arabic beside another one: of its size and weight. */
    static Font arabic(Font font) {
        return (font.isBold() ? Arabic.BOLD : Arabic.REGULAR).deriveFont(font.getSize2D());
    }

    private static Font font(String file, int style) {
        try (InputStream in = open(file)) {
            return Font.createFont(Font.TRUETYPE_FONT, in).deriveFont(style);
        } catch (IOException e) {
            throw unreadable(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("not a font", e);
        }
    }

    private static UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException("cannot read the typeface of figures", e);
    }

    /** Opens a file of a typeface. */
    static InputStream open(String name) {
        InputStream in = FigureFont.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("missing from the jar: " + name);
        }
        return in;
    }

    /** Writes a font configuration in which every logical name, in every style, is one typeface. */
    private static Path configure() {
        String name = "-misc-liberation sans-medium-r-normal--*-%d-*-*-p-*-iso8859-1";
        StringBuilder text = new StringBuilder("version=1\nsequence.allfonts=latin-1\n");
        for (String logical : List.of("dialog", "dialoginput", "serif", "sansserif", "monospaced")) {
            for (String style : List.of("plain", "bold", "italic", "bolditalic")) {
                text.append(logical)
                        .append('.')
                        .append(style)
                        .append(".latin-1=")
                        .append(name)
                        .append('\n');
            }
        }
        try (InputStream in = open(REGULAR_FILE)) {
            Path folder = Files.createTempDirectory("figure-fonts-");
            folder.toFile().deleteOnExit();
            Path typeface = folder.resolve("regular.ttf");
            typeface.toFile().deleteOnExit();
            Files.copy(in, typeface);
            text.append("filename.").append(name.replace(' ', '_')).append('=');
            text.append(typeface.toString().replace("\\", "\\\\")).append('\n');
            Path file = folder.resolve("fontconfig.properties");
            file.toFile().deleteOnExit();
            return Files.writeString(file, text, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }
}
