package tn.segmentation.store.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tn.segmentation.core.engine.SegmentModel;
import tn.segmentation.core.prepare.FeatureTransform;

class ModelFileTest {

    @Test
    void readsBackEveryBitOfTheModel() {
        SegmentModel model = RunExamples.model();

        SegmentModel read =
                RunJson.read(RunJson.text(ModelFile.of(model)), ModelFile.class).toModel();

        assertThat(read.transforms()).isEqualTo(model.transforms());
        assertThat(read.labels()).isEqualTo(model.labels());
        assertThat(read.gridExponent()).isEqualTo(model.gridExponent());
        assertThat(read.orderedBy()).isEqualTo(model.orderedBy());
        assertThat(read.centers()).usingRecursiveComparison().isEqualTo(model.centers());
    }

    @Test
    void keepsAMissingFill() {
        SegmentModel model =
                withTransform(new FeatureTransform("age", FeatureTransform.Shape.LOG, null, null, 0, 1, 1, Double.NaN));

        String json = RunJson.text(ModelFile.of(model));

        assertThat(json).doesNotContain("fill");
        assertThat(RunJson.read(json, ModelFile.class).toModel().transforms()).isEqualTo(model.transforms());
    }

    @Test
    void writesWhatADataScientistNeedsToScoreElsewhere() {
        SegmentModel model =
                withTransform(new FeatureTransform("age", FeatureTransform.Shape.LINEAR, 99.5, null, 40, 10, 0.5, 39));

        assertThat(RunJson.text(ModelFile.of(model))).isEqualTo("""
                        {
                          "schema_version" : 1,
                          "features" : [ "age" ],
                          "transforms" : [ {
                            "feature" : "age",
                            "transform" : "linear",
                            "cap" : 99.5,
                            "mean" : 40.0,
                            "deviation" : 10.0,
                            "weight" : 0.5,
                            "fill" : 39.0
                          } ],
                          "grid_exponent" : 24,
                          "ordered_by" : "age",
                          "segments" : [ {
                            "label" : "S1",
                            "center" : [ 0.25 ],
                            "typical_values" : {
                              "age" : 45.0
                            }
                          } ]
                        }
                        """);
    }

    @Test
    void refusesACenterThatIsNowhere() {
        SegmentModel model = new SegmentModel(
                RunExamples.model().transforms(), 20, List.of(new double[] {0, Double.NaN}), List.of("S1"), "age");

        assertThatThrownBy(() -> ModelFile.of(model))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("S1");
    }

    @Test
    void refusesAFileThatContradictsItself() {
        String json = RunJson.text(ModelFile.of(RunExamples.model())).replace("\"age\", \"volume data\"", "\"age\"");

        assertThatThrownBy(() -> RunJson.read(json, ModelFile.class).toModel())
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static SegmentModel withTransform(FeatureTransform transform) {
        return new SegmentModel(List.of(transform), 24, List.of(new double[] {0.25}), List.of("S1"), "age");
    }
}
