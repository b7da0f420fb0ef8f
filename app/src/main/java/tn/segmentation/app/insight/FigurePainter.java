package tn.segmentation.app.insight;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import tn.segmentation.app.language.Formats;

/** Draws a figure for a file: title, drawing, note. Holds no number and no word of its own. */
final class FigurePainter {

    private static final double MARGIN = 48;
    private static final Font TITLE = FigureFont.bold(30);
    private static final Font NOTE = FigureFont.regular(Canvas.SMALL);

    private FigurePainter() {}

    /** Draws on {@link Canvas#WIDTH} by {@link Canvas#HEIGHT}. */
    static void paint(Figure figure, Graphics2D graphics, Formats formats) {
        Canvas canvas = new Canvas(graphics, formats);
        canvas.fill(new Rectangle2D.Double(0, 0, Canvas.WIDTH, Canvas.HEIGHT), Color.WHITE);
        double inner = Canvas.WIDTH - 2 * MARGIN;
        double top = MARGIN;
        for (String line : Canvas.wrap(figure.title(), TITLE, inner, 2)) {
            top += 30;
            canvas.text(line, MARGIN, top, Canvas.Align.LEFT, TITLE, Canvas.TEXT);
            top += 8;
        }
        // short lines: where an SVG file is read with another typeface, a wider one, they still fit
        List<String> note = Canvas.wrap(figure.note(), NOTE, inner * 0.86, 3);
        double bottom = Canvas.HEIGHT - MARGIN + 12 - 22 * note.size();
        canvas.line(MARGIN, bottom - 8, Canvas.WIDTH - MARGIN, bottom - 8, Canvas.HAIRLINE, 1);
        for (int i = 0; i < note.size(); i++) {
            double baseline = bottom + 14 + 22 * i;
            canvas.text(note.get(i), MARGIN, baseline, Canvas.Align.LEFT, NOTE, Canvas.MUTED);
        }
        Rectangle2D area = new Rectangle2D.Double(MARGIN, top + 20, inner, bottom - 24 - top - 20);
        switch (figure.kind()) {
            case DONUT -> DonutDrawing.draw(canvas, figure, area);
            case HEATMAP -> HeatmapDrawing.draw(canvas, figure, area);
            case PROFILE -> ProfileDrawing.draw(canvas, figure, area);
            case BOX -> BoxDrawing.draw(canvas, figure, area);
            case TABLE -> throw new IllegalArgumentException("a table has no picture: " + figure.id());
        }
    }
}
