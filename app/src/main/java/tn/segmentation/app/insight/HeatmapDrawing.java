package tn.segmentation.app.insight;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** A row per series, a column per category, each cell with its number; the scale of the colours below. */
final class HeatmapDrawing {

    private static final double NAMES = 240;
    private static final double HEADER = 40;
    private static final double LEGEND = 64;
    private static final double LEGEND_WIDTH = 320;
    private static final double TALLEST = 96;
    private static final int LEGEND_STEPS = 64;
    private static final Font HEAD = FigureFont.bold(22);

    private HeatmapDrawing() {}

    static void draw(Canvas canvas, Figure figure, Rectangle2D area) {
        double limit = DivergingColours.limit(figure);
        int columns = figure.categories().size();
        double width = (area.getWidth() - NAMES) / columns;
        double height = Math.min(
                TALLEST, (area.getHeight() - HEADER - LEGEND) / figure.series().size());
        double left = area.getMinX() + NAMES;
        double top = area.getMinY() + HEADER;
        for (int c = 0; c < columns; c++) {
            String name = Canvas.shorten(figure.categories().get(c), HEAD, width - 8);
            canvas.text(name, left + width * (c + 0.5), top - 14, Canvas.Align.CENTRE, HEAD, Canvas.TEXT);
        }
        Font label = FigureFont.regular(Math.min(22, height * 0.8));
        for (int r = 0; r < figure.series().size(); r++) {
            Figure.Series row = figure.series().get(r);
            double y = top + height * r;
            String name = Canvas.shorten(row.name(), label, NAMES - 20);
            canvas.middle(name, left - 20, y + height / 2, Canvas.Align.RIGHT, label, Canvas.TEXT);
            for (int c = 0; c < columns; c++) {
                cell(canvas, row, c, limit, new Rectangle2D.Double(left + width * c, y, width, height), label);
            }
        }
        legend(
                canvas,
                figure,
                limit,
                area.getMaxX() - LEGEND_WIDTH,
                top + height * figure.series().size() + 20);
    }

    private static void cell(Canvas canvas, Figure.Series row, int column, double limit, Rectangle2D place, Font font) {
        Double value = row.values().get(column);
        Color fill = value == null ? Color.WHITE : DivergingColours.at(value, limit);
        canvas.fill(place, fill);
        canvas.stroke(place, Color.WHITE, 2);
        String text = row.texts().get(column);
        canvas.middle(text, place.getCenterX(), place.getCenterY(), Canvas.Align.CENTRE, font, Canvas.on(fill));
    }

    private static void legend(Canvas canvas, Figure figure, double limit, double left, double top) {
        Scale scale = Scale.aroundZero(limit, left, left + LEGEND_WIDTH);
        double step = LEGEND_WIDTH / LEGEND_STEPS;
        for (int i = 0; i < LEGEND_STEPS; i++) {
            double value = limit * (2.0 * i / (LEGEND_STEPS - 1) - 1);
            // each step reaches under the next, or hairs of white show between them
            double reach = i == LEGEND_STEPS - 1 ? step : step + 1;
            canvas.fill(new Rectangle2D.Double(left + step * i, top, reach, 12), DivergingColours.at(value, limit));
        }
        Font font = FigureFont.regular(Canvas.SMALL);
        List<Double> ticks = scale.ticks();
        for (double tick : ticks) {
            String text = canvas.formats().signed(tick, scale.decimals());
            double x = scale.at(tick);
            canvas.line(x, top + 12, x, top + 17, Canvas.OUTLINE, 1);
            canvas.text(text, x, top + 34, Canvas.Align.CENTRE, font, Canvas.MUTED);
        }
        canvas.middle(figure.unit(), left - 16, top + 6, Canvas.Align.RIGHT, font, Canvas.MUTED);
    }
}
